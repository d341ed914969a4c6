/* Stellaris LM3S6965: Cortex-M3, 256 KiB of flash, 64 KiB of RAM. */
#ifndef NUDGE_CONFIG_H
#define NUDGE_CONFIG_H

#define BOARD_PAYLOAD 640
#define BOARD_WINDOW 4
#define BOARD_RING 4096u
#define BOARD_MEMORY (44 * 1024)
#define BOARD_UART_BASE 0x4000C000
#define BOARD_UART_IRQ 5

#endif
