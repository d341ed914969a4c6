/*
 * A program for tests of the codec: from each line `c HEX` (a command) or `e HEX` (an event) it decodes the message and
 * writes `= HEX`, what it encodes to again, or `! CODE PATH`, why it was refused.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../generated/messages.h"

#define LONGEST 65536

static uint8_t bytes[LONGEST];
static uint8_t encoded[LONGEST];
static struct nudge_counter_row rows[1024];
static char line[2 * LONGEST + 8];

static uint16_t parse(const char *text, uint8_t *to) {
  uint16_t length = 0;
  unsigned value;
  while (sscanf(text + 2 * length, "%2x", &value) == 1) to[length++] = (uint8_t)value;
  return length;
}

static uint16_t again_command(const uint8_t *from, uint16_t length, struct nudge_decode_error *error) {
  struct nudge_command_message command;
  if (!nudge_decode_command(from, length, &command, error)) return 0;
  return nudge_encode_command(&command, encoded, LONGEST - 1);
}

static uint16_t again_event(const uint8_t *from, uint16_t length, struct nudge_decode_error *error) {
  struct nudge_event_message event;
  struct nudge_scratch scratch = {(uint8_t *)rows, sizeof rows};
  if (!nudge_decode_event(from, length, &event, scratch, error)) return 0;
  return nudge_encode_event(&event, encoded, LONGEST - 1);
}

int main(void) {
  while (fgets(line, sizeof line, stdin) != NULL) {
    struct nudge_decode_error error;
    uint16_t length = parse(line + 2, bytes);
    /* Exactly as long as the message, so that a sanitizer sees a step beyond it. */
    uint8_t *exact = malloc(length > 0 ? length : 1);
    if (exact == NULL) return 1;
    memcpy(exact, bytes, length);
    uint16_t written = line[0] == 'c' ? again_command(exact, length, &error) : again_event(exact, length, &error);
    if (written == 0) printf("! %u %s", error.code, error.path);
    else printf("= ");
    for (uint16_t i = 0; i < written; i++) printf("%02x", encoded[i]);
    printf("\n");
    free(exact);
  }
  return 0;
}
