/* Numbers of the fixed-point chip: protocols/fixed-chip.md, "Formats" and "Multiplying by a real number". */
#ifndef NUDGE_FIXED_H
#define NUDGE_FIXED_H

#include <stdbool.h>
#include <stdint.h>

/* A factor m 2^-s. */
struct multiplier {
  int16_t m;
  uint8_t s;
};

/* False beyond +-32767. */
bool multiplier_of(double factor, struct multiplier *out);

/* The nearest integer, halves up, within bounds. */
int32_t nearest_within(double x, int32_t low, int32_t high);

/* The integer below x >= 0, or `high` if that is less. */
int32_t floor_within(double x, int32_t high);

/* x 2^power, exactly, for powers of -40 to 40. */
double times_power(double x, int power);

/* f of a step 2^-f from 0 to `most`, or -1. */
int fraction_of(double step, int most);

static inline int32_t clamp(int32_t x, int32_t low, int32_t high) {
  return x < low ? low : x > high ? high : x;
}

/* Largest number of so many bits in two's complement. */
static inline int32_t largest_of(uint32_t bits) {
  return (int32_t)(((uint32_t)1 << (bits - 1)) - 1);
}

/* Sums and products that wrap, as those of the emulated chip do where a snapshot was damaged. */
static inline int32_t sum(int32_t a, int32_t b) {
  return (int32_t)((uint32_t)a + (uint32_t)b);
}
static inline int32_t product(int32_t a, int32_t b) {
  return (int32_t)((uint32_t)a * (uint32_t)b);
}

/* x m 2^-s, rounded to nearest; |x| <= 2^15. */
static inline int32_t scaled(int32_t x, struct multiplier by) {
  return (x * by.m + (by.s == 0 ? 0 : (int32_t)1 << (by.s - 1))) >> by.s;
}

/* The same rounded up with a probability equal to what is cut off; `half` are 16 random bits. */
static inline int32_t scaled_at_random(int32_t x, struct multiplier by, uint32_t half) {
  uint32_t cut = by.s <= 16 ? half >> (16 - by.s) : half << (by.s - 16);
  return (x * by.m + (int32_t)cut) >> by.s;
}

#endif
