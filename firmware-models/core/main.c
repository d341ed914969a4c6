#include "link.h"
#include "machine.h"
#include "requests.h"

/* Aligned for any type; a chip keeps its whole network here. */
static union {
  uint64_t alignment;
  uint8_t bytes[BOARD_MEMORY];
} memory;

/* From a start to the restart that a host asks for. */
static void run(enum reset_cause cause) {
  machine_init(&board_limits, memory.bytes, sizeof memory.bytes);
  requests_init();
  link_init(cause);
  while (!link_reset_wanted()) {
    link_poll();
    if (!requests_step()) board_idle();
  }
}

int main(void) {
  board_init();
  run(board_cause());
  for (;;) run(CAUSE_COMMANDED);
}
