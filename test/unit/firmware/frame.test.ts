import { beforeAll, describe, expect, test } from 'vitest';
import { encodeFrame, FRAME_TYPES } from '../../../src/link/frame/frame.js';
import { answers, BUILD_LIMIT, builtProgram } from '../../support/firmware.js';
import { toHex } from '../../support/golden-json.js';
import { frameOf, readGoldenLink } from '../../support/golden-link.js';
import { needs } from '../../support/needs.js';

const golden = readGoldenLink();

/** Header and payload of a wire frame, from its fields: what is stuffed and checked. */
function blockOf(frame: ReturnType<typeof frameOf>): string {
  const { type, flags, channel, seq, ack, sack, credit, session, payload } = frame;
  const header = [
    16 + FRAME_TYPES.indexOf(type),
    flags * 16 + channel,
    seq,
    ack,
    sack,
    credit,
    session & 255,
  ];
  return toHex(Uint8Array.from([...header, session >> 8, ...payload]));
}

describe.skipIf(!needs('gcc'))('frames of the firmware', () => {
  beforeAll(() => void builtProgram('frame-lines'), BUILD_LIMIT);

  test('have the golden checksums', () => {
    const lines = golden.crc.map(({ hex }) => `c ${hex}`);
    expect(answers(builtProgram('frame-lines'), lines)).toEqual(golden.crc.map(({ crc }) => crc));
  });

  test('lie on the line as the golden ones', () => {
    const lines = golden.frames.map(entry => `f ${blockOf(frameOf(entry))}`);
    expect(answers(builtProgram('frame-lines'), lines)).toEqual(golden.frames.map(({ wire }) => wire));
  });

  test('of every length are those of the host', () => {
    const frames = Array.from({ length: 641 }, (_, length) => ({
      ...frameOf(golden.frames[0]!),
      payload: Uint8Array.from({ length }, (_, i) => (i % 255 === length % 251 ? 0 : i + 1)),
    }));
    const lines = frames.map(frame => `f ${blockOf(frame)}`);
    expect(answers(builtProgram('frame-lines'), lines)).toEqual(
      frames.map(frame => toHex(encodeFrame(frame))),
    );
  });

  test('are found in golden streams, with the golden counters', () => {
    const lines = golden.streams.map(({ hex }) => `d ${hex}`);
    const wanted = golden.streams.map(({ frames, counters: c }) => {
      const counts = [c.bytes, c.frames, c.cobsErrors, c.tooLong, c.tooShort, c.crcErrors, c.foreign];
      return `${frames.map(type => `${FRAME_TYPES.indexOf(type)} `).join('')}| ${counts.join(' ')}`;
    });
    expect(answers(builtProgram('frame-lines'), lines)).toEqual(wanted);
  });
});
