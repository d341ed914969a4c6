#ifndef NUDGE_CRC32C_H
#define NUDGE_CRC32C_H

#include <stdint.h>

/* CRC-32C (Castagnoli): reflected polynomial 0x82F63B78, initial value and final XOR all ones. */
uint32_t crc32c(const uint8_t *bytes, uint32_t length);

#endif
