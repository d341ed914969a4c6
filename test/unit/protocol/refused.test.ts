import { describe, expect, test } from 'vitest';
import {
  decodeCommand,
  decodeEvent,
  encodeCommand,
  encodeEvent,
  requestIdOf,
} from '../../../src/protocol/codec.js';
import { asChipError, ProtocolError } from '../../../src/protocol/error.js';
import type { ChipEvent, Command } from '../../../src/protocol/messages.js';

function caught(work: () => unknown): ProtocolError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ProtocolError);
    return error as ProtocolError;
  }
  throw new Error('nothing was refused');
}

const fault = {
  kind: 'inject-fault',
  requestId: 7,
  fault: 'dead-neuron',
  target: 1,
  address: 2,
  value: 0,
} as const;
const block = { offset: 0, count: 2, total: 2, data: new Float32Array(2) };
const weights = { kind: 'write-weights', requestId: 7, tensor: 'weight', id: 0, ...block } as const;
const format = { kind: 'float32', bits: 32, step: 0, rounding: 'nearest' } as const;
const settle = {
  kind: 'settle',
  requestId: 7,
  start: 'fresh',
  startSlot: -1,
  saveSlot: -1,
  draw: 0,
  drives: [{ kind: 'nudge', population: 1, beta: 1, evaluation: 'closed-loop' }],
  stop: { kind: 'ticks', ticks: 5 },
  plasticity: 'off',
  divisor: 1,
  rateScale: 1,
  readout: -1,
  readoutFrom: 0,
  record: [],
} as const;
const source = { kind: 'source', encoder: 'regular', maxRate: 1 } as const;
const population = {
  kind: 'population',
  requestId: 7,
  id: 0,
  name: 'p',
  role: 'input',
  shape: [2],
  unit: source,
} as const;
const spikes = { kind: 'spikes-in', requestId: 7, population: 0, firstTick: 0 } as const;
const work = { ticks: 1, spikes: 2, synapticEvents: 3, neuronUpdates: 4, weightEvents: 5 };
const settled = {
  kind: 'settled',
  requestId: 7,
  ticks: 1,
  residual: 0,
  converged: true,
  batch: 0,
  work,
} as const;
const row = { scope: 'chip', id: 0, counter: 'ticks', value: 1 } as const;

describe('on the way out', () => {
  const cases: [string, unknown, string, string][] = [
    ['-1 into an unsigned field', { ...fault, address: -1 }, 'range', 'address'],
    ['a fraction', { ...fault, address: 1.5 }, 'range', 'address'],
    ['2^32', { ...fault, address: 2 ** 32 }, 'range', 'address'],
    ['a BigInt', { ...fault, address: 3n }, 'range', 'address'],
    ['a number as text', { ...fault, address: '3' }, 'range', 'address'],
    ['NaN into an integer', { ...fault, address: Number.NaN }, 'range', 'address'],
    ['NaN into a real', { ...fault, value: Number.NaN }, 'range', 'value'],
    ['infinity', { ...fault, value: Number.POSITIVE_INFINITY }, 'range', 'value'],
    ['an id beyond its maximum', { ...fault, target: 65_536 }, 'range', 'target'],
    ['a request id of -1', { ...fault, requestId: -1 }, 'range', 'requestId'],
    ['an unknown word', { ...fault, fault: 'meteor' }, 'range', 'fault'],
    ['an unknown kind', { kind: 'dance', requestId: 7 }, 'unsupported', 'kind'],
    ['a kind that every object has', { kind: 'constructor', requestId: 7 }, 'unsupported', 'kind'],
    ['2^53', { kind: 'configure', requestId: 7, seed: 2 ** 53, slots: 0 }, 'range', 'seed'],
    ['a BigInt counter', { kind: 'configure', requestId: 7, seed: 5n, slots: 0 }, 'range', 'seed'],
    ['a count that is not the length', { ...weights, count: 3, total: 3 }, 'malformed', 'count'],
    ['a block past its total', { ...weights, offset: 1 }, 'range', 'offset'],
    ['data that are no typed array', { ...weights, data: [1, 2] }, 'range', 'data'],
    ['data of a wrong type', { ...weights, data: new Float64Array(2) }, 'range', 'data'],
    [
      'a block that no link carries',
      { ...weights, count: 2e4, total: 2e4, data: new Float32Array(2e4) },
      'too-big',
      'data',
    ],
    ['two drives too many', { ...settle, drives: Array(9).fill(settle.drives[0]) }, 'too-big', 'drives'],
    [
      'a broken drive',
      { ...settle, drives: [settle.drives[0], { ...settle.drives[0], beta: Number.NaN }] },
      'range',
      'drives[1].beta',
    ],
    ['too many recorders', { ...settle, record: Array(17).fill(1) }, 'too-big', 'record'],
    ['an unknown stop', { ...settle, stop: { kind: 'never' } }, 'range', 'stop.kind'],
    ['no stop', { ...settle, stop: undefined }, 'malformed', 'stop'],
    ['slot -2', { ...settle, saveSlot: -2 }, 'range', 'saveSlot'],
    ['five dimensions', { ...population, shape: [1, 1, 1, 1, 1] }, 'too-big', 'shape'],
    ['a fraction in a shape', { ...population, shape: [2, 2.5] }, 'range', 'shape[1]'],
    ['a long name', { ...population, name: 'n'.repeat(49) }, 'too-big', 'name'],
    ['half a surrogate pair', { ...population, name: '\ud800' }, 'range', 'name'],
    ['an unknown unit', { ...population, unit: { kind: 'quantum' } }, 'unsupported', 'unit.kind'],
    [
      'one hot floats',
      {
        kind: 'present',
        requestId: 7,
        population: 0,
        layout: 'one-hot',
        batch: 2,
        steps: 1,
        reversed: false,
        ...block,
      },
      'range',
      'data',
    ],
    [
      'a decreasing tick',
      { ...spikes, ticks: Uint32Array.of(3, 2), addresses: new Uint32Array(2) },
      'range',
      'ticks[1]',
    ],
    [
      'fewer addresses than ticks',
      { ...spikes, ticks: Uint32Array.of(1, 2), addresses: new Uint32Array(1) },
      'malformed',
      'addresses',
    ],
  ];

  test.each(cases)('%s', (_, command, code, path) => {
    const error = caught(() => encodeCommand(command as Command));
    expect([error.code, error.path]).toStrictEqual([code, path]);
  });

  const events: [string, unknown, string, string][] = [
    [
      'a counter of 2^53',
      {
        kind: 'telemetry-report',
        requestId: 7,
        offset: 0,
        total: 2,
        rows: [row, { ...row, value: 2 ** 53 }],
      },
      'range',
      'rows[1].value',
    ],
    [
      'rows past their total',
      { kind: 'telemetry-report', requestId: 7, offset: 1, total: 1, rows: [row] },
      'range',
      'offset',
    ],
    [
      'an infinite residual',
      { ...settled, residual: Number.NEGATIVE_INFINITY, readout: new Float32Array(0) },
      'range',
      'residual',
    ],
    ['a readout in float64', { ...settled, readout: new Float64Array(1) }, 'range', 'readout'],
    [
      'negative work',
      { ...settled, readout: new Float32Array(0), work: { ...work, spikes: -1 } },
      'range',
      'work.spikes',
    ],
    [
      'a long sentence',
      { kind: 'error', requestId: 7, code: 'range', retryable: false, message: 'x'.repeat(481), path: '' },
      'too-big',
      'message',
    ],
  ];

  test.each(events)('%s', (_, event, code, path) => {
    const error = caught(() => encodeEvent(event as ChipEvent));
    expect([error.code, error.path]).toStrictEqual([code, path]);
  });
});

