/* The two halves of the link and what they share; only link*.c include this. */
#ifndef NUDGE_LINK_WINDOW_H
#define NUDGE_LINK_WINDOW_H

#include "frame.h"
#include "link.h"

#define WINDOW_MASK (BOARD_WINDOW - 1)

/* ---- receiving: link-receive.c ---- */

/* Data frames [head, ack) wait for the chip, those from ack on that are held came early; slot seq mod window. */
struct receiver {
  uint8_t head;
  uint8_t ack;
  uint8_t unacknowledged; /* taken since the last header that was sent */
  uint32_t due;           /* when they must be acknowledged, ms */
  struct {
    bool held;
    uint16_t length;
    uint8_t payload[BOARD_PAYLOAD];
  } slots[BOARD_WINDOW];
};

extern struct receiver receiver;

void receiver_begin(void);
/* True when the frame must be acknowledged at once. */
bool receiver_take(uint8_t seq, const uint8_t *payload, uint16_t length);
uint8_t receiver_sack(void);
uint8_t receiver_credit(void);

/* ---- sending: link-send.c ---- */

void sender_begin(uint8_t window);
/* What a header of the other end says of our data frames. */
void sender_header(uint8_t ack, uint8_t sack, uint8_t credit);
/* The other end takes nothing until then, ms. */
void sender_hold(uint32_t until);
/* Sends new frames as far as window and credit allow, and old ones that are overdue. */
void sender_poll(void);
/* Number of the next data frame that was not sent yet. */
uint8_t sender_next(void);

/* ---- both: link.c ---- */

extern struct link_counters link_counters;

/* Writes a header of this session into `block` and sends it with its payload. */
void link_send(uint8_t *block, uint8_t type, uint8_t seq, uint16_t payload, bool delimit);
/* A frame without payload. */
void link_send_bare(uint8_t type);

/* Whether the moment `when` has come, modulo 2^32 ms. */
static inline bool has_come(uint32_t when) {
  return (int32_t)(board_milliseconds() - when) >= 0;
}

#endif
