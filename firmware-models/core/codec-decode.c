#include <stddef.h>

#include "../generated/messages.h"
#include "bytes.h"
#include "codec-bulk.h"
#include "utf8.h"

/*
 * Reads an envelope in two walks over its bytes. The first looks at their form only: integers, lengths, lists, unknown
 * fields. The second also asks whether the values mean anything: words, real numbers, parts that must be there. So a
 * message that is broken twice is refused for its form first, as src/protocol does.
 */

#define LARGEST_DEPTH 4

struct step {
  uint16_t name;
  int16_t item; /* index in a list, or -1 */
};

struct reader {
  const uint8_t *bytes;
  uint16_t at;
  bool meaning;   /* second walk */
  bool in_member; /* and not in the envelope around it, whose fields have no path */
  uint8_t steps;
  struct step trail[LARGEST_DEPTH]; /* fields on the way to the present message, from the member on */
  const char *names;
  struct nudge_scratch scratch;
  struct nudge_decode_error *error;
};

static bool read_message(struct reader *reader, const struct nudge_message_table *table, uint8_t *out, uint16_t end);

/* ---- errors ---- */

static char *append(char *to, const char *end, const char *text) {
  while (*text != 0 && to < end) *to++ = *text++;
  return to;
}

static char *append_index(char *to, const char *end, uint16_t index) {
  char digits[6];
  uint8_t count = 0;
  do {
    digits[count++] = (char)('0' + index % 10);
    index /= 10;
  } while (index > 0);
  to = append(to, end, "[");
  while (count > 0 && to < end) *to++ = digits[--count];
  return append(to, end, "]");
}

static void write_path(struct reader *reader, uint8_t steps) {
  char *to = reader->error->path;
  const char *end = to + sizeof reader->error->path - 1;
  for (uint8_t i = 0; i < steps; i++) {
    if (i > 0) to = append(to, end, ".");
    to = append(to, end, reader->names + reader->trail[i].name);
    if (reader->trail[i].item >= 0) to = append_index(to, end, (uint16_t)reader->trail[i].item);
  }
  *to = 0;
}

/* Refuses the message that is being read, by the path that leads to it. */
static bool refuse_here(struct reader *reader, uint8_t code, const char *message) {
  reader->error->code = code;
  reader->error->message = message;
  write_path(reader, reader->steps);
  return false;
}

/* Refuses a field, or its item unless that is -1. */
static bool refuse_item(struct reader *reader, uint16_t name, int16_t item, uint8_t code, const char *message) {
  refuse_here(reader, code, message);
  if (!reader->in_member) return false;
  reader->trail[reader->steps] = (struct step){name, item};
  write_path(reader, (uint8_t)(reader->steps + 1));
  return false;
}

static bool refuse(struct reader *reader, const struct nudge_field *field, uint8_t code, const char *message) {
  if (field == NULL) return refuse_here(reader, code, message);
  return refuse_item(reader, field->name, -1, code, message);
}

static bool malformed(struct reader *reader, const struct nudge_field *field, const char *message) {
  return refuse(reader, field, NUDGE_ERROR_CODE_MALFORMED, message);
}

/* ---- scalars ---- */

/* An unsigned integer of at most 64 bits. */
static bool read_varint(struct reader *reader, const struct nudge_field *field, uint16_t end, uint64_t *value) {
  uint32_t low = 0, middle = 0, high = 0; /* 28 bits each: no 64-bit shifts on small machines but the last two */
  for (uint8_t i = 0; i < 10; i++) {
    if (reader->at >= end) return malformed(reader, field, "the message ends inside an integer");
    uint8_t byte = reader->bytes[reader->at++];
    uint32_t bits = byte & 127u;
    if (i < 4) low |= bits << (7 * i);
    else if (i < 8) middle |= bits << (7 * (i - 4));
    else high |= bits << (7 * (i - 8));
    if (byte >= 128) continue;
    if (i == 9 && byte > 1) break;
    *value = low | (uint64_t)middle << 28 | (uint64_t)high << 56;
    return true;
  }
  return malformed(reader, field, "an integer has more than 64 bits");
}

