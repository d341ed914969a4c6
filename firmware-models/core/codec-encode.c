#include "../generated/messages.h"
#include "bytes.h"

/*
 * Writes an envelope from its last byte to its first: when the length of a message is needed, its content already
 * stands behind it. Fields in order of number; what is 0 or empty is left out, except members of a choice, optional
 * fields that are given, and messages.
 */

struct writer {
  uint8_t *begin;
  uint8_t *at; /* first byte written */
  bool full;
};

static void put(struct writer *writer, uint8_t byte) {
  if (writer->at == writer->begin) writer->full = true;
  else *--writer->at = byte;
}

static void put_bytes(struct writer *writer, const uint8_t *bytes, uint16_t length) {
  if (length > writer->at - writer->begin) {
    writer->full = true;
    return;
  }
  writer->at -= length;
  memcpy(writer->at, bytes, length);
}

static void put_varint(struct writer *writer, uint64_t value) {
  uint8_t groups[10];
  uint8_t count = 0;
  while (value > 0xffffffffu) {
    groups[count++] = (uint8_t)(value | 128);
    value >>= 7;
  }
  uint32_t rest = (uint32_t)value;
  while (rest > 127) {
    groups[count++] = (uint8_t)(rest | 128);
    rest >>= 7;
  }
  put(writer, (uint8_t)rest);
  while (count > 0) put(writer, groups[--count]);
}

static void put_tag(struct writer *writer, uint8_t number, uint8_t type) {
  put_varint(writer, (uint32_t)number << 3 | type);
}

/* Length and tag in front of what was written since `end`. */
static void close(struct writer *writer, const uint8_t *end, uint8_t number) {
  put_varint(writer, (uint32_t)(end - writer->at));
  put_tag(writer, number, 2);
}

static uint64_t integer(uint8_t kind, const uint8_t *from) {
  if (kind == NUDGE_KIND_UINT64) return *(const uint64_t *)(const void *)from;
  return kind == NUDGE_KIND_UINT32 ? *(const uint32_t *)(const void *)from : *from;
}

static bool all_zero(const uint8_t *bytes, uint8_t length) {
  while (length > 0) {
    if (bytes[--length] != 0) return false;
  }
  return true;
}

static void put_message(struct writer *writer, const struct nudge_message_table *table, const uint8_t *from);

static void put_nested(struct writer *writer, const struct nudge_field *field, const uint8_t *from) {
  const uint8_t *end = writer->at;
  put_message(writer, &nudge_message_tables[field->detail], from);
  close(writer, end, field->number);
}

/* `always`: also when it is 0. */
static void put_value(struct writer *writer, const struct nudge_field *field, const uint8_t *from, bool always) {
  const struct nudge_bytes *text = (const struct nudge_bytes *)(const void *)from;
  const uint8_t *end = writer->at;
  uint8_t width = field->kind == NUDGE_KIND_DOUBLE ? 8 : 4;
  switch (field->kind) {
    case NUDGE_KIND_MESSAGE:
      put_nested(writer, field, from);
      return;
    case NUDGE_KIND_STRING:
    case NUDGE_KIND_BYTES:
      if (text->length == 0) return;
      put_bytes(writer, text->data, text->length);
      close(writer, end, field->number);
      return;
    case NUDGE_KIND_DOUBLE:
    case NUDGE_KIND_FIXED32:
      if (!always && all_zero(from, width)) return;
      put_bytes(writer, from, width);
      put_tag(writer, field->number, width == 8 ? 1 : 5);
      return;
    default:
      if (!always && integer(field->kind, from) == 0) return;
      put_varint(writer, integer(field->kind, from));
      put_tag(writer, field->number, 0);
  }
}

static void put_messages(struct writer *writer, const struct nudge_field *field, const uint8_t *items,
                         uint16_t count) {
  while (count > 0) put_nested(writer, field, items + (uint32_t)--count * nudge_message_tables[field->detail].size);
}

static void put_numbers(struct writer *writer, const struct nudge_field *field, const uint8_t *items,
                        uint16_t count) {
  const uint8_t *end = writer->at;
  if (count == 0) return;
  while (count > 0) {
    count--;
    if (field->kind == NUDGE_KIND_DOUBLE) put_bytes(writer, items + count * 8, 8);
    else put_varint(writer, integer(field->kind, items + count * (field->kind == NUDGE_KIND_UINT32 ? 4 : 1)));
  }
  close(writer, end, field->number);
}

static uint16_t count_of(const uint8_t *list) {
  return *(const uint16_t *)(const void *)list;
}

static void put_field(struct writer *writer, const struct nudge_message_table *table,
                      const struct nudge_field *field, const uint8_t *from) {
  const uint8_t *place = from + field->offset;
  switch (field->flags & NUDGE_SHAPE) {
    case NUDGE_CHOICE:
      if (from[table->choice] == field->number) put_value(writer, field, place, true);
      return;
    case NUDGE_OPTIONAL:
      if (*place != 0) put_value(writer, field, place + field->second, true);
      return;
    case NUDGE_LIST:
      if (field->kind == NUDGE_KIND_MESSAGE) put_messages(writer, field, place + field->second, count_of(place));
      else put_numbers(writer, field, place + field->second, count_of(place));
      return;
    case NUDGE_POINTER:
      put_messages(writer, field, *(const uint8_t *const *)(const void *)(place + field->second), count_of(place));
      return;
    default:
      put_value(writer, field, place, false);
  }
}

static void put_message(struct writer *writer, const struct nudge_message_table *table, const uint8_t *from) {
  for (uint8_t i = table->count; i > 0; i--) put_field(writer, table, &table->fields[i - 1], from);
}

static uint16_t encode(uint8_t index, const void *message, uint8_t *out, uint16_t room) {
  struct writer writer = {out, out + room, false};
  put_message(&writer, &nudge_message_tables[index], message);
  if (writer.full) return 0;
  uint16_t length = (uint16_t)(out + room - writer.at);
  memmove(out, writer.at, length);
  return length;
}

uint16_t nudge_encode_command(const struct nudge_command_message *command, uint8_t *out, uint16_t room) {
  return encode(NUDGE_TABLE_COMMAND_MESSAGE, command, out, room);
}

uint16_t nudge_encode_event(const struct nudge_event_message *event, uint8_t *out, uint16_t room) {
  return encode(NUDGE_TABLE_EVENT_MESSAGE, event, out, room);
}
