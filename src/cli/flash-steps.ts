import type { FlashedBoard } from '../link/mcu/flash-file.js';

/** One way to bring an image onto a board. */
export interface FlashWay {
  readonly how: string;
  readonly steps: readonly string[];
}

/** What the steps speak of. */
export interface FlashNames {
  /** Path of the ELF file. */
  readonly image: string;
  /** What `--write` makes of it. */
  readonly file: string;
  /** First instruction, hexadecimal. */
  readonly entry: string;
}

export interface FlashedBoardHelp {
  readonly about: string;
  readonly line: string;
  readonly baud: number;
  ways(names: FlashNames): readonly FlashWay[];
}

const written = (board: FlashedBoard, file: string): string =>
  `nudge board flash-help ${board} --write ${file}`;

/** The image to flash, checked and started. */
const programmed = (configuration: string, image: string): FlashWay => ({
  how: 'with OpenOCD',
  steps: [`openocd ${configuration} -c "program {${image}} verify reset exit"`],
});

/** Configurations are those that OpenOCD brings along; pins are those of firmware-models/boards. */
export const FLASHED_BOARDS: Readonly<Record<FlashedBoard, FlashedBoardHelp>> = {
  rp2040: {
    about: 'Raspberry Pi Pico, and other boards with an RP2040 and a crystal of 12 MHz',
    line: 'a USB-serial adapter of 3.3 V: its RX at GPIO 0 (pin 1 of a Pico), TX at GPIO 1 (pin 2), ground (pin 3)',
    baud: 1_000_000,
    ways: ({ image, file, entry }) => [
      {
        how: 'by its USB drive, with nothing to install; runs from RAM until power-off or reset',
        steps: [
          written('rp2040', file),
          'Hold BOOTSEL while you plug the board in: a drive named RPI-RP2 appears.',
          `Copy ${file} onto the drive. It goes away, and the firmware runs.`,
        ],
      },
      {
        how: 'with picotool, after BOOTSEL; in RAM as well',
        steps: [written('rp2040', file), `picotool load -x ${file}`],
      },
      {
        how: 'with OpenOCD and a debug probe; in RAM as well',
        steps: [
          `openocd -f interface/cmsis-dap.cfg -f target/rp2040.cfg -c "init; reset halt; load_image {${image}}; resume ${entry}; exit"`,
        ],
      },
    ],
  },
  lm3s6965: {
    about: 'Stellaris LM3S6965, which is best met in QEMU',
    line: 'PA1 out, PA0 in; on the evaluation kit the USB interface carries it',
    baud: 115_200,
    ways: ({ image }) => [
      {
        how: 'in QEMU, with nothing to flash',
        steps: ['nudge board check qemu:lm3s6965evb'],
      },
      programmed('-f board/ek-lm3s6965.cfg', image),
    ],
  },
  nrf51: {
    about: 'BBC micro:bit of version 1, and other boards with an nRF51822 of 16 KiB RAM',
    line: 'P0.24 out, P0.25 in; the USB interface of the micro:bit carries it',
    baud: 115_200,
    ways: ({ image, file }) => [
      {
        how: 'by the USB drive of the micro:bit, with nothing to install',
        steps: [
          written('nrf51', file),
          'Plug the micro:bit in: a drive named MICROBIT appears.',
          `Copy ${file} onto the drive. It goes away and comes back, and the firmware runs.`,
        ],
      },
      programmed('-f interface/cmsis-dap.cfg -f target/nrf51.cfg', image),
    ],
  },
  stm32f100: {
    about: 'STM32VLDISCOVERY, and other boards with an STM32F100 of 8 KiB RAM',
    line: 'a USB-serial adapter of 3.3 V: its RX at PA9, TX at PA10, ground',
    baud: 115_200,
    ways: ({ image, file }) => [
      {
        how: 'with st-flash and an ST-LINK',
        steps: [written('stm32f100', file), `st-flash --reset --format ihex write ${file}`],
      },
      programmed('-f interface/stlink.cfg -f target/stm32f1x.cfg', image),
    ],
  },
};

/** What holds for any board, by operating system. */
export const PORT_HELP: readonly { readonly system: string; readonly lines: readonly string[] }[] = [
  {
    system: 'Linux',
    lines: [
      'The port is /dev/ttyACM0 (boards with USB) or /dev/ttyUSB0 (adapters); /dev/serial/by-id has names that stay.',
      'The group of the device may open it, dialout on Debian and Ubuntu, uucp on Arch: sudo usermod -a -G dialout "$USER", then log in again.',
      'Or, for all who sit at the machine, a line in /etc/udev/rules.d/70-nudge.rules: SUBSYSTEM=="tty", SUBSYSTEMS=="usb", TAG+="uaccess"',
      'Probes want the rules of their program: 60-openocd.rules comes with OpenOCD.',
    ],
  },
  {
    system: 'macOS',
    lines: ['The port is /dev/cu.usbmodem... or /dev/cu.usbserial...: ls /dev/cu.*'],
  },
  { system: 'Windows', lines: ['The port is COM3 or so: Device Manager, "Ports (COM & LPT)".'] },
];
