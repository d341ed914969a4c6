/*
 * Nordic nRF51822 on the BBC micro:bit, 16 MHz; the line is the UART on P0.24 (out) and P0.25 (in) at 115200 baud.
 * Registers by their names in the nRF51 Series Reference Manual (Nordic Semiconductor). The core has no SysTick.
 */
#include "../../core/board.h"

#include "../cortex-m/cortex-m.h"

#define TASKS_HFCLKSTART REGISTER(0x40000000)
#define EVENTS_HFCLKSTARTED REGISTER(0x40000100)

#define TIMER0_TASKS_START REGISTER(0x40008000)
#define TIMER0_EVENTS_COMPARE0 REGISTER(0x40008140)
#define TIMER0_SHORTS REGISTER(0x40008200)
#define TIMER0_INTENSET REGISTER(0x40008304)
#define TIMER0_BITMODE REGISTER(0x40008508)
#define TIMER0_PRESCALER REGISTER(0x40008510)
#define TIMER0_CC0 REGISTER(0x40008540)

#define UART_TASKS_STARTRX REGISTER(0x40002000)
#define UART_TASKS_STARTTX REGISTER(0x40002008)
#define UART_EVENTS_RXDRDY REGISTER(0x40002108)
#define UART_EVENTS_TXDRDY REGISTER(0x4000211C)
#define UART_INTENSET REGISTER(0x40002304)
#define UART_ENABLE REGISTER(0x40002500)
#define UART_PSELTXD REGISTER(0x4000250C)
#define UART_PSELRXD REGISTER(0x40002514)
#define UART_RXD REGISTER(0x40002518)
#define UART_TXD REGISTER(0x4000251C)
#define UART_BAUDRATE REGISTER(0x40002524)
#define BAUD_115200 0x01D7E000

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-nrf51 0.1",
    .card = "nrf51",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

/* 16 MHz / 2^4, from 0 to 1000 again and again. */
static void start_timer(void) {
  TIMER0_BITMODE = 3;
  TIMER0_PRESCALER = 4;
  TIMER0_CC0 = 1000;
  TIMER0_SHORTS = 1;
  TIMER0_INTENSET = 1u << 16;
  NVIC_ENABLE(BOARD_TIMER_IRQ);
  TIMER0_TASKS_START = 1;
}

void board_init(void) {
  TASKS_HFCLKSTART = 1;
  WAIT_FOR(EVENTS_HFCLKSTARTED);
  UART_PSELTXD = 24;
  UART_PSELRXD = 25;
  UART_BAUDRATE = BAUD_115200;
  UART_ENABLE = 4;
  UART_INTENSET = 1u << 2;
  NVIC_ENABLE(BOARD_UART_IRQ);
  UART_TASKS_STARTRX = 1;
  UART_TASKS_STARTTX = 1;
  start_timer();
}

enum reset_cause board_cause(void) {
  return CAUSE_POWER;
}

void timer_handler(void) {
  TIMER0_EVENTS_COMPARE0 = 0;
  count_millisecond();
}

void uart_handler(void) {
  while (UART_EVENTS_RXDRDY != 0) {
    UART_EVENTS_RXDRDY = 0;
    ring_put((uint8_t)UART_RXD);
  }
}

void board_write(const uint8_t *bytes, uint16_t length) {
  for (uint16_t i = 0; i < length; i++) {
    UART_EVENTS_TXDRDY = 0;
    UART_TXD = bytes[i];
    while (UART_EVENTS_TXDRDY == 0) {
    }
  }
}
