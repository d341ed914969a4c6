/*
 * What a board gives to the firmware: one file per board (boards/NAME/board.c) and a config.h beside it with the sizes
 * of its buffers. docs/firmware.md shows how to write one.
 */
#ifndef NUDGE_BOARD_H
#define NUDGE_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"

struct board_limits {
  uint16_t max_payload;      /* largest encoded message, bytes: BOARD_PAYLOAD */
  uint8_t window;            /* frames and commands held at once, 1, 2, 4 or 8: BOARD_WINDOW */
  const char *firmware;      /* name and version, at most 48 bytes */
  const char *card;          /* chip card that the board follows, at most 48 bytes */
  uint32_t memory_bytes;     /* what the chip may use for its network: BOARD_MEMORY */
  uint32_t tick_nanoseconds; /* duration of a tick that the board claims */
};

extern const struct board_limits board_limits;

enum reset_cause { CAUSE_UNKNOWN, CAUSE_POWER, CAUSE_WATCHDOG, CAUSE_COMMANDED, CAUSE_PIN };

/* Starts clocks, the line and the timer. Called once; interrupts are on afterwards. */
void board_init(void);

/* Why the board started. */
enum reset_cause board_cause(void);

/* Next byte that came over the line, or -1. */
int board_read(void);

/* Sends bytes; may wait while the hardware is full. */
void board_write(const uint8_t *bytes, uint16_t length);

/* Sleeps until a byte or the timer comes; returns at once when a byte is already there. */
void board_idle(void);

/* Milliseconds since the start, modulo 2^32. */
uint32_t board_milliseconds(void);

#endif
