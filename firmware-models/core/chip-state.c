#include <stddef.h>

#include "bytes.h"
#include "chip.h"

void chip_fresh(uint32_t draw) {
  chip.head[HEAD_TICK] = 0;
  chip.head[HEAD_DRAW] = draw;
  for (uint8_t k = 0; k < chip.populations; k++) {
    struct population *p = &chip.population[k];
    if (p->spiking) neurons_fresh(p, k, draw);
    else source_fresh(p, k, draw);
  }
}

static uint8_t *moving_of(const struct population *p) {
  return p->spiking ? (uint8_t *)p->v : (uint8_t *)p->phase;
}

void chip_save_slot(uint8_t slot) {
  uint8_t *to = chip.slots_at + slot * chip.slot_bytes;
  uint32_t head[2] = {1, chip.head[HEAD_TICK]};
  memcpy(to, head, sizeof head);
  to += sizeof head;
  for (uint8_t k = 0; k < chip.populations; k++) {
    const struct population *p = &chip.population[k];
    memcpy(to, moving_of(p), p->moving_bytes);
    to += p->moving_bytes;
  }
}

bool chip_load_slot(uint8_t slot) {
  const uint8_t *from = chip.slots_at + slot * chip.slot_bytes;
  uint32_t head[2];
  memcpy(head, from, sizeof head);
  if (head[0] == 0) return false;
  chip.head[HEAD_TICK] = head[1];
  from += sizeof head;
  for (uint8_t k = 0; k < chip.populations; k++) {
    const struct population *p = &chip.population[k];
    memcpy(moving_of(p), from, p->moving_bytes);
    from += p->moving_bytes;
  }
  return true;
}

/* Numbers of a snapshot are not trusted: it may come from anywhere. */
void chip_hold_stuck(void) {
  for (uint32_t k = 0; k < chip.head[HEAD_STUCK] && k < MOST_STUCK; k++) {
    const int32_t *stuck = chip.stuck + 3 * k;
    if (stuck[0] < 0 || stuck[0] >= chip.projections) continue;
    struct projection *w = &chip.projection[stuck[0]];
    if ((uint32_t)stuck[1] < w->synapses) hold_synapse(w, (uint32_t)stuck[1], stuck[2]);
  }
}

void touch_synapse(struct projection *w, uint32_t synapse) {
  if (w->touched != NULL) set_bit(w->touched, synapse / chip.population[w->target].neurons);
}
