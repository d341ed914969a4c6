#include "machine.h"

#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "events.h"
#include "machine-state.h"

void machine_init(const struct board_limits *limits, void *memory, uint32_t bytes) {
  machine.limits = limits;
  machine.phase = PHASE_BLANK;
  machine.work = WORK_NONE;
  machine.restoring = 0;
  chip.memory = memory;
  chip.memory_bytes = bytes;
}

static void hello(const struct nudge_hello *command) {
  static const uint8_t faults[] = {
      NUDGE_FAULT_KIND_DEAD_NEURON,          NUDGE_FAULT_KIND_STUCK_WEIGHT,
      NUDGE_FAULT_KIND_FLIP_WEIGHT_BIT,      NUDGE_FAULT_KIND_FLIP_HIDDEN_BIT,
      NUDGE_FAULT_KIND_FLIP_ACCUMULATOR_BIT, NUDGE_FAULT_KIND_FLIP_MEMBRANE_BIT,
      NUDGE_FAULT_KIND_FLIP_TRACE_BIT};
  if (!insist(command->major == 1, NUDGE_ERROR_CODE_UNSUPPORTED, "this chip speaks protocol 1.0", "major")) return;
  answer_done();
  const struct board_limits *limits = machine.limits;
  struct nudge_capabilities *can = &machine.answer.event.capabilities;
  machine.answer.which = NUDGE_EVENT_CAPABILITIES;
  *can = (struct nudge_capabilities){
      .major = 1,
      .schema_hash = NUDGE_SCHEMA_HASH,
      .max_payload = limits->max_payload,
      .window = limits->window,
      .max_batch = 1,
      .max_steps = 1,
      .slots = MOST_SLOTS,
      .deterministic = true,
      .tick_nanoseconds = limits->tick_nanoseconds,
      .max_neurons = MOST_NEURONS,
      .max_synapses = 8ull * chip.memory_bytes,
      .memory_bits = 8ull * chip.memory_bytes,
      .units = {2, {NUDGE_UNIT_KIND_SOURCE, NUDGE_UNIT_KIND_SPIKING}},
      .encoders = {1, {NUDGE_ENCODER_REGULAR}},
      .connectivity = {1, {NUDGE_CONNECTIVITY_DENSE}},
      .storages = {2, {NUDGE_STORAGE_INT16, NUDGE_STORAGE_INT8}},
      .plasticity = {3, {NUDGE_PLASTICITY_OFF, NUDGE_PLASTICITY_CONTINUAL, NUDGE_PLASTICITY_DEFERRED}},
      .drives = {2, {NUDGE_DRIVE_KIND_NUDGE, NUDGE_DRIVE_KIND_FORCE}},
      .rules = {1, {NUDGE_RULE_PATH}},
      .synapses = {3, {NUDGE_SYNAPSE_RULE_REAL, NUDGE_SYNAPSE_RULE_LEVELS, NUDGE_SYNAPSE_RULE_INERTIA}},
      .cells = {1, {NUDGE_CELL_KIND_IDEAL}},
      .sparse_writes = true,
  };
  struct nudge_event_message texts = error_event(0, 0, limits->firmware, limits->card);
  can->firmware = texts.event.error.message;
  can->card = texts.event.error.path;
  can->faults.count = sizeof faults;
  memcpy(can->faults.items, faults, sizeof faults);
}

static void operate(const struct nudge_command_message *command) {
  switch (command->which) {
    case NUDGE_COMMAND_WRITE_WEIGHTS: write_block(&command->command.write_weights); break;
    case NUDGE_COMMAND_WRITE_SPARSE: write_sparse(&command->command.write_sparse); break;
    case NUDGE_COMMAND_PRESENT: present_block(&command->command.present); break;
    case NUDGE_COMMAND_RESTORE: restore_block(&command->command.restore); break;
    case NUDGE_COMMAND_INJECT_FAULT: inject_fault(&command->command.inject_fault); break;
    case NUDGE_COMMAND_UPDATE: update(&command->command.update); break;
    case NUDGE_COMMAND_SETTLE: settle_begin(&command->command.settle); break;
    case NUDGE_COMMAND_SPIKES_IN:
      answer_error(NUDGE_ERROR_CODE_UNSUPPORTED, "this chip has no events sources", "population");
      break;
    default: read_begin(command);
  }
}

/* A part that is not the last is answered only where it is refused. */
static void hold_answer(uint32_t parts_left) {
  bool refused = machine.answer.which == NUDGE_EVENT_ERROR;
  if (parts_left > 0 && machine.work == WORK_ANSWER && !refused) machine.work = WORK_NONE;
}

void machine_handle(const struct nudge_command_message *command) {
  machine.request_id = command->request_id;
  if (command->which == NUDGE_COMMAND_HELLO) hello(&command->command.hello);
  else if (machine_configure(command)) hold_answer(command->parts_left);
  else if (machine.phase != PHASE_READY)
    answer_error(NUDGE_ERROR_CODE_BAD_STATE, "no network is configured: send configure ... commit first", "");
  else {
    operate(command);
    hold_answer(command->parts_left);
  }
}

bool machine_step(void) {
  bool more = false;
  switch (machine.work) {
    case WORK_NONE: break;
    case WORK_ANSWER: more = !event_emit(&machine.answer); break;
    case WORK_READ: more = read_step(); break;
    case WORK_SETTLE: more = settle_step(); break;
  }
  if (!more) machine.work = WORK_NONE;
  return more;
}
