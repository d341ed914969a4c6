#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "machine-state.h"

#define RANGE NUDGE_ERROR_CODE_RANGE
#define UNSUPPORTED NUDGE_ERROR_CODE_UNSUPPORTED
#define BAD_STATE NUDGE_ERROR_CODE_BAD_STATE
/* Ticks between two looks at the residual. */
#define RESIDUAL_EVERY 10
#define MOST_RECORDED 16
/* Largest drive: steps of the membrane for a step of the trace. */
#define MOST_DRIVE 4096.0
#define BIAS_FRACTION 12
#define FLOATS (READOUT_BYTES / 4)

/* The settle under way. */
static struct {
  uint32_t ticks, limit;
  bool to_residual, converged;
  double below, residual;
  int16_t save_slot;
  struct nudge_work_counts before;
  uint16_t part; /* of the answer, once it is being sent */
  bool ending;
} now;

/* Spikes that are being reported: address events of one tick and population, as many as fit. */
static struct {
  uint16_t populations;
  uint8_t population[MOST_RECORDED];
  uint16_t at;       /* index in `population`, or `populations` when the tick is reported */
  uint32_t address;  /* from which on */
} record;

static bool number(double x, const char *message, const char *path) {
  return insist(finite(x), RANGE, message, path);
}

static bool check_scale(double divisor, double rate_scale) {
  return insist(finite(divisor) && divisor != 0, RANGE, "the divisor must be a finite number other than 0", "divisor") &&
         number(rate_scale, "the rate scale must be a finite number", "rateScale");
}

static bool set_scale(double factor, struct multiplier *scale) {
  return insist(multiplier_of(factor, scale), RANGE, "the step is too large for the chip's numbers", "rateScale");
}

static bool set_scales(double gain, bool deferred) {
  for (uint8_t k = 0; k < chip.projections; k++) {
    struct projection *w = &chip.projection[k];
    if (deferred && w->learning != LEARNING_DEFERRED) continue;
    int power = w->moved_fraction - chip.population[w->target].trace_fraction;
    if (!set_scale(times_power(w->rate * gain, power), &w->scale)) return false;
  }
  for (uint8_t k = 0; k < chip.populations; k++) {
    struct population *p = &chip.population[k];
    int power = p->membrane_fraction + BIAS_FRACTION - p->trace_fraction;
    if (p->spiking && !set_scale(times_power(p->bias_rate * gain, power), &p->bias_scale)) return false;
  }
  return true;
}

void update(const struct nudge_update *command) {
  if (!insist(command->rule == NUDGE_RULE_PATH, UNSUPPORTED, "this chip learns along the path only", "rule") ||
      !check_scale(command->divisor, command->rate_scale) ||
      !set_scales(command->rate_scale / command->divisor, true))
    return;
  for (uint8_t k = 0; k < chip.projections; k++)
    if (chip.projection[k].learning == LEARNING_DEFERRED) projection_apply(&chip.projection[k], k);
  for (uint8_t k = 0; k < chip.populations; k++)
    if (chip.population[k].spiking && chip.population[k].bias_sum != NULL) neurons_apply_bias(&chip.population[k]);
  chip_hold_stuck();
  answer_done();
}

static bool learns(uint8_t learning) {
  bool moved = false;
  for (uint8_t k = 0; k < chip.projections; k++)
    if (chip.projection[k].learning == learning) return true;
  for (uint8_t k = 0; k < chip.populations; k++)
    if (chip.population[k].spiking && chip.population[k].bias_rate > 0) moved = true;
  return moved && chip_defers_biases() == (learning == LEARNING_DEFERRED);
}

static bool check_slots(const struct nudge_settle *settle) {
  bool save = !settle->save_slot.given || settle->save_slot.value < chip.slots;
  bool start = settle->start != NUDGE_START_SLOT || (settle->start_slot.given && settle->start_slot.value < chip.slots);
  return insist(save, RANGE, "there are not so many slots", "saveSlot") &&
         insist(start, RANGE, "there are not so many slots", "startSlot");
}

static bool check_drives(const struct nudge_settle *settle) {
  for (uint16_t k = 0; k < settle->drives.count; k++) {
    const struct nudge_drive *drive = &settle->drives.items[k];
    if (!number(drive->beta, "beta must be a finite number", path_of("drives", k, "beta")) ||
        !insist(drive->evaluation == NUDGE_EVALUATION_CLOSED_LOOP, UNSUPPORTED,
                "this chip evaluates drives at every tick", path_of("drives", k, "evaluation")))
      return false;
  }
  return true;
}

static bool check_learning(const struct nudge_settle *settle) {
  if (settle->plasticity == NUDGE_PLASTICITY_OFF) return true;
  bool continual = settle->plasticity == NUDGE_PLASTICITY_CONTINUAL;
  return insist(learns(continual ? LEARNING_CONTINUAL : LEARNING_DEFERRED), UNSUPPORTED,
                "no projection was configured for this plasticity", "plasticity") &&
         (!continual || check_scale(settle->divisor, settle->rate_scale));
}

