/**
 * What is built, by name. A target with `image` is committed and must come out the same to the byte; the others are
 * for tests on the machine that builds them. Paths are relative to firmware-models; `*` stands for any name.
 */

const WARNINGS = ['-std=c99', '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Werror'];
/** No contraction of a * b + c to one rounding: the same bits on every machine. */
const SAME_BITS = ['-ffp-contract=off'];
const SANITIZERS = [
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=all',
  '-fno-omit-frame-pointer',
  '-g',
];
/** No library but the arithmetic of the compiler; loops stay loops instead of calls of themselves. */
const FREESTANDING = [
  '-ffreestanding',
  '-fno-builtin',
  '-nostdlib',
  '-ffunction-sections',
  '-fdata-sections',
];

const CODEC = [
  ...['core/codec-*.c', 'core/utf8.c', 'core/*-reader.c', 'core/element.c', 'core/varint.c'],
  'generated/messages.c',
];
const MACHINE = [
  ...CODEC,
  'core/events.c',
  'core/machine*.c',
  'core/chip*.c',
  'core/fixed.c',
  'core/philox.c',
];
const FIRMWARE = ['core/*.c', 'generated/messages.c'];

/** @param parts of the board that it shares with others, folders beside its own */
const cortex = (name, core, parts = []) => ({
  compiler: 'arm-none-eabi-gcc',
  image: `${name}.elf`,
  flags: [
    ...[...WARNINGS, ...SAME_BITS, ...FREESTANDING, '-Os', `-mcpu=${core}`, '-mthumb', '-fno-common', '-s'],
    ...['-Wl,--gc-sections', '-Wl,--build-id=none', '-Wl,-n', '-Wl,--fatal-warnings', '-L.'],
    ...[`-Iboards/${name}`, `-Tboards/${name}/link.ld`],
  ],
  sources: [
    ...FIRMWARE,
    ...['freestanding', 'cortex-m', ...parts].map(part => `boards/${part}/*.c`),
    `boards/${name}/board.c`,
  ],
  libraries: ['-lgcc'],
});

const wasm = {
  compiler: 'clang',
  image: 'nudge.wasm',
  flags: [
    ...[...WARNINGS, ...SAME_BITS, ...FREESTANDING, '-O2', '--target=wasm32', '-Iboards/wasm'],
    ...['-Wl,--no-entry', '-Wl,--strip-all', '-Wl,-z,stack-size=16384'],
  ],
  sources: [...FIRMWARE, 'boards/freestanding/*.c', 'boards/wasm/board.c'],
  without: ['core/main.c'],
};

const native = flags => ({
  compiler: 'gcc',
  flags: [...WARNINGS, ...SAME_BITS, ...flags, '-Iboards/native'],
  sources: [...FIRMWARE, 'boards/native/board.c'],
});

/** A program of its own around parts of the core, for tests. */
const bench = (main, parts) => ({
  compiler: 'gcc',
  flags: [...WARNINGS, ...SAME_BITS, '-O1', ...SANITIZERS, '-Iboards/native'],
  sources: [main, ...parts],
});

/**
 * @type {Record<string, { compiler: string, image?: string, flags: string[], sources: string[],
 *   without?: string[], libraries?: string[] }>}
 */
export const TARGETS = {
  rp2040: cortex('rp2040', 'cortex-m0plus', ['cortex-m0', 'pl011']),
  lm3s6965: cortex('lm3s6965', 'cortex-m3', ['pl011']),
  nrf51: cortex('nrf51', 'cortex-m0', ['cortex-m0']),
  stm32f100: cortex('stm32f100', 'cortex-m3'),
  wasm,
  native: native(['-O2']),
  'native-sanitized': native(['-O1', ...SANITIZERS]),
  fuzz: {
    ...bench('native/fuzz.c', FIRMWARE),
    without: ['core/main.c'],
  },
  'codec-lines': bench('native/codec-lines.c', CODEC),
  'machine-lines': bench('native/machine-lines.c', MACHINE),
  'frame-lines': bench('native/frame-lines.c', ['core/frame.c', 'core/crc32c.c']),
};
