#include "bytes.h"
#include "chip.h"
#include "machine-state.h"

static bool drafting(void) {
  return insist(machine.phase == PHASE_CONFIGURING, NUDGE_ERROR_CODE_BAD_STATE,
                "no configuration is open: send configure first", "");
}

static void configure(const struct nudge_configure *command) {
  if (!insist(command->slots <= MOST_SLOTS, NUDGE_ERROR_CODE_NO_ROOM, "this chip has 4 slots", "slots")) return;
  chip.seed = (uint32_t)command->seed;
  chip.slots = (uint8_t)command->slots;
  chip.populations = chip.projections = 0;
  machine.phase = PHASE_CONFIGURING;
  machine.restoring = 0;
  answer_done();
}

static void set_source(struct population *p, const struct nudge_source_unit *unit) {
  p->step = (uint32_t)(unit->max_rate * 2147483648.0 / 255.0);
}

static void set_neurons(struct population *p, const struct nudge_spiking_unit *unit) {
  int32_t most = largest_of(unit->membrane.bits);
  double step = unit->membrane.step;
  p->spiking = true;
  p->reset_zero = unit->reset == NUDGE_RESET_ZERO;
  p->refractory_ticks = (uint8_t)unit->refractory_ticks;
  p->trigger_delay = (uint8_t)unit->trigger_delay_ticks;
  p->membrane_fraction = (uint8_t)fraction_of(step, 15);
  p->membrane_bits = (uint8_t)unit->membrane.bits;
  p->trace_fraction = (uint8_t)fraction_of(unit->trace.step, 14);
  p->threshold = (int16_t)nearest_within(unit->threshold / step, -most - 1, most);
  p->floor = (int16_t)nearest_within(unit->floor / step, -most - 1, most);
  p->ceiling = (int16_t)nearest_within(unit->ceiling / step, -most - 1, most);
  p->initial = (int16_t)nearest_within(unit->initial_potential / step, -most - 1, most);
  p->keep = nearest_within((1 - unit->leak) * 65536.0, 0, 65536);
  p->rate_gain = nearest_within(65536.0 / unit->rate_ticks, 0, 65536);
  p->slow_gain = nearest_within(65536.0 / unit->acceleration_ticks, 0, 65536);
  p->theta = (int32_t)(unit->acceleration_threshold / unit->trace.step);
  p->bias_rate = unit->bias_learning_rate;
  p->acceleration_ticks = unit->acceleration_ticks;
}

static void population(const struct nudge_configure_population *command) {
  if (!drafting() || !insist(command->id <= chip.populations, NUDGE_ERROR_CODE_RANGE,
                             "population ids are given in order", "id") ||
      !check_population(command))
    return;
  struct population *p = &chip.population[command->id];
  memset(p, 0, sizeof *p);
  uint32_t neurons = 1;
  for (uint16_t k = 0; k < command->shape.count; k++) neurons *= command->shape.items[k];
  p->neurons = (uint16_t)neurons;
  p->words = (uint16_t)((neurons + 31) / 32);
  if (command->unit.which == NUDGE_UNIT_SOURCE) set_source(p, &command->unit.kind.source);
  else set_neurons(p, &command->unit.kind.spiking);
  if (command->id == chip.populations) chip.populations++;
  answer_done();
}

static uint8_t learning_of(uint8_t plasticity) {
  return plasticity == NUDGE_PLASTICITY_OFF        ? LEARNING_OFF
         : plasticity == NUDGE_PLASTICITY_DEFERRED ? LEARNING_DEFERRED
                                                   : LEARNING_CONTINUAL;
}

/* Synapses are integers until they are told otherwise. */
static void set_integers(struct projection *w) {
  w->levels = 0;
  w->inert = false;
  w->wide = w->weights_wide;
  w->stochastic = w->weights_stochastic;
  w->moved_fraction = w->fraction;
  w->most = (int16_t)largest_of(w->bits);
  w->least = (int16_t)(-w->most - 1);
}

