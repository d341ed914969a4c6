import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cobsBound } from '../../../src/link/frame/cobs.js';
import { FrameDecoder } from '../../../src/link/frame/decoder.js';
import { BARE, encodeFrame, FRAME_TYPES, type Frame } from '../../../src/link/frame/frame.js';

const nibble = fc.integer({ min: 0, max: 15 });
const byte = fc.integer({ min: 0, max: 255 });
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 640 }),
  fc.tuple(fc.integer({ min: 0, max: 640 }), byte).map(([n, fill]) => new Uint8Array(n).fill(fill)),
);
const fields = {
  type: fc.constantFrom(...FRAME_TYPES),
  flags: nibble,
  channel: nibble,
  seq: byte,
  ack: byte,
  sack: byte,
  credit: byte,
  session: fc.integer({ min: 0, max: 0xffff }),
  payload,
};
const frame: fc.Arbitrary<Frame> = fc.record(fields, { noNullPrototype: true });
const ack = encodeFrame({ ...BARE, type: 'ack' });

function received(chunks: Iterable<Uint8Array>) {
  const frames: Frame[] = [];
  const decoder = new FrameDecoder(arrived => frames.push(arrived));
  for (const chunk of chunks) decoder.push(chunk);
  return { frames, counters: { ...decoder.counters } };
}

describe('frames', () => {
  test('come out as they went in, and hold no zero but the last', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 5 }), frames => {
        const wires = frames.map(encodeFrame);
        for (const [k, wire] of wires.entries()) {
          expect(wire.indexOf(0)).toBe(wire.length - 1);
          expect(wire.length).toBeLessThanOrEqual(cobsBound(12 + frames[k]!.payload.length) + 1);
        }
        expect(received(wires).frames).toStrictEqual(frames);
      }),
    );
  });

  test('are found again behind any bytes and a zero', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), frame, (junk, last) => {
        const { frames } = received([junk, Uint8Array.of(0), encodeFrame(last)]);
        expect(frames.at(-1)).toStrictEqual(last);
      }),
    );
  });

  test('do not depend on how bytes are cut into chunks', () => {
    const stream = fc
      .array(fc.oneof(frame.map(encodeFrame), fc.uint8Array({ maxLength: 80 }), fc.constant(ack)), {
        maxLength: 6,
      })
      .map(parts => Uint8Array.from(parts.flatMap(part => [...part])));
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 700 }), (bytes, size) => {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
          bytes.subarray(k * size, (k + 1) * size),
        );
        expect(received(chunks)).toStrictEqual(received([bytes]));
      }),
    );
  });

  test('damaged in one place are never taken for others', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.integer({ min: 1, max: 255 }), (sent, at, flip) => {
        const wire = encodeFrame(sent);
        wire[at % wire.length]! ^= flip;
        const { frames } = received([wire, Uint8Array.of(0), ack]);
        expect(frames.map(({ type }) => type)).toEqual(['ack']);
      }),
      { numRuns: 2000 },
    );
  });

  test('of a line are all accounted for', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), bytes => {
        const { counters } = received([bytes, Uint8Array.of(0)]);
        const ends = [...bytes, 0].filter((b, k, all) => b === 0 && k > 0 && all[k - 1] !== 0).length;
        const { frames, cobsErrors, tooLong, tooShort, crcErrors, foreign } = counters;
        expect(frames + cobsErrors + tooLong + tooShort + crcErrors + foreign).toBe(ends);
      }),
    );
  });
});
