/* Raspberry Pi RP2040, 264 KiB of RAM, from which the code runs too. */
#ifndef NUDGE_CONFIG_H
#define NUDGE_CONFIG_H

#define BOARD_PAYLOAD 640
#define BOARD_WINDOW 8
#define BOARD_RING 8192u
#define BOARD_MEMORY (184 * 1024)
#define BOARD_UART_BASE 0x40034000
#define BOARD_UART_IRQ 20

#endif