static void projection(const struct nudge_configure_projection *command) {
  if (!drafting() || !insist(command->id <= chip.projections, NUDGE_ERROR_CODE_RANGE,
                             "projection ids are given in order", "id") ||
      !check_projection(command))
    return;
  struct projection *w = &chip.projection[command->id];
  *w = (struct projection){
      .source = (uint8_t)command->source,
      .target = (uint8_t)command->target,
      .bidirectional = command->bidirectional,
      .weights_stochastic = command->weight.rounding == NUDGE_ROUNDING_STOCHASTIC,
      .weights_wide = command->storage == NUDGE_STORAGE_INT16,
      .delay = (uint8_t)command->delay_ticks,
      .fraction = (uint8_t)fraction_of(command->weight.step, 15),
      .bits = (uint8_t)command->weight.bits,
      .learning = learning_of(command->plasticity),
      .synapses = command->synapses,
      .rate = command->learning_rate,
  };
  set_integers(w);
  if (command->id == chip.projections) chip.projections++;
  answer_done();
}

static void set_levels(struct projection *w, const struct nudge_configure_synapse *command) {
  const struct nudge_number_format *hidden = &command->hidden;
  bool inert = command->rule == NUDGE_SYNAPSE_RULE_INERTIA;
  int fraction = fraction_of(hidden->step, MOST_HIDDEN_FRACTION);
  int32_t full = largest_of(hidden->bits);
  int32_t most = inert ? full : floor_within(times_power(command->limit, fraction), full);
  w->levels = (uint8_t)command->levels;
  w->inert = inert;
  w->wide = hidden->bits > 8;
  w->stochastic = hidden->rounding == NUDGE_ROUNDING_STOCHASTIC;
  w->moved_fraction = (uint8_t)fraction;
  w->amplitude = (int16_t)nearest_within(times_power(command->amplitude, w->fraction), 1, INT16_MAX);
  w->threshold = (uint16_t)floor_within(times_power(command->threshold, fraction), 32768);
  w->most = (int16_t)most;
  w->least = (int16_t)(inert ? -most - 1 : -most);
}

static void synapse(const struct nudge_configure_synapse *command) {
  if (!drafting() || !check_synapse(command)) return;
  struct projection *w = &chip.projection[command->projection];
  if (command->rule == NUDGE_SYNAPSE_RULE_REAL) set_integers(w);
  else set_levels(w, command);
  answer_done();
}

static void commit(void) {
  if (!drafting() || !insist(chip.populations > 0, NUDGE_ERROR_CODE_BAD_STATE,
                             "a network needs at least one population", "") ||
      !check_network() ||
      !insist(chip_layout(), NUDGE_ERROR_CODE_NO_ROOM, "the network needs more memory than the chip has", ""))
    return;
  chip.readout = -1;
  machine.phase = PHASE_READY;
  answer_done();
}

static void not_this_kind(uint8_t code, const char *message) {
  if (drafting()) answer_error(code, message, "projection");
}

bool machine_configure(const struct nudge_command_message *command) {
  switch (command->which) {
    case NUDGE_COMMAND_CONFIGURE: configure(&command->command.configure); return true;
    case NUDGE_COMMAND_POPULATION: population(&command->command.population); return true;
    case NUDGE_COMMAND_PROJECTION: projection(&command->command.projection); return true;
    case NUDGE_COMMAND_TOPOLOGY:
      not_this_kind(NUDGE_ERROR_CODE_RANGE, "a topology belongs to a sparse projection");
      return true;
    case NUDGE_COMMAND_SYNAPSE: synapse(&command->command.synapse); return true;
    case NUDGE_COMMAND_CELLS:
      not_this_kind(NUDGE_ERROR_CODE_UNSUPPORTED, "this chip has no pairs of devices");
      return true;
    case NUDGE_COMMAND_PULSES:
      not_this_kind(NUDGE_ERROR_CODE_BAD_STATE, "pulses move devices, which this chip has not");
      return true;
    case NUDGE_COMMAND_COMMIT: commit(); return true;
    default: return false;
  }
}
