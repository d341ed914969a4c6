#include "chip.h"
#include "machine-state.h"

/* The counters in the order of protocols/fixed-chip.md: one function walks them, to count them and to find one. */

#define SOURCE_ROWS 1u
#define NEURON_ROWS 3u

static uint32_t rows_of(const struct population *p) {
  return p->spiking ? NEURON_ROWS : SOURCE_ROWS;
}

static uint32_t projection_rows(const struct projection *w) {
  return w->levels != 0 ? COUNT_HIDDEN + 1 : COUNT_CHANGED + 1;
}

uint32_t counter_rows(void) {
  uint32_t rows = 1;
  for (uint8_t k = 0; k < chip.projections; k++) rows += projection_rows(&chip.projection[k]);
  for (uint8_t k = 0; k < chip.populations; k++) rows += rows_of(&chip.population[k]);
  return rows;
}

static void population_row(uint32_t id, uint32_t at, struct nudge_counter_row *row) {
  const struct population *p = &chip.population[id];
  static const uint8_t counters[] = {NUDGE_COUNTER_SPIKES, NUDGE_COUNTER_NEURON_UPDATES, NUDGE_COUNTER_BIAS_CHANGES};
  unsigned changes = chip_defers_biases() ? COUNT_BIAS_CHANGES : COUNT_BIAS_INCREMENTS;
  *row = (struct nudge_counter_row){.scope = NUDGE_SCOPE_POPULATION, .id = id, .counter = counters[at]};
  if (at == 1) row->value = count_of(chip.head, HEAD_TICKS / 2) * p->neurons;
  else row->value = count_of(p->counters, at == 0 ? COUNT_SPIKES : changes);
}

static void projection_row(uint32_t id, uint32_t at, struct nudge_counter_row *row) {
  static const uint8_t counters[] = {NUDGE_COUNTER_FORWARD_EVENTS, NUDGE_COUNTER_BACKWARD_EVENTS,
                                     NUDGE_COUNTER_ACCUMULATOR_INCREMENTS, NUDGE_COUNTER_STORED_CHANGES,
                                     NUDGE_COUNTER_HIDDEN_UPDATES};
  *row = (struct nudge_counter_row){.scope = NUDGE_SCOPE_PROJECTION, .id = id, .counter = counters[at]};
  row->value = count_of(chip.projection[id].counters, at);
}

bool counter_row(uint32_t at, struct nudge_counter_row *row) {
  if (at == 0) {
    *row = (struct nudge_counter_row){.scope = NUDGE_SCOPE_CHIP, .counter = NUDGE_COUNTER_TICKS};
    row->value = count_of(chip.head, HEAD_TICKS / 2);
    return true;
  }
  at--;
  for (uint8_t k = 0; k < chip.populations; k++) {
    uint32_t rows = rows_of(&chip.population[k]);
    if (at < rows) {
      population_row(k, at, row);
      return true;
    }
    at -= rows;
  }
  for (uint8_t k = 0; k < chip.projections; k++) {
    uint32_t rows = projection_rows(&chip.projection[k]);
    if (at < rows) {
      projection_row(k, at, row);
      return true;
    }
    at -= rows;
  }
  return false;
}
