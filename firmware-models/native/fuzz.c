/*
 * The whole firmware against a hostile line, in one process and in invented time: `fuzz SEED ACTIONS`, with encoded
 * commands as lines of hexadecimal on standard input, those that set a network up marked by `=`. Every action is noise,
 * a damaged frame, a sound frame with a damaged message, or a greeting; now and then the board must still restart,
 * greet and answer Hello, and is then mostly given the network. Sanitizers watch.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../core/board.h"
#include "../core/crc32c.h"
#include "../core/firmware.h"
#include "../core/frame.h"

#define MESSAGES 256
#define LONGEST 640
#define QUEUE 65536
#define PROBE_EVERY 64
#define PROBE_STEPS 4000
#define SETUP_STEPS 200

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-fuzz 0.1",
    .card = "rp2040",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

struct message {
  uint16_t length;
  uint8_t bytes[LONGEST];
};

static struct message corpus[MESSAGES], setup[MESSAGES];
static uint32_t corpus_count, setup_count;
static uint32_t ready; /* networks that were set up */

/* ---- the line and the clock of the board ---- */

static uint8_t queue[QUEUE];
static uint32_t queue_in, queue_out;
static uint32_t now;
static struct frame_decoder heard; /* what the board says */
static uint32_t heard_types[FRAME_TYPES];
static uint32_t heard_session; /* of the last HELLO_ACK */
static uint32_t heard_request; /* id of the last message */

int board_read(void) {
  return queue_out != queue_in ? queue[queue_out++ % QUEUE] : -1;
}

static void hear(uint16_t length) {
  const uint8_t *payload = heard.block + HEADER_BYTES;
  uint8_t type = heard.block[AT_TYPE] & 15;
  heard_types[type]++;
  if (type == FRAME_HELLO_ACK && length >= 4) heard_session = read_u32(payload);
  if (type == FRAME_DATA && length >= 5 && payload[0] == 0x0d) heard_request = read_u32(payload + 1);
}

/* Set while a frame of our own is being written: it goes to the board and not to us. */
static bool sending;

static void to_board(uint8_t byte) {
  if (queue_in - queue_out < QUEUE) queue[queue_in++ % QUEUE] = byte;
}

void board_write(const uint8_t *bytes, uint16_t length) {
  uint16_t payload;
  for (uint16_t i = 0; i < length; i++) {
    if (sending) to_board(bytes[i]);
    else if (frame_decoder_take(&heard, bytes[i], &payload)) hear(payload);
  }
}

uint32_t board_milliseconds(void) {
  return now;
}

/* ---- chance: xorshift64* (Marsaglia 2003, Vigna 2016) ---- */

static uint64_t chance;

static uint32_t below(uint32_t limit) {
  chance ^= chance >> 12;
  chance ^= chance << 25;
  chance ^= chance >> 27;
  return (uint32_t)((chance * 0x2545f4914f6cdd1du) >> 32) % limit;
}

/* ---- what the line does ---- */

static uint16_t session;
static uint8_t seq; /* of the next data frame */
static uint8_t block[HEADER_BYTES + LONGEST + 64 + CRC_BYTES];

static void header(uint8_t type, uint8_t number) {
  memset(block, 0, HEADER_BYTES);
  block[AT_TYPE] = (uint8_t)(LINK_VERSION << 4 | type);
  block[AT_SEQ] = number;
  /* All that the board has said counts as received. */
  block[AT_ACK] = (heard.block[AT_TYPE] & 15) == FRAME_DATA ? (uint8_t)(heard.block[AT_SEQ] + 1) : heard.block[AT_SEQ];
  block[AT_CREDIT] = 8;
  write_u16(block + AT_SESSION, session);
}

static void deliver(uint16_t payload) {
  sending = true;
  frame_send(block, payload);
  sending = false;
}

static uint16_t damage(uint8_t *bytes, uint16_t length, uint16_t room) {
  for (uint32_t wounds = below(4); wounds > 0 && length > 0; wounds--) {
    uint32_t at = below(length);
    switch (below(5)) {
      case 0:
        bytes[at] ^= (uint8_t)(1u << below(8));
        break;
      case 1:
        bytes[at] = (uint8_t)below(256);
        break;
      case 2:
        length = (uint16_t)at;
        break;
      case 3:
        memmove(bytes + at, bytes + at + 1, length - at - 1u);
        length--;
        break;
      default:
        if (length == room) break;
        memmove(bytes + at + 1, bytes + at, length - at);
        bytes[at] = (uint8_t)below(256);
        length++;
    }
  }
  return length;
}

static uint16_t message(void) {
  const struct message *chosen = &corpus[below(corpus_count)];
  memcpy(block + HEADER_BYTES, chosen->bytes, chosen->length);
  /* A fresh request id, mostly, so that the reply cache does not answer everything. */
  if (below(8) > 0) write_u32(block + HEADER_BYTES + 1, below(1u << 20));
  return chosen->length;
}

static void act_noise(void) {
  for (uint32_t left = 1 + below(700); left > 0; left--) to_board((uint8_t)below(below(4) == 0 ? 2 : 256));
}

