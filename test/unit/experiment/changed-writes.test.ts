import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedRuns, changedWrites } from '../../../src/experiment/changed-writes.js';
import { encodeCommand } from '../../../src/protocol/codec.js';
import type { Command } from '../../../src/protocol/messages.js';

const PLACE = { tensor: 'weight', id: 0 } as const;

/** What a tensor holds after the writes. */
function written(before: Int16Array, after: Int16Array, sparse: boolean): Int16Array {
  const held = before.slice();
  for (const command of changedWrites(PLACE, before, after, sparse)) {
    if (command.kind === 'write-weights') held.set(command.data, command.offset);
    else if (command.kind === 'write-sparse') {
      let from = 0;
      for (const [k, offset] of command.offsets.entries()) {
        held.set(command.data.subarray(from, from + command.counts[k]!), offset);
        from += command.counts[k]!;
      }
    }
  }
  return held;
}

const bytesOf = (before: Int16Array, after: Int16Array, sparse: boolean): number =>
  [...changedWrites(PLACE, before, after, sparse)].reduce(
    (sum, command) => sum + encodeCommand({ ...command, requestId: 1 } as Command).length,
    0,
  );

const pair = fc.integer({ min: 1, max: 400 }).chain(length =>
  fc
    .tuple(
      fc.int16Array({ minLength: length, maxLength: length }),
      fc.array(fc.tuple(fc.nat(length - 1), fc.integer({ min: -9, max: 9 })), { maxLength: 40 }),
    )
    .map(([before, changes]) => {
      const after = before.slice();
      for (const [place, by] of changes) after[place]! += by;
      return [Int16Array.from(before), Int16Array.from(after)] as const;
    }),
);

describe('what has changed', () => {
  it('is written, whatever the chip takes', () => {
    fc.assert(
      fc.property(pair, fc.boolean(), ([before, after], sparse) => {
        expect(written(before, after, sparse)).toEqual(after);
      }),
    );
  });

  it('costs nothing where nothing has, and never more sparse than in blocks', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect([...changedWrites(PLACE, after, after, true)]).toEqual([]);
        expect(bytesOf(before, after, true)).toBeLessThanOrEqual(bytesOf(before, after, false));
      }),
    );
  });

  it('joins runs across gaps that are shorter than a new run', () => {
    const after = Int16Array.of(1, 0, 1, 0, 0, 1, 1);
    expect(changedRuns(new Int16Array(7), after, 1)).toEqual([
      [0, 3],
      [5, 2],
    ]);
  });

  it('of one weight in a hundred of 196 x 64 takes a fifth of the bytes of blocks', () => {
    const before = new Int16Array(196 * 64);
    const after = before.map((_, k) => (k % 100 === 0 ? 7 : 0));
    // 126 runs of a skip, a length and two bytes, behind 19 bytes of envelope and fields.
    expect(bytesOf(before, after, true)).toBe(126 * 4 + 19);
    expect(bytesOf(before, after, false)).toBeGreaterThan(5 * 523);
  });
});
