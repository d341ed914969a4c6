#include "replies.h"

#include "board.h"
#include "bytes.h"

struct reply {
  uint32_t request_id; /* 0: none */
  uint16_t length;
  uint8_t bytes[BOARD_PAYLOAD];
};

static struct reply replies[BOARD_WINDOW];
static uint8_t next;

void replies_clear(void) {
  for (uint8_t i = 0; i < BOARD_WINDOW; i++) replies[i].request_id = 0;
}

void replies_store(uint32_t request_id, const uint8_t *bytes, uint16_t length) {
  struct reply *reply = &replies[next++ % BOARD_WINDOW];
  reply->request_id = request_id;
  reply->length = length;
  memcpy(reply->bytes, bytes, length);
}

bool replies_find(uint32_t request_id, const uint8_t **bytes, uint16_t *length) {
  for (uint8_t i = 0; i < BOARD_WINDOW; i++) {
    if (request_id == 0 || replies[i].request_id != request_id) continue;
    *bytes = replies[i].bytes;
    *length = replies[i].length;
    return true;
  }
  return false;
}
