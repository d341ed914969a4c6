#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "philox.h"

/* Entities of the draws that round updates, triggers at spikes of either end, and what means lose. */
#define ENTITY_UPDATE 0x10000u
#define ENTITY_FORWARD 0x20000u
#define ENTITY_BACKWARD 0x30000u
#define ENTITY_DECAY 0x40000u

static uint32_t count_spikes(const uint32_t *spikes, uint32_t words) {
  uint32_t count = 0;
  for (uint32_t word = 0; word < words; word++)
    for (uint32_t left = spikes[word]; left != 0; left &= left - 1) count++;
  return count;
}

/* Products of a projection's changes, rounded to nearest or at random: a block of words serves eight neighbours. */
struct rounding {
  struct draw at;
  uint32_t words[4];
};

static struct rounding rounding_of(uint32_t entity, uint32_t tick) {
  return (struct rounding){
      .at = {chip.seed, PURPOSE_ROUNDING, UINT32_MAX, entity, tick, chip.head[HEAD_DRAW]}};
}

static int32_t rounded(const struct projection *w, int32_t x, struct multiplier by, uint32_t index,
                       struct rounding *rounding) {
  if (!w->stochastic) return scaled(x, by);
  if (rounding->at.block != index >> 3) {
    rounding->at.block = index >> 3;
    philox(&rounding->at, rounding->words);
  }
  uint32_t word = rounding->words[(index & 7) >> 1];
  return scaled_at_random(x, by, (index & 1) == 0 ? word & 0xffffu : word >> 16);
}

/* What one trigger adds for each neuron; returns how many are not 0. */
static uint32_t prepare(const struct projection *w, const struct population *p, uint32_t entity, uint32_t tick) {
  struct rounding rounding = rounding_of(entity, tick);
  uint32_t effective = 0;
  for (uint32_t j = 0; j < p->neurons; j++) {
    int32_t change = p->a[j];
    if (change != 0 && w->learning == LEARNING_CONTINUAL) change = rounded(w, change, w->scale, j, &rounding);
    chip.changes[j] = change;
    if (change != 0) effective++;
  }
  return effective;
}

/* Adds changes to the numbers at `at`, `at` + `stride`, ..., each clamped. */
static void add_short(int16_t *to, uint32_t stride, uint32_t n, int32_t least, int32_t most) {
  for (uint32_t k = 0; k < n; k++, to += stride)
    if (chip.changes[k] != 0) *to = (int16_t)clamp(sum(*to, chip.changes[k]), least, most);
}

static void add_byte(int8_t *to, uint32_t stride, uint32_t n, int32_t least, int32_t most) {
  for (uint32_t k = 0; k < n; k++, to += stride)
    if (chip.changes[k] != 0) *to = (int8_t)clamp(sum(*to, chip.changes[k]), least, most);
}

/* The same to hidden numbers; returns the levels that follow. */
static uint32_t add_hidden(struct projection *w, uint32_t at, uint32_t stride, uint32_t n) {
  uint32_t others = 0;
  for (uint32_t k = 0; k < n; k++, at += stride)
    if (chip.changes[k] != 0 && move_synapse(w, at, chip.changes[k])) others++;
  return others;
}

/* Adds the prepared changes to a row or a column; returns the levels that became others. */
static uint32_t add_changes(struct projection *w, uint32_t at, uint32_t stride, uint32_t n) {
  if (w->accumulator != NULL) add_short(w->accumulator + at, stride, n, INT16_MIN, INT16_MAX);
  else if (w->levels != 0) return add_hidden(w, at, stride, n);
  else if (w->wide) add_short((int16_t *)w->weights + at, stride, n, w->least, w->most);
  else add_byte((int8_t *)w->weights + at, stride, n, w->least, w->most);
  return 0;
}

