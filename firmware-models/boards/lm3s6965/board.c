/*
 * Stellaris LM3S6965 at 50 MHz from an 8 MHz crystal; the line is UART0 on port A 0 (in) and 1 (out) at 115200 baud.
 * Registers by their names in the LM3S6965 data sheet (Texas Instruments).
 */
#include "../../core/board.h"

#include "../cortex-m/cortex-m.h"

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

#define UARTDR REGISTER(0x4000C000)
#define UARTFR REGISTER(0x4000C018)
#define UARTFR_TXFF (1u << 5)
#define UARTFR_RXFE (1u << 4)
#define UARTIBRD REGISTER(0x4000C024)
#define UARTFBRD REGISTER(0x4000C028)
#define UARTLCRH REGISTER(0x4000C02C)
#define UARTCTL REGISTER(0x4000C030)
#define UARTIFLS REGISTER(0x4000C034)
#define UARTIM REGISTER(0x4000C038)
#define UARTIM_RX (1u << 4 | 1u << 6) /* bytes, and the last few that stay below the level */

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
  UARTIBRD = 27; /* 50 MHz / 16 / (27 + 8 / 64) = 115,207 Hz */
  UARTFBRD = 8;
  UARTLCRH = 3u << 5 | 1u << 4;
  UARTIFLS = 0;
  UARTCTL = 1u << 9 | 1u << 8 | 1;
  UARTIM = UARTIM_RX;
  NVIC_ENABLE(BOARD_UART_IRQ);
  start_systick(50000);
}

enum reset_cause board_cause(void) {
  return CAUSE_POWER;
}

void uart_handler(void) {
  while ((UARTFR & UARTFR_RXFE) == 0) ring_put((uint8_t)UARTDR);
}

void board_write(const uint8_t *bytes, uint16_t length) {
  for (uint16_t i = 0; i < length; i++) {
    while ((UARTFR & UARTFR_TXFF) != 0) {
    }
    UARTDR = bytes[i];
  }
}
