/*
 * A program for tests of frames: `d HEX` gives these bytes to the decoder and writes the types of the frames in them
 * and the counters; `f HEX` writes a block (header and payload) as it goes onto the line; `c HEX` its CRC-32C.
 */
#include <stdio.h>
#include <string.h>

#include "../core/board.h"
#include "../core/crc32c.h"
#include "../core/frame.h"

#define LONGEST 8192

static uint8_t bytes[LONGEST];
static char line[2 * LONGEST + 8];

/* The line of this program is its output. */
void board_write(const uint8_t *from, uint16_t length) {
  for (uint16_t i = 0; i < length; i++) printf("%02x", from[i]);
}

static uint16_t parse(const char *text) {
  uint16_t length = 0;
  unsigned value;
  while (sscanf(text + 2 * length, "%2x", &value) == 1) bytes[length++] = (uint8_t)value;
  return length;
}

static void decode(uint16_t length) {
  static struct frame_decoder decoder;
  const struct line_counters *counters = &decoder.counters;
  uint16_t payload;
  frame_decoder_init(&decoder);
  for (uint16_t i = 0; i < length; i++) {
    if (frame_decoder_take(&decoder, bytes[i], &payload)) printf("%u ", decoder.block[AT_TYPE] & 15u);
  }
  printf("| %u %u %u %u %u %u %u", counters->bytes, counters->frames, counters->cobs_errors, counters->too_long,
         counters->too_short, counters->crc_errors, counters->foreign);
}

int main(void) {
  while (fgets(line, sizeof line, stdin) != NULL) {
    uint16_t length = parse(line + 2);
    if (line[0] == 'd') decode(length);
    else if (line[0] == 'f') frame_send(bytes, (uint16_t)(length - HEADER_BYTES));
    else printf("%08x", crc32c(bytes, length));
    printf("\n");
  }
  return 0;
}
