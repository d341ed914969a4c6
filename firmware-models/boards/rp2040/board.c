/*
 * Raspberry Pi RP2040 at 125 MHz from a 12 MHz crystal; the line is UART0 on GPIO 0 (out) and 1 (in) at 1 Mbaud.
 * Registers by their names in the RP2040 Datasheet (Raspberry Pi Ltd). Linked to RAM: no second-stage loader.
 */
#include "../../core/board.h"

#include "../cortex-m/cortex-m.h"
#include "../pl011/pl011.h"

#define CLEAR_ALIAS 0x3000
#define RESETS_RESET REGISTER(0x4000C000 + CLEAR_ALIAS)
#define RESETS_RESET_DONE REGISTER(0x4000C008)
#define RESET_IO_BANK0 (1u << 5)
#define RESET_PADS_BANK0 (1u << 8)
#define RESET_PLL_SYS (1u << 12)
#define RESET_UART0 (1u << 22)

#define XOSC_CTRL REGISTER(0x40024000)
#define XOSC_STATUS REGISTER(0x40024004)
#define XOSC_STARTUP REGISTER(0x4002400C)
#define PLL_SYS_CS REGISTER(0x40028000)
#define PLL_SYS_PWR REGISTER(0x40028004)
#define PLL_SYS_FBDIV REGISTER(0x40028008)
#define PLL_SYS_PRIM REGISTER(0x4002800C)
#define STABLE (1u << 31)
#define CLK_REF_CTRL REGISTER(0x40008030)
#define CLK_REF_SELECTED REGISTER(0x40008038)
#define CLK_SYS_CTRL REGISTER(0x4000803C)
#define CLK_PERI_CTRL REGISTER(0x40008048)

#define GPIO0_CTRL REGISTER(0x40014004)
#define GPIO1_CTRL REGISTER(0x4001400C)
#define FUNCTION_UART 2

const struct board_limits board_limits = {
    .max_payload = BOARD_PAYLOAD,
    .window = BOARD_WINDOW,
    .firmware = "nudge-rp2040 0.1",
    .card = "rp2040",
    .memory_bytes = BOARD_MEMORY,
    .tick_nanoseconds = 1000000,
};

static void start_peripherals(uint32_t which) {
  RESETS_RESET = which;
  WAIT_FOR((RESETS_RESET_DONE & which) == which);
}

/* 12 MHz x 125 = 1,500 MHz, / 6 / 2 = 125 MHz for the core and the line. */
static void start_clocks(void) {
  XOSC_STARTUP = 47;
  XOSC_CTRL = 0xfab << 12 | 0xaa0;
  WAIT_FOR(XOSC_STATUS & STABLE);
  CLK_REF_CTRL = 2;
  WAIT_FOR(CLK_REF_SELECTED & 4);
  start_peripherals(RESET_PLL_SYS);
  PLL_SYS_CS = 1;
  PLL_SYS_FBDIV = 125;
  PLL_SYS_PWR = 1u << 3;
  WAIT_FOR(PLL_SYS_CS & STABLE);
  PLL_SYS_PRIM = 6u << 16 | 2u << 12;
  PLL_SYS_PWR = 0;
  CLK_SYS_CTRL = 1;
  CLK_PERI_CTRL = 1u << 11;
}

void board_init(void) {
  VECTOR_TABLE = (uint32_t)vectors;
  start_clocks();
  start_peripherals(RESET_IO_BANK0 | RESET_PADS_BANK0 | RESET_UART0);
  GPIO0_CTRL = FUNCTION_UART;
  GPIO1_CTRL = FUNCTION_UART;
  pl011_start(7, 52); /* 125 MHz / 16 / (7 + 52 / 64) = 1 MHz */
  start_systick(125000);
}

enum reset_cause board_cause(void) {
  return CAUSE_POWER;
}