static void count_triggers(struct projection *w, uint32_t increments, uint32_t moves, uint32_t others) {
  add_count(w->counters, COUNT_INCREMENTS, increments);
  if (w->accumulator != NULL) return;
  add_count(w->counters, COUNT_CHANGED, w->levels != 0 ? others : moves);
  if (w->levels != 0) add_count(w->counters, COUNT_HIDDEN, moves);
}

static void trigger_rows(struct projection *w, uint8_t id, uint32_t tick) {
  const struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  const uint32_t *spikes = spikes_of(source, tick, source->trigger_delay);
  uint32_t fired = count_spikes(spikes, source->words);
  if (fired == 0 || target->moving == 0) return;
  uint32_t effective = prepare(w, target, ENTITY_FORWARD + id, tick), others = 0;
  for (uint32_t i = 0; i < source->neurons; i++) {
    if (!is_set(spikes, i)) continue;
    others += add_changes(w, i * target->neurons, 1, target->neurons);
    if (w->touched != NULL) set_bit(w->touched, i);
  }
  count_triggers(w, fired * target->moving, fired * effective, others);
}

static void trigger_columns(struct projection *w, uint8_t id, uint32_t tick) {
  const struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  const uint32_t *spikes = spikes_of(target, tick, target->trigger_delay);
  uint32_t fired = count_spikes(spikes, target->words);
  if (fired == 0 || source->moving == 0) return;
  uint32_t effective = prepare(w, source, ENTITY_BACKWARD + id, tick), others = 0;
  for (uint32_t j = 0; j < target->neurons; j++)
    if (is_set(spikes, j)) others += add_changes(w, j, target->neurons, source->neurons);
  for (uint32_t i = 0; i < source->neurons; i++)
    if (w->touched != NULL && chip.changes[i] != 0) set_bit(w->touched, i);
  count_triggers(w, fired * source->moving, fired * effective, others);
}

void projection_trigger(struct projection *w, uint8_t id, uint32_t tick) {
  trigger_rows(w, id, tick);
  if (chip.population[w->source].spiking) trigger_columns(w, id, tick);
}

/* Hidden numbers that are running means lose what an update replaces. */
void projection_decay(struct projection *w, uint8_t id) {
  struct rounding rounding = rounding_of(ENTITY_DECAY + id, chip.head[HEAD_TICK]);
  struct multiplier loss;
  uint32_t moved = 0;
  if (!w->inert || w->hidden == NULL || !multiplier_of(w->rate, &loss)) return;
  for (uint32_t synapse = 0; synapse < w->synapses; synapse++) {
    int32_t mean = hidden_of(w, synapse);
    if (mean == 0) continue;
    set_hidden(w, synapse, mean - rounded(w, mean, loss, synapse, &rounding));
    moved++;
  }
  add_count(w->counters, COUNT_HIDDEN, moved);
}

/* Counts of an update. */
struct applied {
  uint32_t moved, changed;
};

static void apply_row(struct projection *w, uint32_t from, uint32_t to, struct rounding *rounding,
                      struct applied *counts) {
  for (uint32_t synapse = from; synapse < to; synapse++) {
    int32_t gathered = w->accumulator[synapse];
    if (gathered == 0) continue;
    if (move_synapse(w, synapse, rounded(w, gathered, w->scale, synapse, rounding))) counts->changed++;
    w->accumulator[synapse] = 0;
    counts->moved++;
  }
}

void projection_apply(struct projection *w, uint8_t id) {
  const struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  struct rounding rounding = rounding_of(ENTITY_UPDATE + id, chip.head[HEAD_TICK]);
  struct applied counts = {0, 0};
  projection_decay(w, id);
  for (uint32_t i = 0; i < source->neurons; i++)
    if (is_set(w->touched, i)) apply_row(w, i * target->neurons, (i + 1) * target->neurons, &rounding, &counts);
  memset(w->touched, 0, 4u * source->words);
  add_count(w->counters, COUNT_CHANGED, counts.changed);
  if (w->levels != 0) add_count(w->counters, COUNT_HIDDEN, counts.moved);
}
