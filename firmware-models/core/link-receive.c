#include "bytes.h"
#include "link-window.h"

#define ACK_FRAMES 2
#define ACK_MILLISECONDS 5

struct receiver receiver;

void receiver_begin(void) {
  receiver.head = receiver.ack = receiver.unacknowledged = 0;
  for (uint8_t i = 0; i < BOARD_WINDOW; i++) receiver.slots[i].held = false;
}

static uint8_t waiting(void) {
  return (uint8_t)(receiver.ack - receiver.head);
}

uint8_t receiver_credit(void) {
  return (uint8_t)(BOARD_WINDOW - waiting());
}

uint8_t receiver_sack(void) {
  uint8_t sack = 0;
  for (uint8_t ahead = 1; ahead < receiver_credit(); ahead++) {
    if (receiver.slots[(receiver.ack + ahead) & WINDOW_MASK].held) sack |= (uint8_t)(1 << (ahead - 1));
  }
  return sack;
}

static void store(uint8_t seq, const uint8_t *payload, uint16_t length) {
  uint8_t slot = seq & WINDOW_MASK;
  receiver.slots[slot].held = true;
  receiver.slots[slot].length = length;
  memcpy(receiver.slots[slot].payload, payload, length);
}

static void advance(void) {
  while (receiver_credit() > 0 && receiver.slots[receiver.ack & WINDOW_MASK].held) receiver.ack++;
}

bool receiver_take(uint8_t seq, const uint8_t *payload, uint16_t length) {
  uint8_t ahead = (uint8_t)(seq - receiver.ack);
  if (ahead >= receiver_credit() || receiver.slots[seq & WINDOW_MASK].held) {
    link_counters.duplicates++;
    return true;
  }
  store(seq, payload, length);
  if (ahead > 0) {
    link_counters.early++;
    return true;
  }
  advance();
  if (receiver.unacknowledged++ == 0) receiver.due = board_milliseconds() + ACK_MILLISECONDS;
  return receiver.unacknowledged >= ACK_FRAMES;
}

bool link_take(const uint8_t **payload, uint16_t *length) {
  for (; waiting() > 0; link_release()) {
    uint8_t slot = receiver.head & WINDOW_MASK;
    *payload = receiver.slots[slot].payload;
    *length = receiver.slots[slot].length;
    if (*length > 0) return true;
  }
  return false;
}

void link_release(void) {
  bool was_full = receiver_credit() == 0;
  receiver.slots[receiver.head++ & WINDOW_MASK].held = false;
  if (was_full) link_send_bare(FRAME_ACK);
}
