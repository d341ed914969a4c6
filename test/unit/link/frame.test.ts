import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crc32c as bitwise } from '../../../scripts/generate-protocol/crc32c.mjs';
import { cobsBound, stuff } from '../../../src/link/frame/cobs.js';
import { crc32c } from '../../../src/link/frame/crc32c.js';
import { FrameDecoder } from '../../../src/link/frame/decoder.js';
import { BARE, encodeFrame, type Frame, MAX_PAYLOAD, wireBytes } from '../../../src/link/frame/frame.js';
import {
  decodeBoardGreeting,
  decodeHello,
  decodeHelloAck,
  encodeHello,
} from '../../../src/link/frame/greeting.js';
import { fromHex, toHex } from '../../support/golden-json.js';
import { frameOf, readGoldenLink } from '../../support/golden-link.js';

const golden = readGoldenLink();

function received(bytes: Uint8Array): { frames: Frame[]; decoder: FrameDecoder } {
  const frames: Frame[] = [];
  const decoder = new FrameDecoder(frame => frames.push(frame));
  decoder.push(bytes);
  return { frames, decoder };
}

test.each(golden.crc)('CRC-32C of $hex', ({ hex, crc }) => {
  expect(crc32c(fromHex(hex)).toString(16).padStart(8, '0')).toBe(crc);
  expect(bitwise(fromHex(hex))).toBe(crc32c(fromHex(hex)));
});

describe('stuffing', () => {
  /** By its definition: cut at zeros, then into pieces of 254. */
  const byDefinition = (hex: string): string => {
    const runs = hex === '' ? [''] : `${hex}00`.match(/(?:(?!00)..)*00/g)!.map(run => run.slice(0, -2));
    const blocks = runs.flatMap((run, k) => {
      const pieces = run.match(/.{1,508}/g) ?? [''];
      const full = pieces.at(-1)!.length === 508 && k < runs.length - 1;
      return full ? [...pieces, ''] : pieces;
    });
    return blocks.map(block => (block.length / 2 + 1).toString(16).padStart(2, '0') + block).join('');
  };

  test.each(golden.stuffing.map(vector => [vector.hex.slice(0, 24), vector] as const))(
    'of %s...',
    (_, { hex, stuffed }) => {
      const output = new Uint8Array(cobsBound(hex.length / 2));
      expect(toHex(output.subarray(0, stuff(fromHex(hex), output, 0)))).toBe(stuffed);
      expect(byDefinition(hex)).toBe(stuffed);
    },
  );

  test('grows as the reference notes measured', () => {
    const lengths = [249, 250, 251, 254, 300].map(n => {
      const block = new Uint8Array(n + 4).fill(1);
      return stuff(block, new Uint8Array(cobsBound(n + 4)), 0) + 1;
    });
    expect(lengths).toEqual([255, 256, 258, 261, 307]);
  });
});

describe.each(golden.frames.map(vector => [vector.name, vector] as const))('golden frame %s', (_, vector) => {
  test('is written and read', () => {
    expect(toHex(encodeFrame(frameOf(vector)))).toBe(vector.wire);
    const { frames, decoder } = received(fromHex(vector.wire));
    expect(frames).toStrictEqual([frameOf(vector)]);
    expect(decoder.counters).toMatchObject({ bytes: vector.wire.length / 2, frames: 1 });
    expect(vector.wire.length / 2).toBeLessThanOrEqual(wireBytes(vector.frame.payload.length / 2));
  });

  test('means what it says', () => {
    const { payload } = frameOf(vector);
    const { boot, hello, helloAck } = vector;
    if (boot) expect(decodeBoardGreeting(payload)).toStrictEqual(boot);
    if (hello) expect(decodeHello(payload)).toStrictEqual(hello);
    if (helloAck) expect(decodeHelloAck(payload)).toStrictEqual(helloAck);
  });
});

test.each(golden.streams.map(vector => [vector.name, vector] as const))('stream: %s', (_, vector) => {
  const { frames, decoder } = received(fromHex(vector.hex));
  expect(frames.map(frame => frame.type)).toEqual(vector.frames);
  expect(decoder.counters).toStrictEqual(vector.counters);
});

test('a longer payload is refused before it is sent', () => {
  const frame: Frame = { ...BARE, type: 'data', payload: new Uint8Array(MAX_PAYLOAD + 1) };
  expect(() => encodeFrame(frame)).toThrow('640');
});

test.each([
  ['window', { window: 0 }],
  ['window', { window: 9 }],
  ['payload', { maxPayload: 127 }],
  ['payload', { maxPayload: 641 }],
  ['session', { session: 0x10000 }],
])('a greeting with an impossible %s is not one', (_, wrong) => {
  const greeting = { session: 1, window: 4, maxPayload: 240, continues: false, ...wrong };
  expect(decodeHello(encodeHello(greeting))).toBeUndefined();
});

describe('protocols/link.md', () => {
  const page = readFileSync(new URL('../../../protocols/link.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/^```link ([\w-]+)\n([\s\S]*?)^```/gm)].map(
    ([, name, body]) => [name!, body!] as const,
  );

  test('has examples', () => expect(examples.length).toBeGreaterThanOrEqual(4));

  test.each(examples)('%s has the bytes of its golden vector', (name, body) => {
    const bytes = body.split('\n').map(line => /^(?:[0-9a-f]{2}(?: |$))+/.exec(line)?.[0] ?? '');
    expect(bytes.join('').replaceAll(' ', '')).toBe(golden.frames.find(f => f.name === name)?.wire);
  });
});