static void act_message(bool damaged) {
  /* Mostly the frame that the board waits for; a lost one would close the window to all that follow. */
  if (below(8) > 0) seq = heard.block[AT_ACK];
  header(FRAME_DATA, seq++);
  uint16_t length = message();
  deliver(damaged ? damage(block + HEADER_BYTES, length, LONGEST) : length);
}

static void act_frame(void) {
  header((uint8_t)below(16), (uint8_t)below(256));
  uint16_t length = (uint16_t)(HEADER_BYTES + message());
  length = damage(block, length, HEADER_BYTES + LONGEST);
  if (length >= HEADER_BYTES) deliver((uint16_t)(length - HEADER_BYTES));
}

static void act_broken_frame(void) {
  uint32_t before = queue_in;
  act_message(false);
  if (queue_in > before + 2) queue[(before + below(queue_in - before)) % QUEUE] = (uint8_t)below(256);
}

static void greet(uint8_t flags) {
  header(FRAME_HELLO, 0);
  uint32_t number = 1 + below(0xfffe);
  write_u32(block + HEADER_BYTES, number);
  block[HEADER_BYTES + 4] = (uint8_t)(1 + below(8));
  block[HEADER_BYTES + 5] = flags;
  write_u16(block + HEADER_BYTES + 6, (uint16_t)(128 + below(513)));
  deliver(8);
  session = (uint16_t)number;
  seq = 0;
}

static void act(void) {
  uint32_t kind = below(100);
  if (kind < 50) act_message(true);
  else if (kind < 65) act_message(false);
  else if (kind < 80) act_frame();
  else if (kind < 90) act_broken_frame();
  else if (kind < 97) act_noise();
  else greet((uint8_t)below(2));
  for (uint32_t steps = 1 + below(12); steps > 0; steps--) firmware_step();
  now += below(8) == 0 ? below(400) : below(4);
}

/* ---- what must always work ---- */

static void run_until(const char *what, const uint32_t *value, uint32_t wanted) {
  for (uint32_t steps = 0; steps < PROBE_STEPS; steps++) {
    if (*value == wanted) return;
    firmware_step();
    now++;
  }
  fprintf(stderr, "the board does not answer: %s\n", what);
  exit(EXIT_FAILURE);
}

/* The board answers each of these with Done, or nobody could train it. */
static void set_up(void) {
  for (uint32_t i = 0; i < setup_count; i++) {
    uint32_t request = read_u32(setup[i].bytes + 1);
    header(FRAME_DATA, seq++);
    memcpy(block + HEADER_BYTES, setup[i].bytes, setup[i].length);
    deliver(setup[i].length);
    for (uint32_t steps = 0; heard_request != request && steps < SETUP_STEPS; steps++) firmware_step();
    now++;
  }
  if (setup_count > 0 && heard_request == read_u32(setup[setup_count - 1].bytes + 1)) ready++;
}

static void probe(uint32_t request) {
  const uint8_t hello[] = {0x52, 2, 8, 1};
  to_board(0);
  header(FRAME_RESET, 0);
  deliver(0);
  uint32_t boots = heard_types[FRAME_BOOT];
  for (uint32_t steps = 0; heard_types[FRAME_BOOT] == boots && steps < PROBE_STEPS; steps++) firmware_step();
  greet(0);
  run_until("greeting", &heard_session, session);
  header(FRAME_DATA, seq++);
  block[AT_ACK] = 0;
  block[HEADER_BYTES] = 0x0d;
  write_u32(block + HEADER_BYTES + 1, request);
  memcpy(block + HEADER_BYTES + 5, hello, sizeof hello);
  deliver(5 + sizeof hello);
  run_until("Hello", &heard_request, request);
  if (below(4) > 0) set_up();
}

static void read_corpus(void) {
  static char line[2 * LONGEST + 8];
  unsigned value;
  while (corpus_count < MESSAGES && setup_count < MESSAGES && fgets(line, sizeof line, stdin) != NULL) {
    const char *text = line[0] == '=' ? line + 1 : line;
    struct message *into = &corpus[corpus_count];
    for (into->length = 0; into->length < LONGEST && sscanf(text + 2 * into->length, "%2x", &value) == 1;) {
      into->bytes[into->length++] = (uint8_t)value;
    }
    if (into->length <= 5) continue;
    if (line[0] == '=') setup[setup_count++] = *into;
    corpus_count++;
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return EXIT_FAILURE;
  read_corpus();
  if (corpus_count == 0) return EXIT_FAILURE;
  chance = strtoull(argv[1], NULL, 10) * 0x9e3779b97f4a7c15u + 1;
  uint32_t actions = (uint32_t)strtoul(argv[2], NULL, 10);
  firmware_start(CAUSE_POWER);
  for (uint32_t i = 0; i < actions; i++) {
    if (i % PROBE_EVERY == 0) probe(0x80000000u + i);
    act();
  }
  probe(0x80000000u + actions);
  printf("{\"actions\":%u,\"boots\":%u,\"greetings\":%u,\"messages\":%u,\"acknowledgements\":%u,\"ready\":%u}\n", actions,
         heard_types[FRAME_BOOT], heard_types[FRAME_HELLO_ACK], heard_types[FRAME_DATA], heard_types[FRAME_ACK], ready);
  return EXIT_SUCCESS;
}