/* A length that stays inside the message. */
static bool read_length(struct reader *reader, const struct nudge_field *field, uint16_t end, uint16_t *stop) {
  uint64_t length;
  *stop = end;
  if (!read_varint(reader, field, end, &length)) return false;
  if (length > (uint64_t)(end - reader->at)) {
    return malformed(reader, field, "a length points past the end of the message");
  }
  *stop = (uint16_t)(reader->at + length);
  return true;
}

static bool skip(struct reader *reader, const struct nudge_field *field, uint16_t length, uint16_t end) {
  if (length > end - reader->at) return malformed(reader, field, "the message ends inside a field");
  reader->at = (uint16_t)(reader->at + length);
  return true;
}

static uint64_t largest(const struct nudge_field *field) {
  if (field->kind == NUDGE_KIND_BOOL) return 1;
  if (field->kind == NUDGE_KIND_ENUM) return 0x7fffffffu;
  return ((uint64_t)1 << field->detail) - 1;
}

/* Words beyond 255 are as unknown as 255. */
static void store_integer(const struct nudge_field *field, uint64_t value, uint8_t *out) {
  if (field->kind == NUDGE_KIND_UINT64) *(uint64_t *)(void *)out = value;
  else if (field->kind == NUDGE_KIND_UINT32) *(uint32_t *)(void *)out = (uint32_t)value;
  else *out = value > 255 ? 255 : (uint8_t)value;
}

static bool read_integer(struct reader *reader, const struct nudge_field *field, uint16_t end, uint8_t *out) {
  uint64_t value;
  if (!read_varint(reader, field, end, &value)) return false;
  if (value > largest(field)) {
    return refuse(reader, field, NUDGE_ERROR_CODE_RANGE, "an integer is too large");
  }
  store_integer(field, value, out);
  return true;
}

static bool check_word(struct reader *reader, const struct nudge_field *field, uint8_t word) {
  if (word == 0 && (field->flags & NUDGE_MAY_BE_ABSENT) != 0) return true;
  if (word == 0) return malformed(reader, field, "a choice is missing");
  if (word <= field->detail) return true;
  return refuse(reader, field, NUDGE_ERROR_CODE_UNSUPPORTED, "the choice is unknown here");
}

/* Finite, or where it is allowed not-a-number: decided by the bits, without arithmetic. */
static bool real_bits(const struct nudge_field *field, const uint8_t *bytes) {
  if ((bytes[7] & 0x7f) != 0x7f || (bytes[6] & 0xf0) != 0xf0) return true;
  if ((field->flags & NUDGE_MAY_BE_NAN) == 0) return false;
  uint8_t fraction = bytes[6] & 0x0f;
  for (uint8_t i = 0; i < 6; i++) fraction |= bytes[i];
  return fraction != 0;
}

static bool read_double(struct reader *reader, const struct nudge_field *field, int16_t item, uint16_t end,
                        uint8_t *out) {
  const uint8_t *bytes = reader->bytes + reader->at;
  if (!skip(reader, field, 8, end)) return false;
  if (reader->meaning && !real_bits(field, bytes)) {
    return refuse_item(reader, field->name, item, NUDGE_ERROR_CODE_RANGE, "a finite number was expected");
  }
  for (uint8_t i = 0; i < 8; i++) out[i] = bytes[i];
  return true;
}

static bool read_fixed32(struct reader *reader, const struct nudge_field *field, uint16_t end, uint8_t *out) {
  const uint8_t *bytes = reader->bytes + reader->at;
  if (!skip(reader, field, 4, end)) return false;
  for (uint8_t i = 0; i < 4; i++) out[i] = bytes[i];
  return true;
}

