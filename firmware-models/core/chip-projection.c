#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "philox.h"

/* Entities of the draws that round updates, and triggers at spikes of either end. */
#define ENTITY_UPDATE 0x10000u
#define ENTITY_FORWARD 0x20000u
#define ENTITY_BACKWARD 0x30000u

static uint32_t count_spikes(const uint32_t *spikes, uint32_t words) {
  uint32_t count = 0;
  for (uint32_t word = 0; word < words; word++)
    for (uint32_t left = spikes[word]; left != 0; left &= left - 1) count++;
  return count;
}

static void add_row(const struct projection *w, uint32_t at, int32_t *current, uint32_t n, unsigned shift) {
  if (w->wide) {
    const int16_t *row = (const int16_t *)w->weights + at;
    for (uint32_t j = 0; j < n; j++) current[j] = (int32_t)((uint32_t)current[j] + ((uint32_t)row[j] << shift));
  } else {
    const int8_t *row = (const int8_t *)w->weights + at;
    for (uint32_t j = 0; j < n; j++) current[j] = (int32_t)((uint32_t)current[j] + ((uint32_t)row[j] << shift));
  }
}

static void deliver_back(struct projection *w, struct population *source, const struct population *target,
                         uint32_t tick) {
  const uint32_t *spikes = spikes_of(target, tick, w->delay);
  unsigned shift = (unsigned)(source->membrane_fraction - w->fraction);
  uint32_t fired = 0;
  for (uint32_t j = 0; j < target->neurons; j++) {
    if (!is_set(spikes, j)) continue;
    for (uint32_t i = 0, at = j; i < source->neurons; i++, at += target->neurons)
      source->current[i] = (int32_t)((uint32_t)source->current[i] + ((uint32_t)weight_of(w, at) << shift));
    fired++;
  }
  add_count(w->counters, COUNT_BACKWARD, fired * source->neurons);
}

void projection_deliver(struct projection *w, uint32_t tick) {
  struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  const uint32_t *spikes = spikes_of(source, tick, w->delay);
  unsigned shift = (unsigned)(target->membrane_fraction - w->fraction);
  uint32_t fired = 0;
  for (uint32_t i = 0; i < source->neurons; i++) {
    if ((i & 31) == 0 && spikes[i >> 5] == 0) {
      i += 31;
      continue;
    }
    if (!is_set(spikes, i)) continue;
    add_row(w, i * target->neurons, target->current, target->neurons, shift);
    fired++;
  }
  add_count(w->counters, COUNT_FORWARD, fired * target->neurons);
  if (w->bidirectional) deliver_back(w, source, target, tick);
}

static int32_t rounded(const struct projection *w, int32_t x, uint32_t index, const uint32_t words[4]) {
  if (!w->stochastic) return scaled(x, w->scale);
  uint32_t word = words[(index & 7) >> 1];
  return scaled_at_random(x, w->scale, (index & 1) == 0 ? word & 0xffffu : word >> 16);
}

/* What one trigger adds for each neuron; returns how many are not 0. */
static uint32_t prepare(const struct projection *w, const struct population *p, uint32_t entity, uint32_t tick) {
  struct draw at = {chip.seed, PURPOSE_ROUNDING, UINT32_MAX, entity, tick, chip.head[HEAD_DRAW]};
  uint32_t words[4] = {0, 0, 0, 0};
  uint32_t effective = 0;
  for (uint32_t j = 0; j < p->neurons; j++) {
    int32_t change = p->a[j];
    if (change != 0 && w->learning == LEARNING_CONTINUAL) {
      if (w->stochastic && at.block != j >> 3) {
        at.block = j >> 3;
        philox(&at, words);
      }
      change = rounded(w, change, j, words);
    }
    chip.changes[j] = change;
    if (change != 0) effective++;
  }
  return effective;
}

static int32_t most_weight(const struct projection *w) {
  return ((int32_t)1 << (w->bits - 1)) - 1;
}

/* Adds changes to the numbers at `at`, `at` + `stride`, ..., each clamped to what `most` allows. */
static void add_short(int16_t *to, uint32_t stride, const int32_t *changes, uint32_t n, int32_t most) {
  for (uint32_t k = 0; k < n; k++, to += stride)
    if (changes[k] != 0) *to = (int16_t)clamp(sum(*to, changes[k]), -most - 1, most);
}

