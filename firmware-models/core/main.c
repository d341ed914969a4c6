#include "firmware.h"

int main(void) {
  board_init();
  firmware_start(board_cause());
  for (;;) {
    if (!firmware_step()) board_idle();
  }
}
