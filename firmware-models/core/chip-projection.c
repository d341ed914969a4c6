#include "chip.h"

/* Spikes that arrive: rows and columns of weights are added to input sums. */

/* Without a call for each synapse: what a spike does most. */
static void add_two(const uint8_t *levels, uint32_t at, int32_t *current, uint32_t n, uint32_t weight) {
  for (uint32_t j = 0; j < n; j++, at++) {
    uint32_t code = (uint32_t)levels[at >> 3] >> (at & 7u);
    current[j] = (int32_t)((uint32_t)current[j] + ((code & 1u) == 0 ? weight : -weight));
  }
}

static void add_three(const uint8_t *levels, uint32_t at, int32_t *current, uint32_t n, uint32_t weight) {
  for (uint32_t j = 0; j < n; j++, at++) {
    uint32_t code = (uint32_t)levels[at >> 2] >> 2 * (at & 3u);
    if ((code & 1u) == 0) continue;
    current[j] = (int32_t)((uint32_t)current[j] + ((code & 2u) == 0 ? weight : -weight));
  }
}

static void add_row(const struct projection *w, uint32_t at, int32_t *current, uint32_t n, unsigned shift) {
  if (w->levels == 2) add_two(w->weights, at, current, n, (uint32_t)w->amplitude << shift);
  else if (w->levels == 3) add_three(w->weights, at, current, n, (uint32_t)w->amplitude << shift);
  else if (w->wide) {
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
