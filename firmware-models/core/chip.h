/*
 * The network of a fixed-point chip, as protocols/fixed-chip.md writes it down. Everything that moves or is learnt lies
 * in one block of memory; the tables here say where, and hold the constants of the configuration.
 */
#ifndef NUDGE_CHIP_H
#define NUDGE_CHIP_H

#include <stdbool.h>
#include <stdint.h>

#include "fixed.h"

#define MOST_POPULATIONS 8
#define MOST_PROJECTIONS 8
#define MOST_DRIVES 8
#define MOST_STUCK 8
#define MOST_SLOTS 4
#define MOST_NEURONS 65535u
#define MOST_HIDDEN_FRACTION 30
#define CHIP_MAGIC 0x3158464eu

/* Words of the head of the block. */
enum head { HEAD_MAGIC, HEAD_BYTES, HEAD_TICK, HEAD_DRAW, HEAD_TICKS, HEAD_TICKS_HIGH, HEAD_STUCK, HEAD_WORDS = 8 };

/* Counts of a population, and of a projection: two words each. */
enum population_count { COUNT_SPIKES, COUNT_BIAS_INCREMENTS, COUNT_BIAS_CHANGES };
enum projection_count { COUNT_FORWARD, COUNT_BACKWARD, COUNT_INCREMENTS, COUNT_CHANGED, COUNT_HIDDEN };

enum learning { LEARNING_OFF, LEARNING_CONTINUAL, LEARNING_DEFERRED };

struct population {
  bool spiking;
  bool reset_zero;
  uint8_t refractory_ticks;
  uint8_t trigger_delay;
  uint8_t membrane_fraction, membrane_bits, trace_fraction;
  uint8_t depth; /* ticks whose spikes are remembered */
  uint16_t neurons;
  uint16_t words;  /* of one bit per neuron */
  uint16_t moving; /* neurons whose acceleration is not 0, since the last tick */
  int16_t threshold, floor, ceiling, initial;
  int32_t keep, rate_gain, slow_gain, theta;
  double bias_rate;           /* bias_learning_rate */
  double acceleration_ticks;
  struct multiplier bias_scale; /* of the present settle or update */
  uint32_t step;              /* of a source: phase per tick of intensity 1 / 255 */
  uint32_t *counters, *dead, *ring;
  uint32_t moving_bytes; /* of what a fresh start draws, from `phase` or `v` on */
  uint32_t *phase;
  uint8_t *intensity;
  int16_t *v, *r, *q, *a, *target;
  uint8_t *refractory;
  uint16_t *counts;
  int32_t *bias, *bias_sum, *current;
};

struct projection {
  uint8_t source, target;
  bool bidirectional : 1;
  bool weights_stochastic : 1, weights_wide : 1; /* as said of weights that are integers; wide: int16 */
  bool stochastic : 1, wide : 1;                 /* of what changes move: weights, or hidden numbers */
  bool inert : 1;                                /* hidden numbers are running means */
  uint8_t delay, fraction, bits;
  uint8_t learning;       /* enum learning */
  uint8_t levels;         /* 2 or 3, packed; 0 where weights are integers */
  uint8_t moved_fraction; /* of what changes move */
  int16_t least, most;
  int16_t amplitude;  /* weight of level 1 */
  uint16_t threshold; /* of hidden numbers */
  uint32_t synapses;
  double rate;
  struct multiplier scale; /* of the present settle or update */
  uint32_t *counters;
  void *weights;
  void *hidden;
  int16_t *accumulator;
  uint32_t *touched;
};

struct drive {
  uint8_t population;
  bool force;
  struct multiplier beta;
};

struct chip {
  uint8_t *memory;
  uint32_t memory_bytes;
  uint32_t state_bytes;
  uint32_t slot_bytes;
  uint8_t *slots_at;
  uint32_t seed;
  uint8_t slots;
  uint8_t populations, projections;
  struct population population[MOST_POPULATIONS];
  struct projection projection[MOST_PROJECTIONS];
  uint32_t *head;
  int32_t *stuck; /* projection, synapse, integer weight */
  int32_t *changes;
  /* The settle under way. */
  uint8_t drives;
  struct drive drive[MOST_DRIVES];
  uint8_t learning;
  int16_t readout; /* population, or -1 */
  uint32_t readout_from;
};

extern struct chip chip;

/* Lays the block out and clears it. False when the memory is too small; the tables then point nowhere. */
bool chip_layout(void);

/* Whether biases gather their changes until an update. */
bool chip_defers_biases(void);

/* States drawn anew. */
void chip_fresh(uint32_t draw);
void source_fresh(struct population *p, uint8_t id, uint32_t draw);
void neurons_fresh(struct population *p, uint8_t id, uint32_t draw);

/* One tick, and its parts. */
void chip_tick(void);
void source_fire(struct population *p, uint32_t tick);
void neurons_begin(struct population *p);
void neurons_drive(struct population *p, const struct drive *drive);
void neurons_fire(struct population *p, uint32_t tick);
void neurons_learn_bias(struct population *p, bool deferred);
void neurons_apply_bias(struct population *p);
void projection_deliver(struct projection *w, uint32_t tick);
void projection_trigger(struct projection *w, uint8_t id, uint32_t tick);
void projection_apply(struct projection *w, uint8_t id);
void projection_decay(struct projection *w, uint8_t id);

/* Spikes of a population, `delay` ticks before `tick`. */
const uint32_t *spikes_of(const struct population *p, uint32_t tick, uint32_t delay);

/* Captures what moves; puts it back, false when the slot is empty. */
void chip_save_slot(uint8_t slot);
bool chip_load_slot(uint8_t slot);

void chip_hold_stuck(void);

/* A weight as an integer. */
int32_t weight_of(const struct projection *w, uint32_t synapse);

/* Adds a change to a weight, or to the hidden number behind it; whether the weight is another then. */
bool move_synapse(struct projection *w, uint32_t synapse, int32_t change);

/* Stores a number of steps of what changes move, as if a weight of this sign had been written. */
void write_synapse(struct projection *w, uint32_t synapse, int32_t steps, bool negative);

/* What a stuck synapse holds, and holding it. */
int32_t held_for(const struct projection *w, double value);
void hold_synapse(struct projection *w, uint32_t synapse, int32_t held);

/* Bits of a stored weight, and one of them inverted. */
int stored_bits(const struct projection *w);
void flip_stored(struct projection *w, uint32_t synapse, int bit);

/* The level of a synapse, and its hidden number. */
int32_t level_of(const struct projection *w, uint32_t synapse);
int32_t hidden_of(const struct projection *w, uint32_t synapse);
void set_hidden(struct projection *w, uint32_t synapse, int32_t value);

void touch_synapse(struct projection *w, uint32_t synapse);

void add_count(uint32_t *counters, unsigned which, uint32_t by);
uint64_t count_of(const uint32_t *counters, unsigned which);

static inline bool is_set(const uint32_t *bits, uint32_t at) {
  return (bits[at >> 5] >> (at & 31)) & 1u;
}
static inline void set_bit(uint32_t *bits, uint32_t at) {
  bits[at >> 5] |= (uint32_t)1 << (at & 31);
}

#endif
