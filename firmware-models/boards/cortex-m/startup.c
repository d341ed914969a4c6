#include "cortex-m.h"

#include "../../core/board.h"

#define SYSTEM_VECTORS 16
#ifndef BOARD_TIMER_IRQ
#define BOARD_TIMER_IRQ (-1) /* SysTick, vector 15 */
#define timer_handler count_millisecond
#endif
#define LAST_IRQ (BOARD_UART_IRQ > BOARD_TIMER_IRQ ? BOARD_UART_IRQ : BOARD_TIMER_IRQ)

#define RESET_CONTROL REGISTER(0xE000ED0C) /* AIRCR: key 05FA, bit 2: SYSRESETREQ */

extern uint32_t bss_start[], bss_end[], stack_top[];
void reset_handler(void);
int main(void);

/*
 * Constants are never copied and variables start at 0: the linker script refuses a .data section. A debugger that loads
 * the image starts here without a reset, so the stack is set once more.
 */
void reset_handler(void) {
  __asm__ volatile("msr msp, %0" ::"r"(stack_top));
  for (uint32_t *word = bss_start; word < bss_end; word++) *word = 0;
  main();
}

static void fault_handler(void) {
  RESET_CONTROL = 0x05fa0004;
  for (;;) {
  }
}

__attribute__((section(".vectors"), used)) const uint32_t vectors[SYSTEM_VECTORS + LAST_IRQ + 1] = {
    [0] = (uint32_t)stack_top,
    [1] = (uint32_t)reset_handler,
    [2] = (uint32_t)fault_handler,
    [3] = (uint32_t)fault_handler,
    [SYSTEM_VECTORS + BOARD_TIMER_IRQ] = (uint32_t)timer_handler,
    [SYSTEM_VECTORS + BOARD_UART_IRQ] = (uint32_t)uart_handler,
};

/* ---- time ---- */

static volatile uint32_t milliseconds;

void count_millisecond(void) {
  milliseconds++;
}

uint32_t board_milliseconds(void) {
  return milliseconds;
}

void start_systick(uint32_t cycles_per_millisecond) {
  SYSTICK_RELOAD = cycles_per_millisecond - 1;
  SYSTICK_VALUE = 0;
  SYSTICK_CONTROL = 7;
}

/* ---- bytes that came ---- */

static uint8_t ring[BOARD_RING]; /* a power of two */
static volatile uint16_t ring_in;
static volatile uint16_t ring_out;

void ring_put(uint8_t byte) {
  if ((uint16_t)(ring_in - ring_out) == BOARD_RING) return; /* an overrun: the checksum of the frame will tell */
  ring[ring_in % BOARD_RING] = byte;
  ring_in++;
}

int board_read(void) {
  if (ring_in == ring_out) return -1;
  uint8_t byte = ring[ring_out % BOARD_RING];
  ring_out++;
  return byte;
}

/* With interrupts off a byte that comes now still ends the sleep, and cannot slip in between test and sleep. */
void board_idle(void) {
  __asm__ volatile("cpsid i" ::: "memory");
  if (ring_in == ring_out) __asm__ volatile("wfi");
  __asm__ volatile("cpsie i" ::: "memory");
}
