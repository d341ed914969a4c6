/* Nordic nRF51822: Cortex-M0, 256 KiB of flash, 16 KiB of RAM; the BBC micro:bit. */
#ifndef NUDGE_CONFIG_H
#define NUDGE_CONFIG_H

#define BOARD_PAYLOAD 240
#define BOARD_WINDOW 4
#define BOARD_RING 1024u
#define BOARD_MEMORY (7 * 1024)
#define BOARD_UART_IRQ 2
#define BOARD_TIMER_IRQ 8

#endif