static bool check_record(const struct nudge_settle *settle) {
  for (uint16_t k = 0; k < settle->record.count; k++)
    if (!insist(settle->record.items[k] < chip.populations, RANGE, "there is no such population",
                path_of("record", k, "")))
      return false;
  return true;
}

static bool check_readout(const struct nudge_settle *settle) {
  if (!settle->readout.given) return true;
  uint32_t id = settle->readout.value;
  return insist(id < chip.populations, RANGE, "there is no such population", "readout") &&
         insist(chip.population[id].spiking, UNSUPPORTED, "only spiking populations have it", "readout");
}

/* The drives as integers, kept apart until the settle is accepted. */
static bool set_drives(const struct nudge_settle *settle, struct drive *drives) {
  for (uint16_t k = 0; k < settle->drives.count; k++) {
    const struct nudge_drive *drive = &settle->drives.items[k];
    bool there = drive->population < chip.populations;
    if (!insist(there, RANGE, "there is no such population", path_of("drives", k, "population"))) return false;
    const struct population *p = &chip.population[drive->population];
    bool force = drive->kind == NUDGE_DRIVE_KIND_FORCE;
    double factor = times_power(drive->beta, p->membrane_fraction - p->trace_fraction);
    if (!insist(p->spiking, UNSUPPORTED, "only spiking populations have it", path_of("drives", k, "population")) ||
        !insist(force || drive->kind == NUDGE_DRIVE_KIND_NUDGE, UNSUPPORTED, "this chip can nudge and force",
                path_of("drives", k, "kind")) ||
        !insist(factor <= MOST_DRIVE && factor >= -MOST_DRIVE, RANGE, "beta is too large for the chip's numbers",
                path_of("drives", k, "beta")))
      return false;
    drives[k].population = (uint8_t)drive->population;
    drives[k].force = force;
    multiplier_of(factor, &drives[k].beta);
  }
  return true;
}

static struct nudge_work_counts work(void) {
  struct nudge_work_counts counts = {.ticks = count_of(chip.head, HEAD_TICKS / 2)};
  for (uint8_t k = 0; k < chip.populations; k++) {
    const struct population *p = &chip.population[k];
    counts.spikes += count_of(p->counters, COUNT_SPIKES);
    if (p->spiking) counts.neuron_updates += counts.ticks * p->neurons;
  }
  for (uint8_t k = 0; k < chip.projections; k++) {
    const uint32_t *counters = chip.projection[k].counters;
    counts.synaptic_events += count_of(counters, COUNT_FORWARD) + count_of(counters, COUNT_BACKWARD);
    counts.weight_events += count_of(counters, COUNT_INCREMENTS);
  }
  return counts;
}

static void set_stop(const struct nudge_stop *stop) {
  now.to_residual = stop->which == NUDGE_STOP_RESIDUAL;
  now.limit = now.to_residual ? stop->kind.residual.max_ticks : stop->kind.ticks.ticks;
  now.below = now.to_residual ? stop->kind.residual.below : 0;
  now.residual = __builtin_nan("");
  now.ticks = 0;
  now.converged = now.ending = false;
  now.part = 0;
}

static void set_record(const struct nudge_settle *settle) {
  record.populations = record.at = settle->record.count;
  for (uint16_t k = 0; k < settle->record.count; k++) record.population[k] = (uint8_t)settle->record.items[k];
}

static void set_readout(const struct nudge_settle *settle) {
  chip.readout = settle->readout.given ? (int16_t)settle->readout.value : -1;
  chip.readout_from = chip.head[HEAD_TICK] + settle->readout_from;
  if (chip.readout < 0) return;
  struct population *p = &chip.population[chip.readout];
  memset(p->counts, 0, 2u * p->neurons);
}

void settle_begin(const struct nudge_settle *settle) {
  struct drive drives[MOST_DRIVES];
  bool continual = settle->plasticity == NUDGE_PLASTICITY_CONTINUAL;
  if (!check_slots(settle) || !check_drives(settle) || !check_learning(settle) || !check_record(settle) ||
      !check_readout(settle) || !set_drives(settle, drives) ||
      (continual && !set_scales(settle->rate_scale / settle->divisor, false)) ||
      !insist(settle->start != NUDGE_START_SLOT || chip_load_slot((uint8_t)settle->start_slot.value), BAD_STATE,
              "the slot is empty", "startSlot"))
    return;
  if (settle->start == NUDGE_START_FRESH) chip_fresh(settle->draw);
  chip.drives = (uint8_t)settle->drives.count;
  memcpy(chip.drive, drives, sizeof drives);
  chip.learning = continual                                         ? LEARNING_CONTINUAL
                  : settle->plasticity == NUDGE_PLASTICITY_DEFERRED ? LEARNING_DEFERRED
                                                                    : LEARNING_OFF;
  now.save_slot = settle->save_slot.given ? (int16_t)settle->save_slot.value : -1;
  set_stop(&settle->stop);
  set_record(settle);
  set_readout(settle);
  for (uint8_t k = 0; continual && k < chip.projections; k++)
    if (chip.projection[k].learning == LEARNING_CONTINUAL) projection_decay(&chip.projection[k], k);
  now.before = work();
  machine.work = WORK_SETTLE;
}

