#include "philox.h"

/* High word of a 64-bit product from four 16-bit ones: a Cortex-M0+ has no longer multiplication. */
static uint32_t multiply_high(uint32_t a, uint32_t b) {
  uint32_t a0 = a & 0xffffu, a1 = a >> 16, b0 = b & 0xffffu, b1 = b >> 16;
  uint32_t middle = a1 * b0 + (a0 * b0 >> 16);
  uint32_t carry = a0 * b1 + (middle & 0xffffu);
  return a1 * b1 + (middle >> 16) + (carry >> 16);
}

void philox(const struct draw *draw, uint32_t words[4]) {
  uint32_t k0 = draw->seed, k1 = draw->purpose;
  uint32_t x0 = draw->block, x1 = draw->entity, x2 = draw->high, x3 = draw->number;
  for (int round = 0; round < 10; round++) {
    uint32_t high0 = multiply_high(x0, 0xd2511f53u), low0 = x0 * 0xd2511f53u;
    uint32_t high1 = multiply_high(x2, 0xcd9e8d57u), low1 = x2 * 0xcd9e8d57u;
    x0 = high1 ^ x1 ^ k0;
    x1 = low1;
    x2 = high0 ^ x3 ^ k1;
    x3 = low0;
    k0 += 0x9e3779b9u;
    k1 += 0xbb67ae85u;
  }
  words[0] = x0;
  words[1] = x1;
  words[2] = x2;
  words[3] = x3;
}
