import { ConsoleLogger, LogLevel, RP2040 } from 'rp2040js';
import { describe, expect, test } from 'vitest';
import { FrameDecoder } from '../../../src/link/frame/decoder.js';
import type { Frame } from '../../../src/link/frame/frame.js';
import { decodeBoardGreeting } from '../../../src/link/frame/greeting.js';
import { enteredAtStart, flashFile } from '../../../src/link/mcu/flash-file.js';
import { intelHex } from '../../../src/link/mcu/intel-hex.js';
import { RP2040_FAMILY, uf2 } from '../../../src/link/mcu/uf2.js';

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/[0-9a-f]{2}/g)!, pair => Number.parseInt(pair, 16));

describe('UF2', () => {
  test('is blocks of 512 bytes, byte by byte', () => {
    // Three bytes over the border of a page, and two that fill a gap in the next one.
    const segments = [
      { address: 0x200000fe, bytes: bytes('a1 a2 a3') },
      { address: 0x20000103, bytes: bytes('b1 b2') },
    ];
    const block = (address: string, index: string, page: string) =>
      [
        '55 46 32 0a 57 51 5d 9e 00 20 00 00', // "UF2\n", second magic, family given
        `${address} 00 01 00 00 ${index} 00 00 00 02 00 00 00 56 ff 8b e4`, // 256 bytes, block, of 2, family
        page,
        '00'.repeat(476 - 256),
        '30 6f b1 0a',
      ].join('');
    const first = block('00 00 00 20', '00', `${'00'.repeat(254)}a1a2`);
    const second = block('00 01 00 20', '01', `a30000b1b2${'00'.repeat(251)}`);
    expect(Buffer.from(uf2(segments, RP2040_FAMILY))).toEqual(Buffer.from(bytes(first + second)));
  });

  test.each([
    [0x2000010d, '00f084f8'],
    [0x1ffffffd, 'fff7fcff'],
    [0x20800001, 'fff3fef7'],
    [0x1f900001, 'fff4fef7'],
  ])('of a program in RAM begins with a branch to its entry, as the assembler writes it', (entry, branch) => {
    const program = { address: 0x20000000, bytes: bytes('000c0420 0d010020') };
    const [entered] = enteredAtStart([program], entry);
    expect(Buffer.from(entered!.bytes).toString('hex')).toBe(`${branch}0d010020`);
  });
});

test('the file of the RP2040 runs when the boot ROM enters it at its lowest address', () => {
  const mcu = new RP2040();
  mcu.logger = new ConsoleLogger(LogLevel.Error, false);
  const file = flashFile('rp2040').bytes;
  const view = new DataView(file.buffer);
  for (let at = 0; at < file.length; at += 512) {
    mcu.sram.set(file.subarray(at + 32, at + 288), view.getUint32(at + 12, true) - 0x20000000);
  }
  const heard: Frame[] = [];
  const decoder = new FrameDecoder(frame => heard.push(frame));
  mcu.uart[0]!.onByte = byte => decoder.push(Uint8Array.of(byte));
  mcu.core.SP = 0x20042000;
  mcu.core.PC = 0x20000000;
  for (let k = 0; k < 2e6 && heard.length === 0; k++) mcu.core.executeInstruction();
  expect(heard[0]!.type).toBe('boot');
  expect(decodeBoardGreeting(heard[0]!.payload)).toMatchObject({
    firmware: expect.stringMatching(/^nudge-rp2040/),
  });
});

describe('Intel HEX', () => {
  test('has the lines of the format’s own example', () => {
    const data = '214601360121470136007efe09d21901';
    expect(intelHex([{ address: 0x0100, bytes: bytes(data) }])).toBe(
      `:10010000${data.toUpperCase()}40\n:00000001FF\n`,
    );
  });

  test('says the upper half of an address where it changes', () => {
    expect(intelHex([{ address: 0x0800fffe, bytes: bytes('01020304') }])).toBe(
      [':020000040800F2', ':02FFFE000102FE', ':020000040801F1', ':020000000304F7', ':00000001FF', ''].join(
        '\n',
      ),
    );
  });

  test.each(['nrf51', 'stm32f100', 'lm3s6965'] as const)('is the file of the %s', board => {
    const { name, bytes: file } = flashFile(board);
    expect(name).toBe(`nudge-${board}.hex`);
    expect(new TextDecoder().decode(file)).toMatch(/^(:[0-9A-F]+\n)+:00000001FF\n$/);
  });
});
