#include "firmware.h"

#include "link.h"
#include "machine.h"
#include "requests.h"

/* Aligned for any type; a chip keeps its whole network here. */
static union {
  uint64_t alignment;
  uint8_t bytes[BOARD_MEMORY];
} memory;

void firmware_start(enum reset_cause cause) {
  machine_init(&board_limits, memory.bytes, sizeof memory.bytes);
  requests_init();
  link_init(cause);
}

bool firmware_step(void) {
  link_poll();
  if (link_reset_wanted()) firmware_start(CAUSE_COMMANDED);
  return requests_step();
}
