/*
 * Stellaris LM3S6965 at 50 MHz from an 8 MHz crystal; the line is UART0 on port A 0 (in) and 1 (out) at 115200 baud.
 * Registers by their names in the LM3S6965 data sheet (Texas Instruments).
 */
#include "../../core/board.h"

#include "../cortex-m/cortex-m.h"
#include "../pl011/pl011.h"

#define RIS REGISTER(0x400FE050)
#define RIS_PLL_LOCKED (1u << 6)
#define RCC REGISTER(0x400FE060)
#define RCC_CRYSTAL_8_MHZ (0xeu << 6)
#define RCC_BYPASS (1u << 11)
#define RCC_USE_DIVISOR (1u << 22)
#define RCC_DIVISOR_4 (3u << 23)
#define RCGC1 REGISTER(0x400FE104)
#define RCGC2 REGISTER(0x400FE108)
#define GPIOA_AFSEL REGISTER(0x40004420)
#define GPIOA_DEN REGISTER(0x4000451C)

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-lm3s6965 0.1",
    .card = "lm3s6965",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

/* The PLL gives 200 MHz; a quarter of it for the core and the line. */
static void start_clocks(void) {
  RCC = RCC_CRYSTAL_8_MHZ | RCC_BYPASS;
  WAIT_FOR(RIS & RIS_PLL_LOCKED);
  RCC = RCC_CRYSTAL_8_MHZ | RCC_BYPASS | RCC_USE_DIVISOR | RCC_DIVISOR_4;
  RCC = RCC_CRYSTAL_8_MHZ | RCC_USE_DIVISOR | RCC_DIVISOR_4;
}

void board_init(void) {
  start_clocks();
  RCGC1 = 1;
  RCGC2 = 1;
  GPIOA_AFSEL = 3;
  GPIOA_DEN = 3;
  pl011_start(27, 8); /* 50 MHz / 16 / (27 + 8 / 64) = 115,207 Hz */
  start_systick(50000);
}

enum reset_cause board_cause(void) {
  return CAUSE_POWER;
}
