import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../../../src/protocol/error.js';
import { Assembler } from '../../../src/protocol/join.js';
import type {
  ChipEvent,
  Command,
  StateBlock,
  Telemetry,
  WriteWeights,
} from '../../../src/protocol/messages.js';

type Message = Command | ChipEvent;

const row = { scope: 'chip', id: 0, counter: 'ticks', value: 5 } as const;

function state(offset: number, values: readonly number[], total: number, requestId = 1): StateBlock {
  const data = Float32Array.from(values);
  return {
    kind: 'state',
    requestId,
    population: 0,
    variable: 'rate',
    offset,
    count: data.length,
    total,
    data,
  };
}

function weights(offset: number, values: readonly number[], total = 100, requestId = 1): WriteWeights {
  const data = Int8Array.from(values);
  return { kind: 'write-weights', requestId, tensor: 'bias', id: 2, offset, count: data.length, total, data };
}

function give(assembler: Assembler<Message>, message: Message, partsLeft = 0) {
  return assembler.add({ message, partsLeft });
}

describe('blocks of an answer', () => {
  test('make a whole once every element has come', () => {
    const assembler = new Assembler<Message>();
    expect(give(assembler, state(2, [3, 4], 5))).toBeUndefined();
    expect(give(assembler, state(1, [2, 3], 5))).toBeUndefined();
    expect(give(assembler, state(4, [5], 5))).toBeUndefined();
    expect(give(assembler, state(0, [1], 5))).toStrictEqual(state(0, [1, 2, 3, 4, 5], 5));
    expect(give(assembler, state(0, [1], 5))).toBeUndefined();
  });

  test('of several requests and targets do not mix', () => {
    const assembler = new Assembler<Message>();
    const other = { ...state(1, [9], 2), population: 1 };
    give(assembler, state(0, [1], 2));
    give(assembler, other);
    give(assembler, state(1, [7], 2, 2));
    expect(give(assembler, state(1, [2], 2))).toStrictEqual(state(0, [1, 2], 2));
    expect(give(assembler, state(0, [6], 2, 2))).toStrictEqual(state(0, [6, 7], 2, 2));
  });

  test('with another total or element type are refused, and what was begun is given up', () => {
    for (const contradiction of [state(2, [3], 4), { ...state(1, [], 3), count: 1, data: Int8Array.of(1) }]) {
      const assembler = new Assembler<Message>();
      give(assembler, state(0, [1], 3));
      expect(() => give(assembler, contradiction)).toThrow(ProtocolError);
      expect(give(assembler, state(1, [2, 3], 3))).toBeUndefined();
    }
  });

  test('of telemetry are rows', () => {
    const assembler = new Assembler<Message>();
    const report = (offset: number, values: readonly number[]): Telemetry => ({
      kind: 'telemetry-report',
      requestId: 1,
      offset,
      total: 3,
      rows: values.map(value => ({ ...row, value })),
    });
    expect(give(assembler, report(0, [1, 2]))).toBeUndefined();
    expect(give(assembler, report(2, [3]))).toStrictEqual(report(0, [1, 2, 3]));
  });

  test('take no more memory than allowed, whatever total they announce', () => {
    const assembler = new Assembler<Message>(1000);
    expect(() => give(assembler, state(0, [1], 0xffff_ffff))).toThrow(/too long/);
    expect(() =>
      give(assembler, { kind: 'telemetry-report', requestId: 1, offset: 0, total: 2e9, rows: [row] }),
    ).toThrow(/too long/);
    expect(give(assembler, state(0, [1], 200))).toBeUndefined();
    expect(() => give(assembler, state(0, [1], 100, 2))).toThrow(/too long/);
    assembler.forget(1);
    expect(give(assembler, state(0, [1], 100, 2))).toBeUndefined();
  });

  test('cannot be scattered without end', () => {
    const assembler = new Assembler<Message>();
    const scatter = () => {
      for (let i = 0; i < 5000; i++) give(assembler, state(2 * i, [1], 20_000));
    };
    expect(scatter).toThrow(/scattered/);
  });
});

describe('parts of a command', () => {
  test('make a whole in order, repeats ignored, and need not be the whole tensor', () => {
    const assembler = new Assembler<Message>();
    expect(give(assembler, weights(10, [1, 2]), 2)).toBeUndefined();
    expect(give(assembler, weights(10, [1, 2]), 2)).toBeUndefined();
    expect(give(assembler, weights(12, [3]), 1)).toBeUndefined();
    expect(give(assembler, weights(10, [1, 2]), 2)).toBeUndefined();
    expect(give(assembler, weights(13, [4]), 0)).toStrictEqual(weights(10, [1, 2, 3, 4]));
  });

  test.each([
    ['a gap', weights(13, [4]), 0],
    ['a hole between blocks', weights(14, [4]), 1],
    ['another total', weights(12, [4], 101), 1],
    ['other elements', { ...weights(12, [4]), data: Uint8Array.of(4) }, 1],
    ['a repeat that differs', weights(10, [1, 3]), 2],
    ['more parts than announced', weights(12, [4]), 3],
  ])('with %s are refused', (_, part, partsLeft) => {
    const assembler = new Assembler<Message>();
    give(assembler, weights(10, [1, 2]), 2);
    expect(() => {
      give(assembler, part, partsLeft);
      give(assembler, weights(15, [5]), 0);
    }).toThrow(ProtocolError);
  });

  test('are bounded even when they are empty', () => {
    const assembler = new Assembler<Message>(10_000);
    const flood = () => {
      for (let left = 1e6; left > 0; left--) give(assembler, weights(10, []), left);
    };
    expect(flood).toThrow(/too long/);
  });

  test('of many commands at once are bounded', () => {
    const assembler = new Assembler<Message>();
    const begin = () => {
      for (let id = 0; id < 100; id++) give(assembler, weights(0, [1], 100, id), 1);
    };
    expect(begin).toThrow(/unfinished/);
  });

  test('of a command that is never cut are refused', () => {
    expect(() => give(new Assembler<Message>(), { kind: 'commit', requestId: 1 }, 1)).toThrow(/never cut/);
  });
});