static bool read_text(struct reader *reader, const struct nudge_field *field, uint16_t end, uint8_t *out) {
  uint16_t stop;
  if (!read_length(reader, field, end, &stop)) return false;
  struct nudge_bytes text = {reader->bytes + reader->at, (uint16_t)(stop - reader->at)};
  if (field->kind == NUDGE_KIND_STRING) {
    if (text.length > field->most) {
      return refuse(reader, field, NUDGE_ERROR_CODE_TOO_BIG, "a text is too long");
    }
    if (reader->meaning && !utf8_valid(text.data, text.length)) {
      reader->steps = 0;
      return malformed(reader, NULL, "a text is not UTF-8");
    }
  }
  *(struct nudge_bytes *)(void *)out = text;
  reader->at = stop;
  return true;
}

/* ---- messages inside messages ---- */

/*
 * What stands in a choice has the path of the choice where meaning is concerned (`unit.leak`), since that is how a
 * host writes it, but a step of its own (`unit.spiking.leak`) where the form of the bytes is.
 */
static bool read_inner(struct reader *reader, const struct nudge_field *field, int16_t item, uint16_t stop,
                       uint8_t *out) {
  bool envelope = !reader->in_member;
  bool step = !envelope && !(reader->meaning && (field->flags & NUDGE_SHAPE) == NUDGE_CHOICE);
  if (step) reader->trail[reader->steps++] = (struct step){field->name, item};
  reader->in_member = true;
  if (!read_message(reader, &nudge_message_tables[field->detail], out, stop)) return false;
  reader->in_member = !envelope;
  if (step) reader->steps--;
  return true;
}

static bool too_many(struct reader *reader, const struct nudge_field *field) {
  return refuse(reader, field, NUDGE_ERROR_CODE_TOO_BIG, "a list is too long");
}

/* Where the next message of a list goes; NULL when the scratch memory is full. */
static uint8_t *next_item(struct reader *reader, const struct nudge_field *field, uint8_t *list, uint16_t size) {
  uint16_t *count = (uint16_t *)(void *)list;
  uint8_t *items = list + field->second;
  if ((field->flags & NUDGE_SHAPE) == NUDGE_POINTER) {
    uint8_t **pointer = (uint8_t **)(void *)items;
    if (*count == 0) *pointer = reader->scratch.memory;
    if (((uint32_t)*count + 1) * size > reader->scratch.bytes) return NULL;
    items = *pointer;
  }
  return items + (uint32_t)(*count)++ * size;
}

static bool read_item(struct reader *reader, const struct nudge_field *field, uint16_t end, uint8_t *list) {
  uint16_t stop, count = *(uint16_t *)(void *)list;
  if (count >= field->most) return too_many(reader, field);
  if (!read_length(reader, field, end, &stop)) return false;
  uint8_t *item = next_item(reader, field, list, nudge_message_tables[field->detail].size);
  if (item == NULL) return too_many(reader, field);
  return read_inner(reader, field, (int16_t)count, stop, item);
}

/* ---- lists of numbers and words, always packed ---- */

/* Words of a list say what a chip can do; newer ones are left out, since nobody would ask for them. */
static bool keep_word(struct reader *reader, const struct nudge_field *field, int16_t item, uint8_t word,
                      bool *keep) {
  *keep = word <= field->detail;
  if (!reader->meaning || word != 0) return true;
  return refuse_item(reader, field->name, item, NUDGE_ERROR_CODE_MALFORMED, "a choice is missing");
}

static uint8_t size_of(uint8_t kind) {
  if (kind == NUDGE_KIND_DOUBLE) return 8;
  return kind == NUDGE_KIND_UINT32 ? 4 : 1;
}

