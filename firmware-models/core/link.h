/*
 * The board's end of the link of protocols/link.md: sessions, a sliding window each way, acknowledgements, credit and
 * retransmission. One link per firmware; nothing here waits.
 */
#ifndef NUDGE_LINK_H
#define NUDGE_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "board.h"

/* What happened on the link since the start, beside what frame_decoder counts. */
struct link_counters {
  uint32_t duplicates;
  uint32_t early;          /* data frames before their turn, held */
  uint32_t other_sessions; /* frames of a session that is not this one */
  uint32_t sent;           /* data frames, repeats included */
  uint32_t sent_again;
  uint32_t timeouts;
};

/* A line that has just been opened: the board speaks first. */
void link_init(enum reset_cause cause);

/* Takes the bytes that came, sends what is due. Call it at least every few milliseconds. */
void link_poll(void);

/* The next data frame in order; it stays where it is until link_release. False when there is none. */
bool link_take(const uint8_t **payload, uint16_t *length);
void link_release(void);

/* Where the payload of the next data frame is to be written, link_payload() bytes; NULL while the window is full. */
uint8_t *link_room(void);
void link_queue(uint16_t length);

/* Largest payload that both ends take. */
uint16_t link_payload(void);

/* The host asked for a restart. */
bool link_reset_wanted(void);

/* What became of the session since the last call; kept: a new one whose host still waits for answers of the last. */
enum session_news { SESSION_AS_IT_WAS, SESSION_KEPT, SESSION_NEW };
enum session_news link_session_news(void);

#endif
