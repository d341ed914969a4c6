#include <stddef.h>

#include "chip.h"

/* One synapse: its weight as it is stored, the hidden number behind it, and what a change makes of both. */

static int32_t element(const void *array, bool wide, uint32_t at) {
  return wide ? ((const int16_t *)array)[at] : ((const int8_t *)array)[at];
}

static void set_element(void *array, bool wide, uint32_t at, int32_t value) {
  if (wide) ((int16_t *)array)[at] = (int16_t)value;
  else ((int8_t *)array)[at] = (int8_t)value;
}

/* Levels lie side by side in bytes, the first one in the lowest bits. */
static uint8_t *byte_of(const struct projection *w, uint32_t synapse) {
  return (uint8_t *)w->weights + (w->levels == 2 ? synapse >> 3 : synapse >> 2);
}

static unsigned place_of(const struct projection *w, uint32_t synapse) {
  return w->levels == 2 ? synapse & 7u : 2 * (synapse & 3u);
}

int32_t level_of(const struct projection *w, uint32_t synapse) {
  static const int8_t three[] = {0, 1, 0, -1};
  unsigned code = (unsigned)*byte_of(w, synapse) >> place_of(w, synapse);
  return w->levels == 2 ? 1 - 2 * (int32_t)(code & 1u) : three[code & 3u];
}

static void set_level(struct projection *w, uint32_t synapse, int32_t level) {
  uint8_t *byte = byte_of(w, synapse);
  unsigned at = place_of(w, synapse);
  unsigned all = w->levels == 2 ? 1 : 3;
  unsigned code = w->levels == 2 ? level < 0 : (uint32_t)level & 3u;
  *byte = (uint8_t)((*byte & ~(all << at)) | code << at);
}

int32_t hidden_of(const struct projection *w, uint32_t synapse) {
  return element(w->hidden, w->wide, synapse);
}

void set_hidden(struct projection *w, uint32_t synapse, int32_t value) {
  set_element(w->hidden, w->wide, synapse, value);
}

int32_t weight_of(const struct projection *w, uint32_t synapse) {
  if (w->levels != 0) return w->amplitude * level_of(w, synapse);
  return element(w->weights, w->wide, synapse);
}

static int32_t next_level(const struct projection *w, int32_t hidden, int32_t level) {
  if (w->inert) return -level * hidden > w->threshold ? -level : level;
  int32_t size = hidden < 0 ? -hidden : hidden;
  if (w->levels == 3 && size <= w->threshold) return 0;
  return hidden == 0 ? level : hidden < 0 ? -1 : 1;
}

bool move_synapse(struct projection *w, uint32_t synapse, int32_t change) {
  void *moved = w->levels == 0 ? w->weights : w->hidden;
  int32_t before = element(moved, w->wide, synapse);
  int32_t after = clamp(sum(before, change), w->least, w->most);
  set_element(moved, w->wide, synapse, after);
  if (w->levels == 0) return after != before;
  int32_t level = level_of(w, synapse), next = next_level(w, after, level);
  if (next != level) set_level(w, synapse, next);
  return next != level;
}

void write_synapse(struct projection *w, uint32_t synapse, int32_t steps, bool negative) {
  int32_t value = w->inert ? 0 : clamp(steps, w->least, w->most);
  if (w->levels == 0) set_element(w->weights, w->wide, synapse, value);
  else {
    if (w->hidden != NULL) set_hidden(w, synapse, value);
    set_level(w, synapse, next_level(w, value, negative ? -1 : 1));
  }
}

int32_t held_for(const struct projection *w, double value) {
  double steps = times_power(value, w->fraction);
  if (w->levels == 0) return nearest_within(steps, w->least, w->most);
  if (w->levels == 2) return value < 0 ? -1 : 1;
  return nearest_within(steps / w->amplitude, -1, 1);
}

void hold_synapse(struct projection *w, uint32_t synapse, int32_t held) {
  if (w->levels == 0) set_element(w->weights, w->wide, synapse, held);
  else set_level(w, synapse, held);
}

int stored_bits(const struct projection *w) {
  return w->levels != 0 ? w->levels - 1 : w->wide ? 16 : 8;
}

void flip_stored(struct projection *w, uint32_t synapse, int bit) {
  if (w->levels != 0) *byte_of(w, synapse) ^= (uint8_t)(1u << (place_of(w, synapse) + (unsigned)bit));
  else
    set_element(w->weights, w->wide, synapse, element(w->weights, w->wide, synapse) ^ (1 << bit));
}
