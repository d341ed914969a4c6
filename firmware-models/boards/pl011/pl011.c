#include "pl011.h"

#include "../../core/board.h"
#include "../cortex-m/cortex-m.h"

/* Registers by their names in the PrimeCell UART (PL011) Technical Reference Manual (Arm Ltd). */
#define UARTDR REGISTER(BOARD_UART_BASE)
#define UARTFR REGISTER(BOARD_UART_BASE + 0x18)
#define UARTFR_TXFF (1u << 5)
#define UARTFR_RXFE (1u << 4)
#define UARTIBRD REGISTER(BOARD_UART_BASE + 0x24)
#define UARTFBRD REGISTER(BOARD_UART_BASE + 0x28)
#define UARTLCR_H REGISTER(BOARD_UART_BASE + 0x2C)
#define UARTCR REGISTER(BOARD_UART_BASE + 0x30)
#define UARTIFLS REGISTER(BOARD_UART_BASE + 0x34)
#define UARTIMSC REGISTER(BOARD_UART_BASE + 0x38)
#define UARTIMSC_RX (1u << 4 | 1u << 6) /* bytes, and the last few that stay below the level */

void pl011_start(uint32_t whole, uint32_t parts) {
  UARTIBRD = whole;
  UARTFBRD = parts;
  UARTLCR_H = 3u << 5 | 1u << 4;
  UARTIFLS = 0;
  UARTCR = 1u << 9 | 1u << 8 | 1;
  UARTIMSC = UARTIMSC_RX;
  NVIC_ENABLE(BOARD_UART_IRQ);
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
