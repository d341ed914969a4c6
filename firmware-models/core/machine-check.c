#include "chip.h"
#include "machine-state.h"

/* The checks of src/chip/validate.ts and validate-fixed.ts, in their order. */

#define RANGE NUDGE_ERROR_CODE_RANGE
#define UNSUPPORTED NUDGE_ERROR_CODE_UNSUPPORTED
#define NO_ROOM NUDGE_ERROR_CODE_NO_ROOM
/* Longest delay of a delivery or a trigger, ticks. */
#define MOST_DELAY 63
/* Largest input sum of a neuron, in steps of its membrane. */
#define MOST_INPUT 536870912.0

static bool within(double value, double low, double high, const char *path) {
  return insist(value >= low && value <= high, RANGE, "the value is outside its range", path);
}

static bool check_format(const struct nudge_number_format *format, const char *name) {
  if (format->kind == NUDGE_FORMAT_KIND_FLOAT32) return true;
  return insist(format->bits >= 2 && format->bits <= 24, RANGE, "widths are 2 to 24 bits", path_of(name, -1, "bits")) &&
         insist(format->step > 0, RANGE, "the step of a fixed format is positive", path_of(name, -1, "step"));
}

static bool check_fraction(const struct nudge_number_format *format, int most, const char *name) {
  return insist(format->kind == NUDGE_FORMAT_KIND_FIXED, UNSUPPORTED, "this chip keeps fixed-point numbers only",
                path_of(name, -1, "kind")) &&
         insist(fraction_of(format->step, most) >= 0, RANGE, "the step must be a power of two that this chip has",
                path_of(name, -1, "step"));
}

static bool check_state_format(const struct nudge_number_format *format, const char *name) {
  return insist(format->bits <= 16, RANGE, "this chip keeps states in 16 bits", path_of(name, -1, "bits")) &&
         insist(format->rounding == NUDGE_ROUNDING_NEAREST, UNSUPPORTED, "states of this chip are rounded to nearest",
                path_of(name, -1, "rounding"));
}

static bool check_numbers(const struct nudge_spiking_unit *unit) {
  const struct nudge_number_format *membrane = &unit->membrane, *trace = &unit->trace;
  return check_state_format(membrane, "unit.membrane") && check_state_format(trace, "unit.trace") &&
         check_fraction(membrane, 15, "unit.membrane") && check_fraction(trace, 14, "unit.trace") &&
         insist(trace->bits >= (uint32_t)fraction_of(trace->step, 14) + 2, RANGE, "a trace must be able to reach 1",
                "unit.trace.bits");
}

static bool check_spiking(const struct nudge_spiking_unit *unit) {
  return within(unit->leak, 0, 1, "unit.leak") &&
         insist(unit->threshold > 0, RANGE, "the threshold must be positive", "unit.threshold") &&
         within(unit->refractory_ticks, 0, 1e6, "unit.refractoryTicks") &&
         insist(unit->floor <= 0 && unit->ceiling >= unit->threshold, RANGE, "floor <= 0 and ceiling >= threshold",
                "unit.floor") &&
         within(unit->rate_ticks, 1, 1e6, "unit.rateTicks") &&
         within(unit->acceleration_ticks, 1, 1e6, "unit.accelerationTicks") &&
         within(unit->acceleration_threshold, 0, 1, "unit.accelerationThreshold") &&
         within(unit->trigger_delay_ticks, 0, MOST_DELAY, "unit.triggerDelayTicks") &&
         within(unit->bias_learning_rate, 0, 1e6, "unit.biasLearningRate") &&
         check_format(&unit->membrane, "unit.membrane") && check_format(&unit->trace, "unit.trace");
}

static bool check_fixed_spiking(const struct nudge_spiking_unit *unit) {
  if (!check_numbers(unit)) return false;
  double step = unit->membrane.step;
  double most = ((double)((uint32_t)1 << (unit->membrane.bits - 1)) - 1) * step;
  return insist(unit->threshold >= step && unit->threshold <= most, RANGE,
                "the step of the membrane is too coarse or its range too small", "unit.threshold") &&
         within(unit->floor, -most, 0, "unit.floor") && within(unit->ceiling, 0, most, "unit.ceiling") &&
         within(unit->initial_potential, 0, most, "unit.initialPotential") &&
         within(unit->refractory_ticks, 0, 255, "unit.refractoryTicks") &&
         insist(unit->input_gain == 0, UNSUPPORTED, "inputs of this chip are spikes", "unit.inputGain");
}

