/*
 * Messages of protocols/nudge/v1 to bytes and back, by the tables of generated/messages.c: bounded, without a heap,
 * texts and bulk data used where they lie in the frame. As strict as src/protocol: what one refuses the other does,
 * with the same code and path. Machines of either word length; little-endian, like the wire.
 */
#ifndef NUDGE_CODEC_H
#define NUDGE_CODEC_H

#include <stdbool.h>
#include <stdint.h>

/* A text or bulk data inside a frame; not ended by a zero. */
struct nudge_bytes {
  const uint8_t *data;
  uint16_t length;
};

/* Why bytes were refused: an enum nudge_error_code, a sentence, and the field in lowerCamelCase or "". */
struct nudge_decode_error {
  uint8_t code;
  const char *message;
  char path[48];
};

struct nudge_command_message;
struct nudge_event_message;

/* Room for lists that lie outside their message (Telemetry.rows); none of a command does. Aligned to 8 bytes. */
struct nudge_scratch {
  uint8_t *memory;
  uint32_t bytes;
};

/* The message keeps pointers into `bytes`. False: refused, see `error`; then only request_id of `out` may be read. */
bool nudge_decode_command(const uint8_t *bytes, uint16_t length, struct nudge_command_message *out,
                          struct nudge_decode_error *error);
bool nudge_decode_event(const uint8_t *bytes, uint16_t length, struct nudge_event_message *out,
                        struct nudge_scratch scratch, struct nudge_decode_error *error);

/* Bytes written from `out` on; 0 when `room` is too small. Values are those of the caller and not checked. */
uint16_t nudge_encode_command(const struct nudge_command_message *command, uint8_t *out, uint16_t room);
uint16_t nudge_encode_event(const struct nudge_event_message *event, uint8_t *out, uint16_t room);

/* Request id of a message that need not be decodable: tag 1 stands first, then four bytes. 0 when it is not there. */
uint32_t nudge_request_id(const uint8_t *bytes, uint16_t length);

/* ---- tables ---- */

enum nudge_kind {
  NUDGE_KIND_UINT32,
  NUDGE_KIND_UINT64,
  NUDGE_KIND_BOOL,
  NUDGE_KIND_ENUM,
  NUDGE_KIND_FIXED32,
  NUDGE_KIND_DOUBLE,
  NUDGE_KIND_STRING,
  NUDGE_KIND_BYTES,
  NUDGE_KIND_MESSAGE,
};

/* Where a field stands in its struct. */
enum nudge_shape {
  NUDGE_SINGLE = 0,
  NUDGE_CHOICE = 1,   /* in a union; `which` of the struct is its number */
  NUDGE_OPTIONAL = 2, /* { bool given; T value; } */
  NUDGE_LIST = 3,     /* { uint16_t count; T items[]; } */
  NUDGE_POINTER = 4,  /* { uint16_t count; const T *items; } */
  NUDGE_SHAPE = 7,
  NUDGE_MAY_BE_NAN = 8,
  NUDGE_MAY_BE_ABSENT = 16, /* a word, which is then 0 */
};

#define NUDGE_NO_CHOICE 0xffffu

struct nudge_field {
  uint8_t number;
  uint8_t kind;
  uint8_t flags;
  uint8_t detail;  /* bits of an integer, last word of an enum, index of the table of a message */
  uint8_t second;  /* offset of `value` or `items` inside an optional or a list */
  uint8_t least;   /* shortest list */
  uint16_t most;   /* longest list, or bytes of a text; 0 for bulk data */
  uint16_t offset;
  uint16_t name;   /* in the names of its side */
};

struct nudge_message_table {
  const struct nudge_field *fields;
  uint16_t size;    /* of the struct */
  uint16_t cleared; /* bytes set to 0 before reading: all but a union */
  uint16_t choice;  /* offset of `which`, or NUDGE_NO_CHOICE */
  uint16_t choice_name;
  uint8_t count;
  bool open;
};

extern const struct nudge_message_table nudge_message_tables[];
extern const char nudge_command_names[];
extern const char nudge_event_names[];

#endif
