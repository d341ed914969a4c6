/* Word by word where both ends allow it: byte loops cost four times the cycles, and messages are cleared often. */
#include "../../core/bytes.h"

#include <stdint.h>

/* Words of any type may lie in these bytes. */
typedef uint32_t __attribute__((may_alias)) word;

static int unaligned(const void *a, const void *b) {
  return (((uintptr_t)a | (uintptr_t)b) & 3) != 0;
}

void *memcpy(void *restrict to, const void *restrict from, size_t bytes) {
  uint8_t *out = to;
  const uint8_t *in = from;
  if (!unaligned(to, from)) {
    for (; bytes >= 4; bytes -= 4, out += 4, in += 4) *(word *)(void *)out = *(const word *)(const void *)in;
  }
  while (bytes-- > 0) *out++ = *in++;
  return to;
}

void *memmove(void *to, const void *from, size_t bytes) {
  uint8_t *out = to;
  const uint8_t *in = from;
  if (out < in) {
    if (!unaligned(to, from)) {
      for (; bytes >= 4; bytes -= 4, out += 4, in += 4) *(word *)(void *)out = *(const word *)(const void *)in;
    }
    while (bytes-- > 0) *out++ = *in++;
  } else {
    while (bytes-- > 0) out[bytes] = in[bytes];
  }
  return to;
}

void *memset(void *to, int value, size_t bytes) {
  uint8_t *out = to;
  uint8_t byte = (uint8_t)value;
  if (!unaligned(to, to)) {
    for (; bytes >= 4; bytes -= 4, out += 4) *(word *)(void *)out = byte * 0x01010101u;
  }
  while (bytes-- > 0) *out++ = byte;
  return to;
}

int memcmp(const void *a, const void *b, size_t bytes) {
  const uint8_t *left = a;
  const uint8_t *right = b;
  for (; bytes > 0; bytes--, left++, right++) {
    if (*left != *right) return *left - *right;
  }
  return 0;
}
