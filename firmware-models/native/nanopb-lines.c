/*
 * The outside witness: reads each line `c HEX` or `e HEX` with nanopb and writes `= HEX`, what nanopb encodes again, or
 * `!` where it cannot. Built by a test with the library and the generator of Debian; nothing of nanopb is in this tree.
 */
#include <pb_decode.h>
#include <pb_encode.h>
#include <stdio.h>

#include "nudge/v1/command.pb.h"
#include "nudge/v1/event.pb.h"

#define LONGEST 65536

static pb_byte_t bytes[LONGEST];
static char line[2 * LONGEST + 8];
static nudge_v1_CommandMessage command;
static nudge_v1_EventMessage event;

static size_t parse(const char *text) {
  size_t length = 0;
  unsigned value;
  while (sscanf(text + 2 * length, "%2x", &value) == 1) bytes[length++] = (pb_byte_t)value;
  return length;
}

static size_t again(const pb_msgdesc_t *fields, void *message, size_t length) {
  pb_istream_t input = pb_istream_from_buffer(bytes, length);
  if (!pb_decode(&input, fields, message)) return 0;
  pb_ostream_t output = pb_ostream_from_buffer(bytes, LONGEST);
  return pb_encode(&output, fields, message) ? output.bytes_written : 0;
}

int main(void) {
  while (fgets(line, sizeof line, stdin) != NULL) {
    size_t length = parse(line + 2);
    length = line[0] == 'c' ? again(nudge_v1_CommandMessage_fields, &command, length)
                            : again(nudge_v1_EventMessage_fields, &event, length);
    printf(length > 0 ? "= " : "!");
    for (size_t i = 0; i < length; i++) printf("%02x", bytes[i]);
    printf("\n");
  }
  return 0;
}
