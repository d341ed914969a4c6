/* STM32F100RB: Cortex-M3, 128 KiB of flash, 8 KiB of RAM; the STM32VLDISCOVERY. */
#ifndef NUDGE_CONFIG_H
#define NUDGE_CONFIG_H

#define BOARD_PAYLOAD 240
#define BOARD_WINDOW 1
#define BOARD_RING 512u
#define BOARD_MEMORY (2 * 1024)
#define BOARD_UART_IRQ 37

#endif
