#include "events.h"

#include <stddef.h>

#include "bytes.h"
#include "link.h"
#include "replies.h"

static bool muted;
static bool refused;

void events_mute(bool mute) {
  muted = mute;
}

void events_begin(void) {
  refused = false;
}

bool events_refused(void) {
  return refused;
}

static struct nudge_bytes text_of(const char *text) {
  struct nudge_bytes bytes = {(const uint8_t *)text, 0};
  while (text[bytes.length] != 0) bytes.length++;
  return bytes;
}

struct nudge_event_message error_event(uint32_t request_id, uint8_t code, const char *message, const char *path) {
  struct nudge_event_message event = {.request_id = request_id, .which = NUDGE_EVENT_ERROR};
  event.event.error = (struct nudge_chip_error){.code = code, .message = text_of(message), .path = text_of(path)};
  return event;
}

/* An answer that was cut cannot be repeated; the command must still not be carried out twice. */
static void store_loss(uint32_t request_id) {
  uint8_t bytes[64];
  struct nudge_event_message loss =
      error_event(request_id, NUDGE_ERROR_CODE_INTERNAL, "the answer was too long to be kept", "");
  replies_store(request_id, bytes, nudge_encode_event(&loss, bytes, sizeof bytes));
}

static void store(const struct nudge_event_message *event, const uint8_t *bytes, uint16_t length) {
  const uint8_t *kept;
  uint16_t kept_length;
  bool settled = event->which == NUDGE_EVENT_SETTLED;
  if (!settled && event->which != NUDGE_EVENT_DONE && event->which != NUDGE_EVENT_ERROR) return;
  /* The later parts of an answer that was cut find the loss noted already. */
  if (replies_find(event->request_id, &kept, &kept_length)) return;
  if (event->parts_left > 0) store_loss(event->request_id);
  else replies_store(event->request_id, bytes, length);
}

bool event_emit(const struct nudge_event_message *event) {
  if (muted) return true;
  uint8_t *room = link_room();
  if (room == NULL) return false;
  uint16_t length = nudge_encode_event(event, room, link_payload());
  if (length == 0) {
    struct nudge_event_message loss =
        error_event(event->request_id, NUDGE_ERROR_CODE_INTERNAL, "an event is longer than a frame", "");
    return event_emit(&loss);
  }
  if (event->which == NUDGE_EVENT_ERROR) refused = true;
  store(event, room, length);
  link_queue(length);
  return true;
}

void events_repeat(const uint8_t *bytes, uint16_t length) {
  memcpy(link_room(), bytes, length);
  link_queue(length);
}