static bool read_list(struct reader *reader, const struct nudge_field *field, uint16_t end, uint8_t *list) {
  uint16_t stop, *count = (uint16_t *)(void *)list;
  if (!read_length(reader, field, end, &stop)) return false;
  for (uint16_t found = 0; reader->at < stop; found++) {
    bool keep = true;
    uint8_t *item = list + field->second + *count * size_of(field->kind);
    if (found >= field->most) return too_many(reader, field);
    if (field->kind == NUDGE_KIND_DOUBLE) {
      if (!read_double(reader, field, (int16_t)found, stop, item)) return false;
    } else if (!read_integer(reader, field, stop, item)) {
      return false;
    }
    if (field->kind == NUDGE_KIND_ENUM && !keep_word(reader, field, (int16_t)found, *item, &keep)) return false;
    if (keep) (*count)++;
  }
  if (!reader->meaning || *count >= field->least) return true;
  return malformed(reader, field, "a list is too short");
}

/* ---- fields ---- */

static uint8_t wire_type(const struct nudge_field *field) {
  if ((field->flags & NUDGE_SHAPE) >= NUDGE_LIST) return 2;
  switch (field->kind) {
    case NUDGE_KIND_DOUBLE:
      return 1;
    case NUDGE_KIND_FIXED32:
      return 5;
    case NUDGE_KIND_STRING:
    case NUDGE_KIND_BYTES:
    case NUDGE_KIND_MESSAGE:
      return 2;
    default:
      return 0;
  }
}

static bool read_value(struct reader *reader, const struct nudge_field *field, uint16_t end, uint8_t *out) {
  uint16_t stop;
  switch (field->kind) {
    case NUDGE_KIND_MESSAGE:
      return read_length(reader, field, end, &stop) && read_inner(reader, field, -1, stop, out);
    case NUDGE_KIND_STRING:
    case NUDGE_KIND_BYTES:
      return read_text(reader, field, end, out);
    case NUDGE_KIND_DOUBLE:
      return read_double(reader, field, -1, end, out);
    case NUDGE_KIND_FIXED32:
      return read_fixed32(reader, field, end, out);
    default:
      if (!read_integer(reader, field, end, out)) return false;
      return field->kind != NUDGE_KIND_ENUM || !reader->meaning || check_word(reader, field, *out);
  }
}

static bool read_field(struct reader *reader, const struct nudge_message_table *table,
                       const struct nudge_field *field, uint16_t end, uint8_t *out) {
  uint8_t *place = out + field->offset;
  switch (field->flags & NUDGE_SHAPE) {
    case NUDGE_LIST:
      if (field->kind != NUDGE_KIND_MESSAGE) return read_list(reader, field, end, place);
      return read_item(reader, field, end, place);
    case NUDGE_POINTER:
      return read_item(reader, field, end, place);
    case NUDGE_OPTIONAL:
      *place = 1;
      return read_value(reader, field, end, place + field->second);
    case NUDGE_CHOICE:
      if (out[table->choice] != 0) return malformed(reader, field, "two members of one choice are given");
      out[table->choice] = field->number;
      return read_value(reader, field, end, place);
    default:
      return read_value(reader, field, end, place);
  }
}

/* A field of a newer minor version, or noise. */
static bool read_unknown(struct reader *reader, bool open, uint32_t tag, uint16_t end) {
  uint64_t value;
  uint8_t type = tag & 7;
  if (tag < 8 || !(type <= 2 || type == 5)) return malformed(reader, NULL, "the bytes are not a protobuf message");
  if (!open) return refuse_here(reader, NUDGE_ERROR_CODE_UNSUPPORTED, "a field is unknown here");
  if (type == 0) return read_varint(reader, NULL, end, &value);
  if (type != 2) return skip(reader, NULL, type == 1 ? 8 : 4, end);
  if (!read_varint(reader, NULL, end, &value)) return false;
  return skip(reader, NULL, value > 0xffff ? 0xffff : (uint16_t)value, end);
}

