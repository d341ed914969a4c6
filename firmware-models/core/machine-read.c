#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "machine-state.h"

/* Rows of an event; eleven fit 240 bytes. */
#define ROWS 8
#define FLOATS (BULK_BYTES / 4)
#define SNAPSHOT_BYTES (BULK_BYTES & ~3u)

/* The read under way. */
static struct {
  uint8_t which; /* enum nudge_event_message_member */
  uint8_t kind;  /* tensor or variable */
  uint32_t id;
  uint32_t offset, total;
} reading;

static void begin(uint8_t which, uint8_t kind, uint32_t id, uint32_t total) {
  reading.which = which;
  reading.kind = kind;
  reading.id = id;
  reading.offset = 0;
  reading.total = total;
  machine.work = WORK_READ;
}

static bool insist_neurons(uint32_t id, const char *path) {
  return insist(id < chip.populations, NUDGE_ERROR_CODE_RANGE, "there is no such population", path) &&
         insist(chip.population[id].spiking, NUDGE_ERROR_CODE_UNSUPPORTED, "only spiking populations have it", path);
}

static void begin_weights(const struct nudge_read_weights *read) {
  if (read->tensor == NUDGE_TENSOR_BIAS) {
    if (insist_neurons(read->id, "id"))
      begin(NUDGE_EVENT_WEIGHTS, read->tensor, read->id, chip.population[read->id].neurons);
    return;
  }
  bool hidden = read->tensor == NUDGE_TENSOR_HIDDEN;
  bool known = hidden || read->tensor == NUDGE_TENSOR_WEIGHT || read->tensor == NUDGE_TENSOR_ACCUMULATOR;
  if (insist(known, NUDGE_ERROR_CODE_UNSUPPORTED, "this chip keeps no such tensor", "tensor") &&
      insist(read->id < chip.projections, NUDGE_ERROR_CODE_RANGE, "there is no such projection", "id") &&
      insist(!hidden || chip.projection[read->id].hidden != NULL, NUDGE_ERROR_CODE_UNSUPPORTED,
             "this projection keeps no hidden numbers", "tensor"))
    begin(NUDGE_EVENT_WEIGHTS, read->tensor, read->id, chip.projection[read->id].synapses);
}

void read_begin(const struct nudge_command_message *command) {
  switch (command->which) {
    case NUDGE_COMMAND_READ_WEIGHTS: begin_weights(&command->command.read_weights); break;
    case NUDGE_COMMAND_READ_STATE: {
      const struct nudge_read_state *read = &command->command.read_state;
      if (insist_neurons(read->population, "population") &&
          insist(read->variable != NUDGE_STATE_VARIABLE_ENERGY, NUDGE_ERROR_CODE_UNSUPPORTED,
                 "spiking neurons have no energy", "variable"))
        begin(NUDGE_EVENT_STATE, read->variable, read->population, chip.population[read->population].neurons);
      break;
    }
    case NUDGE_COMMAND_TELEMETRY: begin(NUDGE_EVENT_TELEMETRY_REPORT, 0, 0, counter_rows()); break;
    case NUDGE_COMMAND_SNAPSHOT: begin(NUDGE_EVENT_SNAPSHOT_BLOCK, 0, 0, chip.state_bytes); break;
    default: answer_error(NUDGE_ERROR_CODE_UNSUPPORTED, "unknown command", "");
  }
}

static double weight_value(uint32_t at) {
  if (reading.kind == NUDGE_TENSOR_BIAS) {
    const struct population *p = &chip.population[reading.id];
    return times_power(p->bias[at], -(p->membrane_fraction + 12));
  }
  const struct projection *w = &chip.projection[reading.id];
  if (reading.kind == NUDGE_TENSOR_WEIGHT) return times_power(weight_of(w, at), -w->fraction);
  if (reading.kind == NUDGE_TENSOR_HIDDEN) return times_power(hidden_of(w, at), -w->moved_fraction);
  if (w->accumulator == NULL) return 0;
  return times_power(w->accumulator[at], -chip.population[w->target].trace_fraction);
}

static double state_value(uint32_t at) {
  const struct population *p = &chip.population[reading.id];
  switch (reading.kind) {
    case NUDGE_STATE_VARIABLE_POTENTIAL: return times_power(p->v[at], -p->membrane_fraction);
    case NUDGE_STATE_VARIABLE_RATE: return times_power(p->r[at], -p->trace_fraction);
    case NUDGE_STATE_VARIABLE_ACCELERATION: return times_power(p->a[at], -p->trace_fraction);
    case NUDGE_STATE_VARIABLE_SLOW_RATE: return times_power(p->q[at], -p->trace_fraction);
    default: return p->counts[at];
  }
}

static struct nudge_bytes values(uint32_t count) {
  for (uint32_t k = 0; k < count; k++) {
    uint32_t at = reading.offset + k;
    float value = (float)(reading.which == NUDGE_EVENT_WEIGHTS ? weight_value(at) : state_value(at));
    memcpy(machine.bulk + 4 * k, &value, sizeof value);
  }
  return (struct nudge_bytes){machine.bulk, (uint16_t)(4 * count)};
}

static uint32_t most_of(uint8_t which) {
  if (which == NUDGE_EVENT_TELEMETRY_REPORT) return ROWS;
  return which == NUDGE_EVENT_SNAPSHOT_BLOCK ? SNAPSHOT_BYTES : FLOATS;
}

bool read_step(void) {
  struct nudge_counter_row rows[ROWS];
  struct nudge_event_message event = {.request_id = machine.request_id, .which = reading.which};
  uint32_t left = reading.total - reading.offset, most = most_of(reading.which);
  uint32_t count = left < most ? left : most;
  switch (reading.which) {
    case NUDGE_EVENT_WEIGHTS:
      event.event.weights = (struct nudge_weight_block){
          .tensor = reading.kind, .id = reading.id, .offset = reading.offset, .count = count, .total = reading.total,
          .element = NUDGE_ELEMENT_FLOAT32, .data = values(count)};
      break;
    case NUDGE_EVENT_STATE:
      event.event.state = (struct nudge_state_block){
          .population = reading.id, .variable = reading.kind, .offset = reading.offset, .count = count,
          .total = reading.total, .element = NUDGE_ELEMENT_FLOAT32, .data = values(count)};
      break;
    case NUDGE_EVENT_SNAPSHOT_BLOCK:
      event.event.snapshot_block = (struct nudge_snapshot_block){
          .offset = reading.offset, .count = count, .total = reading.total,
          .data = {chip.memory + reading.offset, (uint16_t)count}};
      break;
    default:
      for (uint32_t k = 0; k < count; k++) counter_row(reading.offset + k, &rows[k]);
      event.event.telemetry_report =
          (struct nudge_telemetry){.offset = reading.offset, .total = reading.total, .rows = {(uint16_t)count, rows}};
  }
  if (event_emit(&event)) reading.offset += count;
  return reading.offset < reading.total;
}
