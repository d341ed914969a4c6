#include "chip.h"

static void fire_all(uint32_t tick, bool spiking) {
  for (uint8_t k = 0; k < chip.populations; k++) {
    struct population *p = &chip.population[k];
    if (p->spiking != spiking) continue;
    if (spiking) neurons_fire(p, tick);
    else source_fire(p, tick);
  }
}

static void gather_input(uint32_t tick) {
  for (uint8_t k = 0; k < chip.populations; k++)
    if (chip.population[k].spiking) neurons_begin(&chip.population[k]);
  for (uint8_t k = 0; k < chip.projections; k++) projection_deliver(&chip.projection[k], tick);
  for (uint8_t k = 0; k < chip.drives; k++)
    neurons_drive(&chip.population[chip.drive[k].population], &chip.drive[k]);
}

static void learn(uint32_t tick) {
  bool deferred = chip.learning == LEARNING_DEFERRED;
  for (uint8_t k = 0; k < chip.projections; k++)
    if (chip.projection[k].learning == chip.learning) projection_trigger(&chip.projection[k], k, tick);
  if (chip_defers_biases() != deferred) return;
  for (uint8_t k = 0; k < chip.populations; k++) {
    struct population *p = &chip.population[k];
    if (p->spiking && p->bias_rate > 0) neurons_learn_bias(p, deferred);
  }
}

static void count_readout(uint32_t tick) {
  struct population *p = &chip.population[chip.readout];
  const uint32_t *fired = spikes_of(p, tick, 0);
  for (uint32_t i = 0; i < p->neurons; i++)
    if (is_set(fired, i) && p->counts[i] < UINT16_MAX) p->counts[i]++;
}

void chip_tick(void) {
  uint32_t tick = chip.head[HEAD_TICK];
  fire_all(tick, false);
  gather_input(tick);
  fire_all(tick, true);
  if (chip.learning != LEARNING_OFF) learn(tick);
  if (chip.readout >= 0 && tick >= chip.readout_from) count_readout(tick);
  chip.head[HEAD_TICK] = tick + 1;
  add_count(chip.head, HEAD_TICKS / 2, 1);
}
