/*
 * STM32F100RB on the STM32VLDISCOVERY at 24 MHz from its internal oscillator; the line is USART1 on port A 9 (out) and
 * 10 (in) at 115200 baud. Registers by their names in reference manual RM0041 (STMicroelectronics).
 */
#include "../../core/board.h"

#include "../cortex-m/cortex-m.h"

#define RCC_CR REGISTER(0x40021000)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_CFGR REGISTER(0x40021004)
#define RCC_CFGR_PLLMUL6 (4u << 18)
#define RCC_CFGR_PLL 2u
#define RCC_APB2ENR REGISTER(0x40021018)
#define RCC_APB2ENR_USART1 (1u << 14)
#define RCC_APB2ENR_IOPA (1u << 2)
#define GPIOA_CRH REGISTER(0x40010804)

#define USART_SR REGISTER(0x40013800)
#define USART_SR_RXNE (1u << 5)
#define USART_SR_TXE (1u << 7)
#define USART_DR REGISTER(0x40013804)
#define USART_BRR REGISTER(0x40013808)
#define USART_CR1 REGISTER(0x4001380C)

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-stm32f100 0.1",
    .card = "stm32f100",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

/* 8 MHz / 2 x 6. */
static void start_clocks(void) {
  RCC_CFGR = RCC_CFGR_PLLMUL6;
  RCC_CR |= RCC_CR_PLLON;
  WAIT_FOR(RCC_CR & RCC_CR_PLLRDY);
  RCC_CFGR = RCC_CFGR_PLLMUL6 | RCC_CFGR_PLL;
}

void board_init(void) {
  start_clocks();
  RCC_APB2ENR = RCC_APB2ENR_USART1 | RCC_APB2ENR_IOPA;
  GPIOA_CRH = 0x444444b4; /* pin 9 alternate output at 50 MHz, the others floating inputs */
  USART_BRR = 208;        /* 24 MHz / 208 = 115,385 Hz */
  USART_CR1 = 1u << 13 | 1u << 5 | 1u << 3 | 1u << 2;
  NVIC_ENABLE(BOARD_UART_IRQ);
  start_systick(24000);
}

enum reset_cause board_cause(void) {
  return CAUSE_POWER;
}

void uart_handler(void) {
  while ((USART_SR & USART_SR_RXNE) != 0) ring_put((uint8_t)USART_DR);
}

void board_write(const uint8_t *bytes, uint16_t length) {
  for (uint16_t i = 0; i < length; i++) {
    while ((USART_SR & USART_SR_TXE) == 0) {
    }
    USART_DR = bytes[i];
  }
}