static bool check_shape(const struct nudge_configure_population *command) {
  uint64_t neurons = 1;
  for (uint16_t k = 0; k < command->shape.count; k++) {
    uint32_t side = command->shape.items[k];
    if (!within(side, 1, MOST_NEURONS, "shape")) return false;
    neurons *= side;
  }
  return insist(neurons <= MOST_NEURONS, NO_ROOM, "this chip has 65535 neurons", "shape");
}

bool check_population(const struct nudge_configure_population *command) {
  const struct nudge_unit *unit = &command->unit;
  bool source = unit->which == NUDGE_UNIT_SOURCE;
  if (!insist(source || unit->which == NUDGE_UNIT_SPIKING, UNSUPPORTED, "this chip has no such units", "unit.kind") ||
      !check_shape(command))
    return false;
  if (source) {
    if (!insist(unit->kind.source.encoder == NUDGE_ENCODER_REGULAR, UNSUPPORTED, "this chip has the regular encoder only",
                "unit.encoder") ||
        !within(unit->kind.source.max_rate, 0, 1, "unit.maxRate"))
      return false;
  } else if (!check_spiking(&unit->kind.spiking))
    return false;
  if (!insist(command->id < MOST_POPULATIONS, NO_ROOM, "this chip holds 8 populations", "id")) return false;
  return source || check_fixed_spiking(&unit->kind.spiking);
}

/* What depends on the ends, which may have been replaced since the projection was said. */
static bool check_ends(uint8_t source_id, uint8_t target_id, uint64_t synapses, int fraction, bool bidirectional,
                       bool learns) {
  const struct population *source = &chip.population[source_id], *target = &chip.population[target_id];
  uint64_t full = (uint64_t)source->neurons * target->neurons;
  bool finer = target->membrane_fraction >= fraction && (!bidirectional || source->membrane_fraction >= fraction);
  bool same = !source->spiking || source->trace_fraction == target->trace_fraction;
  return insist(target->spiking, RANGE, "the target must be a population of neurons", "target") &&
         insist(synapses == full, RANGE, "a dense projection has a synapse for each pair", "synapses") &&
         insist(!bidirectional || source->spiking, UNSUPPORTED,
                "only dense projections between spiking populations work both ways", "bidirectional") &&
         insist(finer, RANGE, "the step of a weight is that of the membrane it feeds, or coarser", "weight.step") &&
         insist(!learns || same, RANGE, "the traces at both ends must have one step", "target");
}

static bool check_accumulator(const struct nudge_configure_projection *command) {
  if (command->plasticity != NUDGE_PLASTICITY_DEFERRED) return true;
  const struct nudge_number_format *accumulator = &command->accumulator;
  uint8_t trace = chip.population[command->target].trace_fraction;
  return check_fraction(accumulator, 14, "accumulator") &&
         insist(fraction_of(accumulator->step, 14) == trace, RANGE, "the step of an accumulator is that of the traces",
                "accumulator.step") &&
         insist(accumulator->bits == 16, RANGE, "accumulators of this chip are 16 bits wide", "accumulator.bits");
}

static bool check_storage(const struct nudge_configure_projection *command) {
  uint32_t widest = command->storage == NUDGE_STORAGE_INT16 ? 16 : 8;
  bool fits = command->weight.kind == NUDGE_FORMAT_KIND_FIXED && command->weight.bits <= widest;
  return insist(fits, RANGE, "integer storage needs fixed weights that fit it", "weight.bits");
}

bool check_projection(const struct nudge_configure_projection *command) {
  bool dense = command->connectivity == NUDGE_CONNECTIVITY_DENSE;
  bool integer = command->storage == NUDGE_STORAGE_INT16 || command->storage == NUDGE_STORAGE_INT8;
  if (!insist(command->source < chip.populations, RANGE, "the source population does not exist", "source") ||
      !insist(command->target < chip.populations && chip.population[command->target].spiking, RANGE,
              "the target must be a population of neurons", "target") ||
      !insist(dense, UNSUPPORTED, "this chip has dense projections only", "connectivity") ||
      !insist(integer, UNSUPPORTED, "this chip keeps weights in int16 and int8", "storage"))
    return false;
  const struct population *source = &chip.population[command->source];
  uint64_t full = (uint64_t)source->neurons * chip.population[command->target].neurons;
  return insist(command->momentum == 0 && command->weight_decay == 0, UNSUPPORTED,
                "only rate units have momentum and decay", "momentum") &&
         insist(command->synapses == full, RANGE, "a dense projection has a synapse for each pair", "synapses") &&
         insist(full <= 8ull * chip.memory_bytes, RANGE, "more synapses than this chip has bits", "synapses") &&
         within(command->delay_ticks, source->spiking ? 1 : 0, MOST_DELAY, "delayTicks") &&
         within(command->receptor, 0, 0, "receptor") && check_format(&command->weight, "weight") &&
         check_format(&command->accumulator, "accumulator") && check_storage(command) &&
         insist(!command->bidirectional || source->spiking, UNSUPPORTED,
                "only dense projections between spiking populations work both ways", "bidirectional") &&
         insist(command->id < MOST_PROJECTIONS, NO_ROOM, "this chip holds 8 projections", "id") &&
         check_fraction(&command->weight, 15, "weight") &&
         check_ends((uint8_t)command->source, (uint8_t)command->target, command->synapses,
                    fraction_of(command->weight.step, 15), command->bidirectional,
                    command->plasticity != NUDGE_PLASTICITY_OFF) &&
         check_accumulator(command);
}

