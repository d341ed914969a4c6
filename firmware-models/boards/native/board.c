/*
 * The firmware as a program: the line is standard input and output, the end of input ends it. For tests with
 * sanitizers, and for fuzzing.
 */
#define _POSIX_C_SOURCE 200809L

#include "../../core/board.h"

#include <poll.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define CHUNK 4096
/* An acknowledgement is due after 5 ms at the latest. */
#define NAP_MILLISECONDS 5

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-native 0.1",
    .card = "rp2040",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

static uint8_t received[CHUNK];
static ssize_t length;
static ssize_t at;
static uint8_t sent[CHUNK];
static size_t unsent;

static void flush(void) {
  size_t done = 0;
  while (done < unsent) {
    ssize_t written = write(STDOUT_FILENO, sent + done, unsent - done);
    if (written <= 0) exit(EXIT_SUCCESS); /* nobody listens any more */
    done += (size_t)written;
  }
  unsent = 0;
}

/* Whether input is there, or comes within this time; its end counts. */
static bool readable(int milliseconds) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&input, 1, milliseconds) > 0;
}

void board_init(void) {}

enum reset_cause board_cause(void) {
  return CAUSE_POWER;
}

int board_read(void) {
  if (at < length) return received[at++];
  flush();
  if (!readable(0)) return -1;
  length = read(STDIN_FILENO, received, CHUNK);
  at = 0;
  if (length <= 0) exit(EXIT_SUCCESS);
  return received[at++];
}

void board_write(const uint8_t *bytes, uint16_t count) {
  for (uint16_t i = 0; i < count; i++) {
    if (unsent == CHUNK) flush();
    sent[unsent++] = bytes[i];
  }
}

void board_idle(void) {
  flush();
  if (at == length) readable(NAP_MILLISECONDS);
}

uint32_t board_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint32_t)((uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000);
}
