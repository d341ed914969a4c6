/* The line of boards with an ARM PrimeCell UART (PL011) at BOARD_UART_BASE of their config.h. */
#ifndef NUDGE_PL011_H
#define NUDGE_PL011_H

#include <stdint.h>

/* Starts it at clock / 16 / (whole + parts / 64) baud, with interrupts for bytes that come. */
void pl011_start(uint32_t whole, uint32_t parts);

#endif