static bool check_levels(const struct nudge_configure_synapse *command) {
  bool inert = command->rule == NUDGE_SYNAPSE_RULE_INERTIA;
  return within(command->levels, 2, inert ? 2 : 3, "levels") && within(command->amplitude, 1e-9, 100, "amplitude") &&
         within(command->threshold, 0, 1e6, "threshold") && within(command->limit, 1e-9, 1e6, "limit") &&
         within(command->consolidation, 0, 1e6, "consolidation") && check_format(&command->hidden, "hidden") &&
         within(command->amplitude_learning_rate, 0, 1e6, "amplitudeLearningRate");
}

static bool check_fixed_levels(const struct nudge_configure_synapse *command, const struct projection *w) {
  const struct nudge_number_format *hidden = &command->hidden;
  bool inert = command->rule == NUDGE_SYNAPSE_RULE_INERTIA;
  int32_t most = largest_of(w->bits);
  int32_t amplitude = nearest_within(times_power(command->amplitude, w->fraction), 0, most + 1);
  return insist(command->consolidation == 0, UNSUPPORTED, "this chip has no consolidation", "consolidation") &&
         insist(command->amplitude_learning_rate == 0, UNSUPPORTED, "amplitudes of this chip stay",
                "amplitudeLearningRate") &&
         insist(amplitude >= 1 && amplitude <= most, RANGE, "the amplitude is a step of the weights at least, and fits",
                "amplitude") &&
         check_fraction(hidden, MOST_HIDDEN_FRACTION, "hidden") &&
         insist(hidden->bits <= 16, RANGE, "this chip keeps hidden numbers in 16 bits", "hidden.bits") &&
         insist(inert || command->limit >= hidden->step, RANGE, "the limit is a step of the hidden numbers at least",
                "limit") &&
         insist(!inert || w->rate <= 1, RANGE, "an update replaces at most all of a running mean", "projection");
}

bool check_synapse(const struct nudge_configure_synapse *command) {
  bool real = command->rule == NUDGE_SYNAPSE_RULE_REAL;
  bool known = real || command->rule == NUDGE_SYNAPSE_RULE_LEVELS || command->rule == NUDGE_SYNAPSE_RULE_INERTIA;
  return insist(known, UNSUPPORTED, "this chip has no such synapses", "rule") &&
         insist(command->projection < chip.projections, RANGE, "the projection does not exist", "projection") &&
         (real || (check_levels(command) && check_fixed_levels(command, &chip.projection[command->projection])));
}

/* Largest sum of the inputs of a neuron, in steps of its membrane. */
static double input_of(uint8_t id) {
  double most = 0;
  for (uint8_t k = 0; k < chip.projections; k++) {
    const struct projection *w = &chip.projection[k];
    double reach = (double)((uint64_t)1 << (w->bits - 1 + chip.population[id].membrane_fraction - w->fraction));
    if (w->target == id) most += chip.population[w->source].neurons * reach;
    if (w->bidirectional && w->source == id) most += chip.population[w->target].neurons * reach;
  }
  return most;
}

bool check_network(void) {
  for (uint8_t k = 0; k < chip.projections; k++) {
    const struct projection *w = &chip.projection[k];
    bool learns = w->learning != LEARNING_OFF;
    if (!check_ends(w->source, w->target, w->synapses, w->fraction, w->bidirectional, learns)) return false;
  }
  for (uint8_t k = 0; k < chip.populations; k++) {
    bool small = !chip.population[k].spiking || input_of(k) <= MOST_INPUT;
    if (!insist(small, RANGE, "the input of a population could exceed 32 bits", "weight")) return false;
  }
  return true;
}
