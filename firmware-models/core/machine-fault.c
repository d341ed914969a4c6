#include <stddef.h>

#include "chip.h"
#include "machine-state.h"

#define RANGE NUDGE_ERROR_CODE_RANGE
#define UNSUPPORTED NUDGE_ERROR_CODE_UNSUPPORTED

static bool insist_address(const struct nudge_inject_fault *fault, uint32_t count) {
  return insist(fault->address < count, RANGE, "there is no such address", "address");
}

/* The bit to invert, or -1. */
static int bit_of(const struct nudge_inject_fault *fault, int width) {
  bool inside = fault->value >= 0 && fault->value < width && (double)(int)fault->value == fault->value;
  if (!insist(inside, RANGE, "the number has not so many bits", "value")) return -1;
  return (int)fault->value;
}

static void flip_short(int16_t *number, int bit) {
  *number = (int16_t)(*number ^ (1 << bit));
}

static void on_neuron(const struct nudge_inject_fault *fault) {
  if (!insist(fault->target < chip.populations, RANGE, "there is no such population", "target")) return;
  struct population *p = &chip.population[fault->target];
  bool dead = fault->fault == NUDGE_FAULT_KIND_DEAD_NEURON, membrane = fault->fault == NUDGE_FAULT_KIND_FLIP_MEMBRANE_BIT;
  if (!insist(dead || p->spiking, UNSUPPORTED, "only spiking populations have it", "target") ||
      !insist_address(fault, p->neurons))
    return;
  if (dead) {
    set_bit(p->dead, fault->address);
    if (p->spiking) p->v[fault->address] = 0;
  } else {
    /* A rate lies in 0 .. 1: its sign and the bits above 1 are never set. */
    int bit = bit_of(fault, membrane ? 16 : p->trace_fraction);
    if (bit < 0) return;
    flip_short(membrane ? &p->v[fault->address] : &p->r[fault->address], bit);
  }
  answer_done();
}

static bool stick(uint32_t id, const struct nudge_inject_fault *fault) {
  const struct projection *w = &chip.projection[id];
  uint32_t count = chip.head[HEAD_STUCK];
  if (!insist(count < MOST_STUCK, NUDGE_ERROR_CODE_NO_ROOM, "this chip remembers 8 stuck weights", "address"))
    return false;
  int32_t *stuck = chip.stuck + 3 * count;
  stuck[0] = (int32_t)id;
  stuck[1] = (int32_t)fault->address;
  stuck[2] = held_for(w, fault->value);
  chip.head[HEAD_STUCK] = count + 1;
  return true;
}

static bool flip_weight(struct projection *w, const struct nudge_inject_fault *fault) {
  int bit = bit_of(fault, stored_bits(w));
  if (bit >= 0) flip_stored(w, fault->address, bit);
  return bit >= 0;
}

static bool flip_hidden(struct projection *w, const struct nudge_inject_fault *fault) {
  if (!insist(w->hidden != NULL, UNSUPPORTED, "this projection keeps no hidden numbers", "target")) return false;
  int bit = bit_of(fault, w->wide ? 16 : 8);
  if (bit >= 0) set_hidden(w, fault->address, hidden_of(w, fault->address) ^ (1 << bit));
  return bit >= 0;
}

static bool flip_accumulator(struct projection *w, const struct nudge_inject_fault *fault) {
  if (!insist(w->accumulator != NULL, UNSUPPORTED, "this projection has no accumulators", "target")) return false;
  int bit = bit_of(fault, 16);
  if (bit < 0) return false;
  flip_short(&w->accumulator[fault->address], bit);
  touch_synapse(w, fault->address);
  return true;
}

static bool break_synapse(struct projection *w, const struct nudge_inject_fault *fault) {
  switch (fault->fault) {
    case NUDGE_FAULT_KIND_STUCK_WEIGHT: return stick(fault->target, fault);
    case NUDGE_FAULT_KIND_FLIP_WEIGHT_BIT: return flip_weight(w, fault);
    case NUDGE_FAULT_KIND_FLIP_HIDDEN_BIT: return flip_hidden(w, fault);
    default: return flip_accumulator(w, fault);
  }
}

static void on_synapse(const struct nudge_inject_fault *fault) {
  if (!insist(fault->target < chip.projections, RANGE, "there is no such projection", "target")) return;
  struct projection *w = &chip.projection[fault->target];
  if (!insist_address(fault, w->synapses) || !break_synapse(w, fault)) return;
  chip_hold_stuck();
  answer_done();
}

void inject_fault(const struct nudge_inject_fault *fault) {
  switch (fault->fault) {
    case NUDGE_FAULT_KIND_DEAD_NEURON:
    case NUDGE_FAULT_KIND_FLIP_MEMBRANE_BIT:
    case NUDGE_FAULT_KIND_FLIP_TRACE_BIT: on_neuron(fault); break;
    case NUDGE_FAULT_KIND_STUCK_WEIGHT:
    case NUDGE_FAULT_KIND_FLIP_WEIGHT_BIT:
    case NUDGE_FAULT_KIND_FLIP_HIDDEN_BIT:
    case NUDGE_FAULT_KIND_FLIP_ACCUMULATOR_BIT: on_synapse(fault); break;
    default: answer_error(UNSUPPORTED, "this chip cannot suffer that", "fault");
  }
}
