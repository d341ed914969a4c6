#include "varint.h"

bool packed_varint(const uint8_t **at, const uint8_t *end, uint32_t *value) {
  *value = 0;
  for (uint8_t shift = 0; shift <= 28 && *at < end; shift = (uint8_t)(shift + 7)) {
    uint8_t byte = *(*at)++;
    if (shift == 28 && (byte & 0x70) != 0) return false;
    *value |= (uint32_t)(byte & 127) << shift;
    if (byte < 128) return true;
  }
  return false;
}
