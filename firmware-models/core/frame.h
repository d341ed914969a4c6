/* Frames of protocols/link.md: COBS(header 8 | payload | CRC-32C) 00. */
#ifndef NUDGE_FRAME_H
#define NUDGE_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"

#define LINK_VERSION 1
#define HEADER_BYTES 8
#define CRC_BYTES 4
#define BLOCK_BYTES (HEADER_BYTES + BOARD_PAYLOAD + CRC_BYTES)

enum frame_type {
  FRAME_DATA,
  FRAME_ACK,
  FRAME_NOT_READY,
  FRAME_BOOT,
  FRAME_HELLO,
  FRAME_HELLO_ACK,
  FRAME_RESET,
  FRAME_DATAGRAM,
  FRAME_PING,
  FRAME_TYPES,
};

/* Bytes of a header. */
enum frame_byte { AT_TYPE, AT_FLAGS, AT_SEQ, AT_ACK, AT_SACK, AT_CREDIT, AT_SESSION };

/* What came over the line, as the host counts it (src/link/frame/decoder.ts). */
struct line_counters {
  uint32_t bytes;
  uint32_t frames;
  uint32_t cobs_errors;
  uint32_t too_long;
  uint32_t too_short;
  uint32_t crc_errors;
  uint32_t foreign;
};

/* Finds frames in bytes, one byte at a time; holds one frame. */
struct frame_decoder {
  struct line_counters counters;
  uint16_t length;
  uint8_t missing; /* bytes still to come of the block that a code byte announced */
  bool zero_due;   /* a zero stands between that block and the next */
  bool skipping;   /* too long: up to the next zero */
  bool begun;      /* a byte came since the last zero */
  uint8_t block[BLOCK_BYTES];
};

void frame_decoder_init(struct frame_decoder *decoder);

/* True when `byte` ended a whole frame; its block stays until the next call, its payload has this many bytes. */
bool frame_decoder_take(struct frame_decoder *decoder, uint8_t byte, uint16_t *payload);

/* Adds the checksum to a block with header and payload, and sends it. Behind the payload 4 bytes must be free. */
void frame_send(uint8_t *block, uint16_t payload);

uint16_t read_u16(const uint8_t *bytes);
uint32_t read_u32(const uint8_t *bytes);
void write_u16(uint8_t *bytes, uint16_t value);
void write_u32(uint8_t *bytes, uint32_t value);

#endif