static double residual(void) {
  double largest = 0;
  for (uint8_t k = 0; k < chip.populations; k++) {
    const struct population *p = &chip.population[k];
    int32_t most = 0;
    for (uint32_t i = 0; p->spiking && i < p->neurons; i++) {
      int32_t distance = p->r[i] < p->q[i] ? p->q[i] - p->r[i] : p->r[i] - p->q[i];
      if (distance > most) most = distance;
    }
    double value = p->spiking ? times_power(most, -p->trace_fraction) / p->acceleration_ticks : 0;
    if (value > largest) largest = value;
  }
  return largest;
}

static uint8_t *varint(uint8_t *to, uint32_t value) {
  for (; value > 127; value >>= 7) *to++ = (uint8_t)(value | 128);
  *to++ = (uint8_t)value;
  return to;
}

/* Reports spikes of the last tick of one population; false when there was no room. */
static bool report(void) {
  uint8_t id = record.population[record.at];
  const struct population *p = &chip.population[id];
  uint32_t tick = chip.head[HEAD_TICK] - 1, count = 0, address = record.address;
  const uint32_t *fired = spikes_of(p, tick, 0);
  uint8_t *to = machine.bulk;
  /* An event of this tick takes a step of 0 and an address of at most three bytes. */
  for (; address < p->neurons && to + 4 <= machine.bulk + BULK_BYTES; address++) {
    if (!is_set(fired, address)) continue;
    *to++ = 0;
    to = varint(to, address);
    count++;
  }
  struct nudge_event_message event = {.request_id = machine.request_id, .which = NUDGE_EVENT_SPIKES};
  event.event.spikes = (struct nudge_spike_packet){
      .population = id, .first_tick = tick, .count = count, .layout = NUDGE_SPIKE_LAYOUT_AER,
      .data = {machine.bulk, (uint16_t)(to - machine.bulk)}};
  if (count > 0 && !event_emit(&event)) return false;
  record.address = address;
  if (address < p->neurons) return true;
  record.at++;
  record.address = 0;
  return true;
}

static void tick(void) {
  chip_tick();
  now.ticks++;
  record.at = 0;
  record.address = 0;
  if (!now.to_residual || (now.ticks % RESIDUAL_EVERY != 0 && now.ticks != now.limit)) return;
  now.residual = residual();
  now.converged = now.residual < now.below;
}

static void end(void) {
  if (now.save_slot >= 0) chip_save_slot((uint8_t)now.save_slot);
  if (chip.learning == LEARNING_CONTINUAL) chip_hold_stuck();
  now.ending = true;
}

static struct nudge_work_counts work_since(void) {
  struct nudge_work_counts after = work();
  after.ticks -= now.before.ticks;
  after.spikes -= now.before.spikes;
  after.synaptic_events -= now.before.synaptic_events;
  after.neuron_updates -= now.before.neuron_updates;
  after.weight_events -= now.before.weight_events;
  return after;
}

/* Spikes counted plus half the membrane, of the neurons of this part. */
static struct nudge_bytes readout_part(uint32_t from, uint32_t count) {
  for (uint32_t k = 0; k < count; k++) {
    const struct population *p = &chip.population[chip.readout];
    float value = (float)(p->counts[from + k] + times_power(p->v[from + k], -p->membrane_fraction - 1));
    memcpy(machine.bulk + 4 * k, &value, sizeof value);
  }
  return (struct nudge_bytes){machine.bulk, (uint16_t)(4 * count)};
}

/* Sends one part of the answer; false when it was the last. */
static bool answer_part(void) {
  uint32_t neurons = chip.readout < 0 ? 0 : chip.population[chip.readout].neurons;
  uint32_t parts = neurons == 0 ? 1 : (neurons + FLOATS - 1) / FLOATS;
  uint32_t from = now.part * FLOATS, left = neurons - from;
  struct nudge_event_message event = {
      .request_id = machine.request_id, .parts_left = parts - 1 - now.part, .which = NUDGE_EVENT_SETTLED};
  event.event.settled = (struct nudge_settled){
      .ticks = now.ticks, .residual = now.residual, .converged = now.converged, .batch = 1, .work = work_since(),
      .readout = readout_part(from, left < FLOATS ? left : FLOATS)};
  if (!event_emit(&event)) return true;
  return ++now.part < parts;
}

bool settle_step(void) {
  if (record.at < record.populations) {
    report();
    return true;
  }
  if (!now.ending && now.ticks < now.limit && !now.converged) {
    tick();
    return true;
  }
  if (!now.ending) end();
  return answer_part();
}
