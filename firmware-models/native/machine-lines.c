/*
 * A program for tests of the machine, without a link: carries out each line, a command or a part of one in HEX, and
 * writes every event of the answer as a line, then a line with a dot.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/events.h"
#include "../core/link.h"
#include "../core/machine.h"
#include "../core/replies.h"

#define LONGEST 65536

static uint8_t event[BOARD_PAYLOAD];
static uint64_t memory[BOARD_MEMORY / 8];
static char line[2 * LONGEST + 8];

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD, .window = BOARD_WINDOW, .firmware = "machine-lines", .card = "rp2040",
    .memory_bytes = BOARD_MEMORY, .tick_nanoseconds = 1000000};

/* The end of the link that events.c writes to: every event is a line at once. */
uint8_t *link_room(void) {
  return event;
}

uint16_t link_payload(void) {
  return BOARD_PAYLOAD;
}

void link_queue(uint16_t length) {
  for (uint16_t i = 0; i < length; i++) printf("%02x", event[i]);
  printf("\n");
}

/* Nothing is ever asked for again. */
void replies_store(uint32_t request_id, const uint8_t *bytes, uint16_t length) {
  (void)request_id, (void)bytes, (void)length;
}

bool replies_find(uint32_t request_id, const uint8_t **bytes, uint16_t *length) {
  (void)request_id, (void)bytes, (void)length;
  return false;
}

static uint16_t parse(const char *text, uint8_t *to) {
  uint16_t length = 0;
  unsigned value;
  while (sscanf(text + 2 * length, "%2x", &value) == 1) to[length++] = (uint8_t)value;
  return length;
}

static void carry_out(const uint8_t *bytes, uint16_t length) {
  static struct nudge_command_message command;
  struct nudge_decode_error error;
  if (!nudge_decode_command(bytes, length, &command, &error)) {
    struct nudge_event_message refusal = error_event(command.request_id, error.code, error.message, error.path);
    event_emit(&refusal);
    return;
  }
  machine_handle(&command);
  while (machine_step()) continue;
}

int main(void) {
  machine_init(&board_limits, memory, sizeof memory);
  while (fgets(line, sizeof line, stdin) != NULL) {
    /* Exactly as long as the message, so that a sanitizer sees a step beyond it. */
    uint8_t *bytes = malloc(strlen(line) / 2 + 1);
    if (bytes == NULL) return 1;
    carry_out(bytes, parse(line, bytes));
    printf(".\n");
    free(bytes);
  }
  return 0;
}
