/*
 * The firmware as a WebAssembly module without imports. A host puts bytes into nudge_input(), calls nudge_run() with
 * their number, and takes what stands in nudge_output(); time is what the host says it is.
 */
#include "../../core/board.h"

#include "../../core/firmware.h"

#define EXPORT(name) __attribute__((export_name(name)))
#define INPUT_BYTES 4096
/* Two windows of the longest frames, and acknowledgements between them. */
#define OUTPUT_BYTES 16384

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-wasm 0.1",
    .card = "rp2040",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

static uint8_t input[INPUT_BYTES];
static uint32_t input_length;
static uint32_t input_at;
static uint8_t output[OUTPUT_BYTES];
static uint32_t output_length;
static uint32_t now;
static bool busy;

EXPORT("nudge_input") uint8_t *nudge_input(void) {
  return input;
}

EXPORT("nudge_output") const uint8_t *nudge_output(void) {
  return output;
}

/* A start as after power-on, at this time. Gives the bytes in the output. */
EXPORT("nudge_start") uint32_t nudge_start(uint32_t milliseconds) {
  now = milliseconds;
  input_length = input_at = output_length = 0;
  firmware_start(CAUSE_POWER);
  return output_length;
}

/* Takes the bytes in the input and does at most `steps` pieces of work. Gives the bytes in the output. */
EXPORT("nudge_run") uint32_t nudge_run(uint32_t milliseconds, uint32_t length, uint32_t steps) {
  now = milliseconds;
  input_length = length;
  input_at = output_length = 0;
  do busy = firmware_step();
  while (busy && --steps > 0);
  return output_length;
}

/* Whether the last piece of work was not the last. */
EXPORT("nudge_busy") bool nudge_busy(void) {
  return busy;
}

int board_read(void) {
  return input_at < input_length ? input[input_at++] : -1;
}

void board_write(const uint8_t *bytes, uint16_t length) {
  for (uint16_t i = 0; i < length && output_length < OUTPUT_BYTES; i++) output[output_length++] = bytes[i];
}

uint32_t board_milliseconds(void) {
  return now;
}
