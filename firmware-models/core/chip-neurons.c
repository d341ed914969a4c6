#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "philox.h"

#define ONE_16 65536
/* Bits of a bias below the step of the membrane, its largest magnitude, and that of what is added at once. */
#define BIAS_FRACTION 12
#define MOST_BIAS ((int32_t)1 << 30)
#define MOST_SUM 32767

void neurons_fresh(struct population *p, uint8_t id, uint32_t draw) {
  uint32_t words[4], initial = (uint32_t)p->initial;
  struct draw at = {chip.seed, PURPOSE_POTENTIAL, 0, id, 0, draw};
  memset(p->v, 0, p->moving_bytes);
  for (uint32_t i = 0; i < p->neurons; i++) {
    if ((i & 3) == 0) {
      at.block = i >> 2;
      philox(&at, words);
    }
    int32_t drawn = (int32_t)((words[i & 3] >> 16) * initial >> 16);
    p->v[i] = (int16_t)(is_set(p->dead, i) ? 0 : drawn);
  }
}

void neurons_begin(struct population *p) {
  for (uint32_t i = 0; i < p->neurons; i++) p->current[i] = p->bias[i] >> BIAS_FRACTION;
}

void neurons_drive(struct population *p, const struct drive *drive) {
  for (uint32_t i = 0; i < p->neurons; i++) {
    int32_t pull = drive->force ? p->target[i] : clamp(p->target[i] - p->r[i], -32768, 32767);
    p->current[i] = sum(p->current[i], scaled(pull, drive->beta));
  }
}

static bool integrates(struct population *p, uint32_t i) {
  if (is_set(p->dead, i)) return false;
  if (p->refractory == NULL || p->refractory[i] == 0) return true;
  p->refractory[i]--;
  return false;
}

static bool integrate(struct population *p, uint32_t i) {
  int32_t v = p->v[i];
  if (p->keep != ONE_16) v = (v * p->keep + ONE_16 / 2) >> 16;
  int32_t u = sum(v, p->current[i]);
  bool spike = u >= p->threshold;
  if (spike) {
    u = p->reset_zero ? 0 : u - p->threshold;
    if (p->refractory != NULL) p->refractory[i] = p->refractory_ticks;
  }
  p->v[i] = (int16_t)clamp(u, p->floor, p->ceiling);
  return spike;
}

static int32_t filtered(int32_t difference, int32_t gain) {
  return sum(product(difference, gain), ONE_16 / 2) >> 16;
}

static void move_traces(struct population *p, uint32_t i, bool spike) {
  int32_t s = spike ? (int32_t)1 << p->trace_fraction : 0;
  int32_t r = p->r[i] + filtered(s - p->r[i], p->rate_gain);
  int32_t e = filtered(r - p->q[i], p->slow_gain);
  bool large = e > p->theta || e < -p->theta;
  p->r[i] = (int16_t)r;
  p->q[i] = (int16_t)(p->q[i] + e);
  p->a[i] = (int16_t)(large ? e : 0);
  if (large) p->moving++;
}

void neurons_fire(struct population *p, uint32_t tick) {
  uint32_t *row = p->ring + tick % p->depth * p->words;
  uint32_t fired = 0;
  memset(row, 0, 4u * p->words);
  p->moving = 0;
  for (uint32_t i = 0; i < p->neurons; i++) {
    bool spike = integrates(p, i) && integrate(p, i);
    move_traces(p, i, spike);
    if (!spike) continue;
    set_bit(row, i);
    fired++;
  }
  add_count(p->counters, COUNT_SPIKES, fired);
}

static void add_bias(struct population *p, uint32_t i, int32_t change) {
  int64_t after = (int64_t)p->bias[i] + change;
  p->bias[i] = after < -MOST_BIAS ? -MOST_BIAS : after > MOST_BIAS ? MOST_BIAS : (int32_t)after;
}

void neurons_learn_bias(struct population *p, bool deferred) {
  for (uint32_t i = 0; i < p->neurons; i++) {
    if (p->a[i] == 0) continue;
    if (deferred) p->bias_sum[i] = sum(p->bias_sum[i], p->a[i]);
    else add_bias(p, i, scaled(p->a[i], p->bias_scale));
  }
  add_count(p->counters, COUNT_BIAS_INCREMENTS, p->moving);
}

void neurons_apply_bias(struct population *p) {
  uint32_t changes = 0;
  for (uint32_t i = 0; i < p->neurons; i++) {
    int32_t gathered = clamp(p->bias_sum[i], -MOST_SUM, MOST_SUM);
    if (gathered == 0) continue;
    add_bias(p, i, scaled(gathered, p->bias_scale));
    p->bias_sum[i] = 0;
    changes++;
  }
  add_count(p->counters, COUNT_BIAS_CHANGES, changes);
}