/* Parts that must be there: words, whole messages, one member of a choice, lists of a given length. */
static bool check_given(struct reader *reader, const struct nudge_message_table *table, uint32_t seen,
                        const uint8_t *out) {
  for (uint8_t i = 0; i < table->count; i++) {
    const struct nudge_field *field = &table->fields[i];
    uint8_t shape = field->flags & NUDGE_SHAPE;
    if ((field->flags & NUDGE_MAY_BE_ABSENT) != 0) continue;
    bool needed = shape == NUDGE_LIST ? field->least > 0
                                      : shape == NUDGE_SINGLE && (field->kind == NUDGE_KIND_ENUM ||
                                                                  field->kind == NUDGE_KIND_MESSAGE);
    if (needed && (seen & (uint32_t)1 << i) == 0) return malformed(reader, field, "a part is missing");
  }
  if (table->choice == NUDGE_NO_CHOICE || out[table->choice] != 0) return true;
  return refuse_item(reader, table->choice_name, -1, NUDGE_ERROR_CODE_MALFORMED, "the message says nothing");
}

static const struct nudge_field *find(const struct nudge_message_table *table, uint32_t number) {
  for (uint8_t i = 0; i < table->count; i++) {
    if (table->fields[i].number == number) return &table->fields[i];
  }
  return NULL;
}

static bool is_message_list(const struct nudge_field *field) {
  return field->kind == NUDGE_KIND_MESSAGE && (field->flags & NUDGE_SHAPE) >= NUDGE_LIST;
}

static bool read_message(struct reader *reader, const struct nudge_message_table *table, uint8_t *out,
                         uint16_t end) {
  uint32_t seen = 0;
  memset(out, 0, table->cleared);
  while (reader->at < end) {
    uint64_t tag;
    if (!read_varint(reader, NULL, end, &tag)) return false;
    if (tag > 0xffffffffu) return malformed(reader, NULL, "the bytes are not a protobuf message");
    const struct nudge_field *field = find(table, (uint32_t)tag >> 3);
    if (field == NULL) {
      if (!read_unknown(reader, table->open, (uint32_t)tag, end)) return false;
      continue;
    }
    if ((tag & 7) != wire_type(field)) return malformed(reader, field, "a field has the wrong wire type");
    uint32_t bit = (uint32_t)1 << (field - table->fields);
    if ((seen & bit) != 0 && !is_message_list(field)) return malformed(reader, field, "a field is given twice");
    seen |= bit;
    if (!read_field(reader, table, field, end, out)) return false;
  }
  return !reader->meaning || check_given(reader, table, seen, out);
}

/* ---- envelopes ---- */

static bool read_envelope(struct reader *reader, uint8_t index, uint8_t *out, uint16_t length) {
  for (uint8_t walk = 0; walk < 2; walk++) {
    reader->at = 0;
    reader->steps = 0;
    reader->in_member = false;
    reader->meaning = walk == 1;
    if (!read_message(reader, &nudge_message_tables[index], out, length)) return false;
  }
  return true;
}

uint32_t nudge_request_id(const uint8_t *bytes, uint16_t length) {
  if (length < 5 || bytes[0] != 0x0d) return 0;
  return bytes[1] | (uint32_t)bytes[2] << 8 | (uint32_t)bytes[3] << 16 | (uint32_t)bytes[4] << 24;
}

bool nudge_decode_command(const uint8_t *bytes, uint16_t length, struct nudge_command_message *out,
                          struct nudge_decode_error *error) {
  struct reader reader = {.bytes = bytes, .names = nudge_command_names, .error = error};
  bool read = read_envelope(&reader, NUDGE_TABLE_COMMAND_MESSAGE, (uint8_t *)out, length);
  if (!read) out->request_id = nudge_request_id(bytes, length);
  return read && check_command_bulk(out, error);
}

bool nudge_decode_event(const uint8_t *bytes, uint16_t length, struct nudge_event_message *out,
                        struct nudge_scratch scratch, struct nudge_decode_error *error) {
  struct reader reader = {.bytes = bytes, .names = nudge_event_names, .scratch = scratch, .error = error};
  bool read = read_envelope(&reader, NUDGE_TABLE_EVENT_MESSAGE, (uint8_t *)out, length);
  if (!read) out->request_id = nudge_request_id(bytes, length);
  return read && check_event_bulk(out, error);
}
