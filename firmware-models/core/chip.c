#include "chip.h"

struct chip chip;

const uint32_t *spikes_of(const struct population *p, uint32_t tick, uint32_t delay) {
  return p->ring + (tick + p->depth - delay) % p->depth * p->words;
}

void add_count(uint32_t *counters, unsigned which, uint32_t by) {
  uint32_t low = counters[2 * which] + by;
  if (low < by) counters[2 * which + 1]++;
  counters[2 * which] = low;
}

uint64_t count_of(const uint32_t *counters, unsigned which) {
  return counters[2 * which] | (uint64_t)counters[2 * which + 1] << 32;
}
