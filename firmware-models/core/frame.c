#include "frame.h"

#include "board.h"
#include "bytes.h"
#include "crc32c.h"

#define LONGEST_BLOCK 254
#define DELIMITER 0

uint16_t read_u16(const uint8_t *bytes) {
  return (uint16_t)(bytes[0] | bytes[1] << 8);
}

uint32_t read_u32(const uint8_t *bytes) {
  return read_u16(bytes) | (uint32_t)read_u16(bytes + 2) << 16;
}

void write_u16(uint8_t *bytes, uint16_t value) {
  bytes[0] = (uint8_t)value;
  bytes[1] = (uint8_t)(value >> 8);
}

void write_u32(uint8_t *bytes, uint32_t value) {
  write_u16(bytes, (uint16_t)value);
  write_u16(bytes + 2, (uint16_t)(value >> 16));
}

/* ---- receiving ---- */

void frame_decoder_init(struct frame_decoder *decoder) {
  memset(decoder, 0, sizeof *decoder);
}

static void put(struct frame_decoder *decoder, uint8_t byte) {
  if (decoder->length < BLOCK_BYTES) decoder->block[decoder->length++] = byte;
  else decoder->skipping = true;
}

/* What is wrong with the frame that a zero has ended: its counter, or that of whole frames. */
static uint32_t *verdict(struct frame_decoder *decoder) {
  const uint8_t *block = decoder->block;
  uint16_t checked = (uint16_t)(decoder->length - CRC_BYTES);
  if (decoder->skipping) return &decoder->counters.too_long;
  if (decoder->missing > 0) return &decoder->counters.cobs_errors;
  if (decoder->length < HEADER_BYTES + CRC_BYTES) return &decoder->counters.too_short;
  if (read_u32(block + checked) != crc32c(block, checked)) return &decoder->counters.crc_errors;
  bool known = block[AT_TYPE] >> 4 == LINK_VERSION && (block[AT_TYPE] & 15) < FRAME_TYPES;
  return known ? &decoder->counters.frames : &decoder->counters.foreign;
}

static bool end(struct frame_decoder *decoder, uint16_t *payload) {
  bool whole = false;
  if (decoder->begun) {
    uint32_t *counter = verdict(decoder);
    (*counter)++;
    whole = counter == &decoder->counters.frames;
    *payload = (uint16_t)(decoder->length - HEADER_BYTES - CRC_BYTES);
  }
  decoder->length = 0;
  decoder->missing = 0;
  decoder->zero_due = decoder->skipping = decoder->begun = false;
  return whole;
}

bool frame_decoder_take(struct frame_decoder *decoder, uint8_t byte, uint16_t *payload) {
  decoder->counters.bytes++;
  if (byte == DELIMITER) return end(decoder, payload);
  decoder->begun = true;
  if (decoder->skipping) return false;
  if (decoder->missing > 0) {
    decoder->missing--;
    put(decoder, byte);
    return false;
  }
  if (decoder->zero_due) put(decoder, 0);
  decoder->missing = (uint8_t)(byte - 1);
  decoder->zero_due = byte != 0xff;
  return false;
}

/* ---- sending ---- */

/* Bytes up to the next zero, at most a full block. */
static uint8_t run(const uint8_t *bytes, uint16_t length) {
  uint8_t count = 0;
  while (count < length && count < LONGEST_BLOCK && bytes[count] != 0) count++;
  return count;
}

/* Stuffs straight onto the line: each block is a code byte and bytes that lie together already. */
static void stuff(const uint8_t *bytes, uint16_t length) {
  for (;;) {
    uint8_t count = run(bytes, length);
    uint8_t code = (uint8_t)(count + 1);
    board_write(&code, 1);
    board_write(bytes, count);
    if (count == length) return;
    uint8_t taken = (uint8_t)(count + (count < LONGEST_BLOCK ? 1 : 0));
    bytes += taken;
    length = (uint16_t)(length - taken);
  }
}

void frame_send(uint8_t *block, uint16_t payload) {
  const uint8_t delimiter = DELIMITER;
  uint16_t checked = (uint16_t)(HEADER_BYTES + payload);
  write_u32(block + checked, crc32c(block, checked));
  stuff(block, (uint16_t)(checked + CRC_BYTES));
  board_write(&delimiter, 1);
}