static void add_byte(int8_t *to, uint32_t stride, const int32_t *changes, uint32_t n, int32_t most) {
  for (uint32_t k = 0; k < n; k++, to += stride)
    if (changes[k] != 0) *to = (int8_t)clamp(sum(*to, changes[k]), -most - 1, most);
}

/* Adds the prepared changes to a row or a column of the accumulators or weights. */
static void add_changes(struct projection *w, uint32_t at, uint32_t stride, uint32_t n) {
  if (w->accumulator != NULL) add_short(w->accumulator + at, stride, chip.changes, n, 32767);
  else if (w->wide) add_short((int16_t *)w->weights + at, stride, chip.changes, n, most_weight(w));
  else add_byte((int8_t *)w->weights + at, stride, chip.changes, n, most_weight(w));
}

static void count_triggers(struct projection *w, uint32_t fired, uint32_t moving, uint32_t effective) {
  add_count(w->counters, COUNT_INCREMENTS, fired * moving);
  if (w->accumulator == NULL) add_count(w->counters, COUNT_CHANGED, fired * effective);
}

static void trigger_rows(struct projection *w, uint8_t id, uint32_t tick) {
  const struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  const uint32_t *spikes = spikes_of(source, tick, source->trigger_delay);
  uint32_t fired = count_spikes(spikes, source->words);
  if (fired == 0 || target->moving == 0) return;
  uint32_t effective = prepare(w, target, ENTITY_FORWARD + id, tick);
  for (uint32_t i = 0; i < source->neurons; i++) {
    if (!is_set(spikes, i)) continue;
    add_changes(w, i * target->neurons, 1, target->neurons);
    if (w->touched != NULL) set_bit(w->touched, i);
  }
  count_triggers(w, fired, target->moving, effective);
}

static void trigger_columns(struct projection *w, uint8_t id, uint32_t tick) {
  const struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  const uint32_t *spikes = spikes_of(target, tick, target->trigger_delay);
  uint32_t fired = count_spikes(spikes, target->words);
  if (fired == 0 || source->moving == 0) return;
  uint32_t effective = prepare(w, source, ENTITY_BACKWARD + id, tick);
  for (uint32_t j = 0; j < target->neurons; j++)
    if (is_set(spikes, j)) add_changes(w, j, target->neurons, source->neurons);
  for (uint32_t i = 0; i < source->neurons; i++)
    if (w->touched != NULL && chip.changes[i] != 0) set_bit(w->touched, i);
  count_triggers(w, fired, source->moving, effective);
}

void projection_trigger(struct projection *w, uint8_t id, uint32_t tick) {
  trigger_rows(w, id, tick);
  if (chip.population[w->source].spiking) trigger_columns(w, id, tick);
}

/* Applies what a row gathered; returns the weights that changed. */
static uint32_t apply_row(struct projection *w, uint32_t from, uint32_t to, struct draw *at, uint32_t words[4]) {
  int32_t most = most_weight(w);
  uint32_t changed = 0;
  for (uint32_t synapse = from; synapse < to; synapse++) {
    int32_t gathered = w->accumulator[synapse];
    if (gathered == 0) continue;
    if (w->stochastic && at->block != synapse >> 3) {
      at->block = synapse >> 3;
      philox(at, words);
    }
    int32_t before = weight_of(w, synapse);
    int32_t after = clamp(sum(before, rounded(w, gathered, synapse, words)), -most - 1, most);
    if (after != before) changed++;
    set_weight(w, synapse, after);
    w->accumulator[synapse] = 0;
  }
  return changed;
}

void projection_apply(struct projection *w, uint8_t id) {
  const struct population *source = &chip.population[w->source], *target = &chip.population[w->target];
  struct draw at = {chip.seed, PURPOSE_ROUNDING, UINT32_MAX, ENTITY_UPDATE + id,
                    chip.head[HEAD_TICK], chip.head[HEAD_DRAW]};
  uint32_t words[4] = {0, 0, 0, 0};
  uint32_t changed = 0;
  for (uint32_t i = 0; i < source->neurons; i++)
    if (is_set(w->touched, i))
      changed += apply_row(w, i * target->neurons, (i + 1) * target->neurons, &at, words);
  memset(w->touched, 0, 4u * source->words);
  add_count(w->counters, COUNT_CHANGED, changed);
}
