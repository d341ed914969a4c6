#include "utf8.h"

static bool within(uint8_t byte, uint8_t low, uint8_t high) {
  return byte >= low && byte <= high;
}

/* Bytes that follow a first byte; 255 for one that begins nothing. */
static uint8_t followers(uint8_t first) {
  if (first < 0x80) return 0;
  if (within(first, 0xc2, 0xdf)) return 1;
  if (within(first, 0xe0, 0xef)) return 2;
  return within(first, 0xf0, 0xf4) ? 3 : 255;
}

/* The second byte alone decides whether a form is overlong, a surrogate, or too high (table 3-7 of Unicode). */
static bool second_fits(uint8_t first, uint8_t second) {
  uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  return within(second, low, high);
}

bool utf8_valid(const uint8_t *bytes, uint16_t length) {
  uint16_t at = 0;
  while (at < length) {
    uint8_t first = bytes[at++];
    uint8_t count = followers(first);
    if (count > length - at) return false;
    for (uint8_t i = 0; i < count; i++, at++) {
      if (i == 0 ? !second_fits(first, bytes[at]) : !within(bytes[at], 0x80, 0xbf)) return false;
    }
  }
  return true;
}
