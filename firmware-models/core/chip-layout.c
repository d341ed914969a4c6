#include <stddef.h>

#include "bytes.h"
#include "chip.h"

/* How much is laid out, and whether it still fits. */
static uint32_t at;
static bool fits;

static void *place(uint32_t bytes) {
  uint32_t from = at;
  at += (bytes + 3u) & ~3u;
  if (at <= chip.memory_bytes) return chip.memory + from;
  fits = false;
  return chip.memory;
}

bool chip_defers_biases(void) {
  for (uint8_t k = 0; k < chip.projections; k++)
    if (chip.projection[k].learning == LEARNING_CONTINUAL) return false;
  return true;
}

static uint8_t depth_of(uint8_t id) {
  uint8_t most = chip.population[id].trigger_delay;
  for (uint8_t k = 0; k < chip.projections; k++) {
    const struct projection *w = &chip.projection[k];
    if ((w->source == id || w->target == id) && w->delay > most) most = w->delay;
  }
  return (uint8_t)(most + 1);
}

static void place_source(struct population *p) {
  p->counters = place(8);
  p->dead = place(4u * p->words);
  uint32_t from = at;
  p->phase = place(4u * p->neurons);
  p->ring = place(4u * p->depth * p->words);
  p->moving_bytes = at - from;
}

static void place_neurons(struct population *p) {
  uint32_t n = p->neurons;
  p->counters = place(24);
  p->dead = place(4u * p->words);
  p->bias = place(4 * n);
  p->bias_sum = chip_defers_biases() && p->bias_rate > 0 ? place(4 * n) : NULL;
  p->counts = place(2 * n);
  uint32_t from = at;
  p->v = place(2 * n);
  p->r = place(2 * n);
  p->q = place(2 * n);
  p->a = place(2 * n);
  p->refractory = p->refractory_ticks > 0 ? place(n) : NULL;
  p->ring = place(4u * p->depth * p->words);
  p->moving_bytes = at - from;
}

static uint32_t weight_bytes(const struct projection *w) {
  switch (w->levels) {
    case 0: return w->wide ? 2 * w->synapses : w->synapses;
    case 2: return (w->synapses + 7) / 8;
    default: return (w->synapses + 3) / 4;
  }
}

static void place_projection(struct projection *w) {
  bool deferred = w->learning == LEARNING_DEFERRED;
  bool hidden = w->levels != 0 && w->learning != LEARNING_OFF;
  w->counters = place(w->levels != 0 ? 40 : 32);
  w->weights = place(weight_bytes(w));
  w->hidden = hidden ? place(w->wide ? 2 * w->synapses : w->synapses) : NULL;
  w->accumulator = deferred ? place(2 * w->synapses) : NULL;
  w->touched = deferred ? place(4u * chip.population[w->source].words) : NULL;
}

static void place_slots(void) {
  chip.slot_bytes = 8;
  for (uint8_t k = 0; k < chip.populations; k++) chip.slot_bytes += chip.population[k].moving_bytes;
  chip.slots_at = place(chip.slots * chip.slot_bytes);
}

static void place_work(void) {
  uint32_t most = 0;
  for (uint8_t k = 0; k < chip.populations; k++) {
    struct population *p = &chip.population[k];
    if (!p->spiking) {
      p->intensity = place(p->neurons);
      continue;
    }
    p->current = place(4u * p->neurons);
    p->target = place(2u * p->neurons);
    if (p->neurons > most) most = p->neurons;
  }
  chip.changes = place(4 * most);
}

bool chip_layout(void) {
  at = 0;
  fits = true;
  chip.head = place(4 * HEAD_WORDS);
  chip.stuck = place(12 * MOST_STUCK);
  for (uint8_t k = 0; k < chip.populations; k++) {
    struct population *p = &chip.population[k];
    p->depth = depth_of(k);
    if (p->spiking) place_neurons(p);
    else place_source(p);
  }
  for (uint8_t k = 0; k < chip.projections; k++) place_projection(&chip.projection[k]);
  place_slots();
  chip.state_bytes = at;
  place_work();
  if (!fits) return false;
  memset(chip.memory, 0, at);
  chip.head[HEAD_MAGIC] = CHIP_MAGIC;
  chip.head[HEAD_BYTES] = chip.state_bytes;
  return true;
}
