#include "requests.h"

#include <stddef.h>

#include "../generated/messages.h"
#include "events.h"
#include "link.h"
#include "replies.h"

/* Bytes of the request id, and the tag that follows where a command was cut: field 2, varint. */
#define ID_BYTES 5
#define PARTS_TAG 0x10

/* What becomes of the parts of the present command. */
enum fate {
  FATE_CARRIED_OUT,
  FATE_REFUSED,  /* with an earlier part: ignored */
  FATE_REPEATED, /* answered long ago: ignored, and after the last the answer goes out again */
};

static struct {
  bool running;      /* the machine has not finished */
  bool parts_follow; /* more parts of the present command are to come */
  enum fate fate;
  uint32_t id; /* of the present command, or 0 */
} present;

static struct nudge_command_message command;

void requests_init(void) {
  replies_clear();
  events_mute(false);
  present.running = present.parts_follow = false;
  present.id = 0;
}

static void hear_of_session(enum session_news news) {
  if (news == SESSION_AS_IT_WAS) return;
  present.parts_follow = false;
  if (news == SESSION_KEPT) return;
  replies_clear();
  events_mute(present.running);
  present.id = 0;
}

/* Whether parts follow, from bytes that need not decode. */
static bool parts_follow(const uint8_t *bytes, uint16_t length) {
  return length > ID_BYTES + 1 && bytes[ID_BYTES] == PARTS_TAG && bytes[ID_BYTES + 1] != 0;
}

static void note_refusal(void) {
  if (events_refused()) present.fate = FATE_REFUSED;
}

static void carry_out(const uint8_t *bytes, uint16_t length) {
  struct nudge_decode_error error;
  events_mute(false);
  events_begin();
  if (nudge_decode_command(bytes, length, &command, &error)) {
    machine_handle(&command);
    present.running = true;
  } else {
    struct nudge_event_message event = error_event(command.request_id, error.code, error.message, error.path);
    event_emit(&event);
    note_refusal();
  }
}

/* Only called when there is room for an answer. */
static void take(const uint8_t *bytes, uint16_t length) {
  const uint8_t *answer;
  uint16_t answer_length;
  uint32_t id = nudge_request_id(bytes, length);
  bool known = replies_find(id, &answer, &answer_length);
  if (!present.parts_follow || id != present.id) present.fate = known ? FATE_REPEATED : FATE_CARRIED_OUT;
  present.id = id;
  present.parts_follow = parts_follow(bytes, length);
  if (present.fate == FATE_CARRIED_OUT) carry_out(bytes, length);
  else if (present.fate == FATE_REPEATED && known && !present.parts_follow) events_repeat(answer, answer_length);
}

/* A host that came back sends again what it waits for; what is under way answers once. */
static void drop_repetition(void) {
  const uint8_t *bytes;
  uint16_t length;
  if (present.id == 0 || present.parts_follow || !link_take(&bytes, &length)) return;
  if (nudge_request_id(bytes, length) == present.id) link_release();
}

bool requests_step(void) {
  const uint8_t *bytes;
  uint16_t length;
  hear_of_session(link_session_news());
  if (present.running) {
    drop_repetition();
    present.running = machine_step();
    note_refusal();
    return true;
  }
  if (link_room() == NULL || !link_take(&bytes, &length)) return false;
  take(bytes, length);
  link_release();
  return true;
}
