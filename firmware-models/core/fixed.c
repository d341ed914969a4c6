#include "fixed.h"

#define LARGEST 32767.0
#define MOST_SHIFT 30

bool multiplier_of(double factor, struct multiplier *out) {
  double size = factor < 0 ? -factor : factor;
  if (!(size <= LARGEST)) return false;
  out->s = 0;
  while (out->s < MOST_SHIFT && 2 * size <= LARGEST) {
    size *= 2;
    out->s++;
  }
  int32_t m = nearest_within(size, 0, (int32_t)LARGEST);
  out->m = (int16_t)(factor < 0 ? -m : m);
  return true;
}

int32_t nearest_within(double x, int32_t low, int32_t high) {
  double up = x + 0.5;
  if (up < (double)low) return low;
  if (up >= (double)high) return high;
  int32_t whole = (int32_t)up;
  return (double)whole > up ? whole - 1 : whole;
}

int32_t floor_within(double x, int32_t high) {
  return x >= (double)high ? high : (int32_t)x;
}

double times_power(double x, int power) {
  for (; power > 0; power--) x *= 2;
  for (; power < 0; power++) x *= 0.5;
  return x;
}

int fraction_of(double step, int most) {
  for (int f = 0; f <= most; f++) {
    if (step == 1.0) return f;
    step *= 2;
  }
  return -1;
}
