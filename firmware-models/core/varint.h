#ifndef NUDGE_VARINT_H
#define NUDGE_VARINT_H

#include <stdbool.h>
#include <stdint.h>

/* Reads an integer of at most 32 bits in at most 5 bytes of packed bulk data, and goes past it. False: damaged. */
bool packed_varint(const uint8_t **at, const uint8_t *end, uint32_t *value);

#endif
