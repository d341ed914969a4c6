#include "link.h"

#include "bytes.h"
#include "link-window.h"

#define BOOT_EVERY 500
#define BOOT_AT_MOST_EVERY 50
#define QUIET_AFTER 100
#define MOST_NOT_READY 2000
#define GREETING_BYTES 8
#define GREETING_KEPT 2 /* bit of the flags in HELLO_ACK */
#define NAME_BYTES 48
#define SMALLEST_PAYLOAD 128
#define LARGEST_PAYLOAD 640
#define LARGEST_WINDOW 8

struct link_counters link_counters;

static struct {
  struct frame_decoder decoder;
  enum reset_cause cause;
  uint32_t session; /* 0: none */
  bool kept;        /* it continues the session before */
  enum session_news news;
  uint16_t payload; /* largest that both ends take */
  uint32_t boot_due;
  uint32_t boot_sent;
  uint32_t sent_at; /* when the last frame was sent, ms */
  bool reset_wanted;
  uint8_t block[HEADER_BYTES + 4 + GREETING_BYTES + NAME_BYTES + CRC_BYTES]; /* frames that carry no data */
} state;

/* ---- sending ---- */

void link_send(uint8_t *block, uint8_t type, uint8_t seq, uint16_t payload, bool delimit) {
  const uint8_t delimiter = 0;
  bool greets = type == FRAME_BOOT;
  block[AT_TYPE] = (uint8_t)(LINK_VERSION << 4 | type);
  block[AT_FLAGS] = 0;
  block[AT_SEQ] = greets ? 0 : seq;
  block[AT_ACK] = greets ? 0 : receiver.ack;
  block[AT_SACK] = greets ? 0 : receiver_sack();
  block[AT_CREDIT] = greets ? 0 : receiver_credit();
  write_u16(block + AT_SESSION, greets ? 0 : (uint16_t)state.session);
  if (delimit || has_come(state.sent_at + QUIET_AFTER)) board_write(&delimiter, 1);
  frame_send(block, payload);
  state.sent_at = board_milliseconds();
  if (!greets) receiver.unacknowledged = 0;
}

void link_send_bare(uint8_t type) {
  link_send(state.block, type, sender_next(), 0, false);
}

/* What the board says of itself; gives its length. */
static uint16_t write_greeting(uint8_t *to, uint8_t flags) {
  const char *name = board_limits.firmware;
  uint16_t length = GREETING_BYTES;
  memset(to, 0, GREETING_BYTES);
  to[0] = LINK_VERSION;
  to[1] = (uint8_t)state.cause;
  to[2] = flags;
  to[3] = BOARD_WINDOW;
  write_u16(to + 4, BOARD_PAYLOAD);
  while (*name != 0 && length < GREETING_BYTES + NAME_BYTES) to[length++] = (uint8_t)*name++;
  return length;
}

static void send_boot(void) {
  state.boot_sent = board_milliseconds();
  state.boot_due = state.boot_sent + BOOT_EVERY;
  link_send(state.block, FRAME_BOOT, 0, write_greeting(state.block + HEADER_BYTES, 0), false);
}

static void send_hello_ack(void) {
  uint8_t *payload = state.block + HEADER_BYTES;
  write_u32(payload, state.session);
  uint16_t length = write_greeting(payload + 4, state.kept ? GREETING_KEPT : 0);
  link_send(state.block, FRAME_HELLO_ACK, sender_next(), (uint16_t)(4 + length), false);
}

/* ---- receiving ---- */

/* `before`: the session that the host had, low 16 bits. */
static void take_hello(const uint8_t *payload, uint16_t length, uint16_t before) {
  if (length != GREETING_BYTES) return;
  uint32_t session = read_u32(payload);
  uint8_t window = payload[4];
  uint16_t most = read_u16(payload + 6);
  bool sensible = (session & 0xffff) != 0 && window >= 1 && window <= LARGEST_WINDOW;
  if (!sensible || most < SMALLEST_PAYLOAD || most > LARGEST_PAYLOAD) return;
  if (session != state.session) {
    bool continues = (payload[5] & 1) != 0;
    state.kept = continues && state.session != 0 && before == (uint16_t)state.session;
    state.session = session;
    state.payload = most < BOARD_PAYLOAD ? most : BOARD_PAYLOAD;
    receiver_begin();
    sender_begin(window);
    if (state.news != SESSION_NEW) state.news = state.kept ? SESSION_KEPT : SESSION_NEW;
  }
  send_hello_ack();
}

static void take_stranger(void) {
  link_counters.other_sessions++;
  if (state.session == 0 && has_come(state.boot_sent + BOOT_AT_MOST_EVERY)) send_boot();
}

/* Acknowledges at once where that is asked for. */
static void take_in_session(const uint8_t *block, uint16_t length) {
  const uint8_t *payload = block + HEADER_BYTES;
  sender_header(block[AT_ACK], block[AT_SACK], block[AT_CREDIT]);
  switch (block[AT_TYPE] & 15) {
    case FRAME_DATA:
      if (receiver_take(block[AT_SEQ], payload, length)) link_send_bare(FRAME_ACK);
      return;
    case FRAME_PING:
      link_send_bare(FRAME_ACK);
      return;
    case FRAME_NOT_READY:
      if (length != 2) return;
      sender_hold(board_milliseconds() + (read_u16(payload) < MOST_NOT_READY ? read_u16(payload) : MOST_NOT_READY));
      return;
    default:
      return;
  }
}

static void take_frame(uint16_t length) {
  const uint8_t *block = state.decoder.block;
  switch (block[AT_TYPE] & 15) {
    case FRAME_HELLO:
      take_hello(block + HEADER_BYTES, length, read_u16(block + AT_SESSION));
      return;
    case FRAME_RESET:
      state.reset_wanted = true;
      return;
    default:
      if (state.session != 0 && read_u16(block + AT_SESSION) == (uint16_t)state.session) take_in_session(block, length);
      else take_stranger();
  }
}

/* ---- the link as a whole ---- */

void link_init(enum reset_cause cause) {
  memset(&state, 0, sizeof state);
  memset(&link_counters, 0, sizeof link_counters);
  frame_decoder_init(&state.decoder);
  state.cause = cause;
  state.payload = BOARD_PAYLOAD;
  state.sent_at = board_milliseconds() - QUIET_AFTER;
  receiver_begin();
  sender_begin(BOARD_WINDOW);
  send_boot();
}

void link_poll(void) {
  uint16_t length;
  for (int byte = board_read(); byte >= 0 && !state.reset_wanted; byte = board_read()) {
    if (frame_decoder_take(&state.decoder, (uint8_t)byte, &length)) take_frame(length);
  }
  if (state.session == 0) {
    if (has_come(state.boot_due)) send_boot();
    return;
  }
  sender_poll();
  if (receiver.unacknowledged > 0 && has_come(receiver.due)) link_send_bare(FRAME_ACK);
}

enum session_news link_session_news(void) {
  enum session_news news = state.news;
  state.news = SESSION_AS_IT_WAS;
  return news;
}

uint16_t link_payload(void) {
  return state.payload;
}

bool link_reset_wanted(void) {
  return state.reset_wanted;
}