describe('an error', () => {
  test('is one sentence with place, finding and choice, and answers the command', () => {
    const error = caught(() =>
      encodeCommand({ ...settle, drives: [{ ...settle.drives[0], population: -1 }] }),
    );
    expect(error.message).toBe(
      'drives[0].population: an unsigned 32-bit integer was expected (found -1; allowed: 0 to 4294967295).',
    );
    expect(asChipError(7, error)).toStrictEqual({
      kind: 'error',
      requestId: 7,
      code: 'range',
      retryable: false,
      message: 'an unsigned 32-bit integer was expected (found -1; allowed: 0 to 4294967295).',
      path: 'drives[0].population',
    });
  });

  test('never runs code of what was found', () => {
    const trap = { toString: () => expect.fail('was called'), toJSON: () => expect.fail('was called') };
    expect(caught(() => encodeCommand({ ...fault, address: trap as never })).message).toContain(
      'found object',
    );
  });
});

test('a command that is only part of one is not taken for a whole', () => {
  const error = caught(() => decodeCommand(encodeCommand({ ...weights, total: 4 }, 1)));
  expect([error.code, error.path]).toStrictEqual(['malformed', 'partsLeft']);
  expect(caught(() => decodeEvent(encodeEvent({ kind: 'done', requestId: 1 }, 1))).code).toBe('malformed');
});

test('a payload longer than was agreed is refused before it is read', () => {
  const bytes = encodeCommand(weights);
  expect(decodeCommand(bytes, bytes.length)).toStrictEqual(weights);
  expect(caught(() => decodeCommand(bytes, bytes.length - 1)).code).toBe('too-big');
  expect(requestIdOf(bytes)).toBe(7);
});

test('decoded data are memory of their own, also out of a Buffer', () => {
  const bytes = Buffer.from(encodeCommand({ ...weights, data: Float32Array.of(1, 2) }));
  const command = decodeCommand(bytes) as typeof weights;
  bytes.fill(0);
  expect(command.data).toStrictEqual(Float32Array.of(1, 2));
  expect(command.data.buffer.byteLength).toBe(8);
});

test('newer capabilities are read as far as they are known, anything else newer is refused', () => {
  const hello = Uint8Array.from([0x0d, 7, 0, 0, 0, 0x52, 6, 0x08, 1, 0x10, 0, 0x18, 9]);
  expect(decodeCommand(hello)).toStrictEqual({ kind: 'hello', requestId: 7, major: 1, minor: 0 });
  const reading = Uint8Array.from([0x0d, 7, 0, 0, 0, 0x8a, 1, 6, 0x08, 1, 0x10, 0, 0x18, 9]);
  expect(caught(() => decodeCommand(reading)).code).toBe('unsupported');
  const tensor = Uint8Array.from([0x0d, 7, 0, 0, 0, 0x8a, 1, 2, 0x08, 99]);
  expect([caught(() => decodeCommand(tensor))].map(error => [error.code, error.path])).toStrictEqual([
    ['unsupported', 'tensor'],
  ]);
});

test('a projection without its format is refused by name', () => {
  const projection = {
    kind: 'projection',
    requestId: 7,
    id: 0,
    name: '',
    source: 0,
    target: 1,
    connectivity: 'dense',
    synapses: 4,
    bidirectional: true,
    delayTicks: 1,
    receptor: 0,
    weight: format,
    accumulator: undefined as never,
    storage: 'float32',
    learningRate: 0,
    plasticity: 'off',
  } as const;
  expect(caught(() => encodeCommand(projection)).path).toBe('accumulator');
});
