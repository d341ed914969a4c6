#include <stddef.h>

#include "link-window.h"

#define FIRST_TIMEOUT 250
#define LEAST_TIMEOUT 20
#define MOST_TIMEOUT 2000
#define LOST_AFTER 8

struct outgoing {
  uint16_t length;
  uint16_t order;   /* of its last sending among all sendings */
  uint32_t sent_at; /* ms */
  bool again;       /* sent more than once: says nothing about the round trip */
  bool held;        /* the other end has it, but not yet all before it */
  uint8_t block[BLOCK_BYTES];
};

/* Frames [base, sent) are unacknowledged, [sent, queued) wait; slot seq mod window. */
static struct {
  uint8_t base;
  uint8_t sent;
  uint8_t queued;
  uint8_t limit;  /* first frame beyond the credit of the other end */
  uint8_t window;
  uint16_t order;
  uint8_t timeouts; /* in a row */
  uint32_t timer;   /* when the oldest frame is overdue, or a PING for credit is due, ms */
  uint32_t hold;    /* nothing is sent before, ms */
  bool holding;
  uint16_t smooth;    /* round trip, 1/8 ms; 0: not measured */
  uint16_t variation; /* its mean deviation, 1/4 ms */
  struct outgoing slots[BOARD_WINDOW];
} sender;

void sender_begin(uint8_t window) {
  sender.base = sender.sent = sender.queued = 0;
  sender.limit = sender.window = window < BOARD_WINDOW ? window : BOARD_WINDOW;
  sender.timeouts = 0;
  sender.holding = false;
  sender.smooth = sender.variation = 0;
}

static struct outgoing *slot(uint8_t seq) {
  return &sender.slots[seq & WINDOW_MASK];
}

uint8_t sender_next(void) {
  return sender.sent;
}

uint8_t *link_room(void) {
  if ((uint8_t)(sender.queued - sender.base) >= BOARD_WINDOW) return NULL;
  return slot(sender.queued)->block + HEADER_BYTES;
}

void link_queue(uint16_t length) {
  struct outgoing *frame = slot(sender.queued++);
  frame->length = length;
  frame->again = frame->held = false;
  sender_poll();
}

/* ---- round trips: RFC 6298 in integers ---- */

static void measure(uint32_t time) {
  int16_t round_trip = (int16_t)(time < MOST_TIMEOUT ? time : MOST_TIMEOUT);
  if (sender.smooth == 0) {
    sender.smooth = (uint16_t)(8 * round_trip + 1);
    sender.variation = (uint16_t)(2 * round_trip);
    return;
  }
  int16_t error = (int16_t)(round_trip - sender.smooth / 8);
  sender.smooth = (uint16_t)(sender.smooth + error);
  sender.variation = (uint16_t)(sender.variation - sender.variation / 4 + (error < 0 ? -error : error));
}

static uint32_t timeout(void) {
  uint32_t time = FIRST_TIMEOUT;
  if (sender.smooth > 0) time = sender.smooth / 8u + (sender.variation > 2 ? sender.variation : 2u);
  if (time < LEAST_TIMEOUT) time = LEAST_TIMEOUT;
  time <<= sender.timeouts;
  return time < MOST_TIMEOUT ? time : MOST_TIMEOUT;
}

static void restart_timer(void) {
  sender.timer = board_milliseconds() + timeout();
}

/* ---- sending ---- */

static void transmit(uint8_t seq) {
  struct outgoing *frame = slot(seq);
  link_send(frame->block, FRAME_DATA, seq, frame->length, frame->again);
  frame->order = sender.order++;
  frame->sent_at = board_milliseconds();
  link_counters.sent++;
}

static void transmit_again(uint8_t seq) {
  slot(seq)->again = true;
  link_counters.sent_again++;
  transmit(seq);
}

static bool may_send(void) {
  bool in_window = (uint8_t)(sender.sent - sender.base) < sender.window;
  bool in_credit = (int8_t)(sender.limit - sender.sent) > 0;
  return sender.sent != sender.queued && in_window && in_credit;
}

/* The oldest frame goes out again; without one, data that wait for credit ask for it. */
static void overdue(void) {
  sender.timeouts++;
  link_counters.timeouts++;
  if (sender.base != sender.sent) transmit_again(sender.base);
  else link_send_bare(FRAME_PING);
  restart_timer();
}

void sender_poll(void) {
  if (sender.timeouts >= LOST_AFTER) return;
  if (sender.holding && !has_come(sender.hold)) return;
  sender.holding = false;
  while (may_send()) {
    if (sender.base == sender.sent) restart_timer();
    transmit(sender.sent++);
  }
  if (sender.base == sender.queued) return;
  if (has_come(sender.timer)) overdue();
}

void sender_hold(uint32_t until) {
  sender.hold = until;
  sender.holding = true;
}

/* ---- what the other end has ---- */

/* Notes frames [base, ack) and those in sack as arrived; gives the order of the one that was sent last. */
static uint16_t note_arrivals(uint8_t ack, uint8_t sack) {
  uint16_t newest = (uint16_t)(slot(sender.base)->order - 1);
  for (uint8_t seq = sender.base; seq != sender.sent; seq++) {
    uint8_t beyond = (uint8_t)(seq - ack);
    struct outgoing *frame = slot(seq);
    bool arrived = beyond > BOARD_WINDOW || (beyond > 0 && (sack >> (beyond - 1) & 1) != 0);
    if (!arrived) continue;
    if (!frame->held && !frame->again) measure(board_milliseconds() - frame->sent_at);
    frame->held = true;
    if ((int16_t)(frame->order - newest) > 0) newest = frame->order;
  }
  return newest;
}

/* A frame that something sent after it has overtaken is lost. */
static void repair(uint16_t newest) {
  for (uint8_t seq = sender.base; seq != sender.sent; seq++) {
    if (!slot(seq)->held && (int16_t)(newest - slot(seq)->order) > 0) transmit_again(seq);
  }
}

void sender_header(uint8_t ack, uint8_t sack, uint8_t credit) {
  uint8_t progress = (uint8_t)(ack - sender.base);
  bool was_lost = sender.timeouts >= LOST_AFTER;
  if (progress > (uint8_t)(sender.sent - sender.base)) return;
  uint16_t newest = note_arrivals(ack, sack);
  sender.base = ack;
  sender.limit = (uint8_t)(ack + credit);
  if (progress > 0 || was_lost) {
    sender.timeouts = 0;
    restart_timer();
  }
  repair(newest);
}
