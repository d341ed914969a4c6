/* What the Cortex-M boards share: a start, the time in milliseconds, and the ring between interrupt and link. */
#ifndef NUDGE_CORTEX_M_H
#define NUDGE_CORTEX_M_H

#include <stdbool.h>
#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define SYSTICK_CONTROL REGISTER(0xE000E010) /* 7: counts core cycles, interrupts, enabled */
#define SYSTICK_RELOAD REGISTER(0xE000E014)
#define SYSTICK_VALUE REGISTER(0xE000E018)
#define NVIC_ENABLE(irq) REGISTER(0xE000E100 + 4 * ((irq) / 32)) = 1u << ((irq) % 32)
#define VECTOR_TABLE REGISTER(0xE000ED08) /* VTOR; not on every Cortex-M0 */

/* Waits for a condition, but not for ever: a clock that does not start must not keep the board from speaking. */
#define WAIT_FOR(condition)                                             \
  for (uint32_t patience = 100000; patience > 0 && !(condition);) {     \
    patience--;                                                         \
  }

extern const uint32_t vectors[];

/* One millisecond has passed. SysTick calls it; a board with another timer calls it in timer_handler. */
void count_millisecond(void);
void timer_handler(void);

/* The interrupt of the line; each board has one. */
void uart_handler(void);

/* A byte that came; dropped when the ring is full. */
void ring_put(uint8_t byte);

/* Counts milliseconds with the timer of the core, where there is one. */
void start_systick(uint32_t cycles_per_millisecond);

#endif
