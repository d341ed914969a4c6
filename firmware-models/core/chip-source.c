#include "bytes.h"
#include "chip.h"
#include "philox.h"

/* Phase of one spike: the carry of a 31-bit accumulator. */
#define SPIKE 0x80000000u

void source_fresh(struct population *p, uint8_t id, uint32_t draw) {
  uint32_t words[4];
  struct draw at = {chip.seed, PURPOSE_PHASE, 0, id, 0, draw};
  memset(p->ring, 0, 4u * p->depth * p->words);
  for (uint32_t i = 0; i < p->neurons; i++) {
    if ((i & 3) == 0) {
      at.block = i >> 2;
      philox(&at, words);
    }
    p->phase[i] = words[i & 3] >> 1;
  }
}

void source_fire(struct population *p, uint32_t tick) {
  uint32_t *row = p->ring + tick % p->depth * p->words;
  uint32_t fired = 0;
  memset(row, 0, 4u * p->words);
  for (uint32_t i = 0; i < p->neurons; i++) {
    uint32_t value = p->intensity[i];
    if (value == 0 || is_set(p->dead, i)) continue;
    uint32_t moved = p->phase[i] + value * p->step;
    p->phase[i] = moved & ~SPIKE;
    if ((moved & SPIKE) == 0) continue;
    set_bit(row, i);
    fired++;
  }
  add_count(p->counters, COUNT_SPIKES, fired);
}
