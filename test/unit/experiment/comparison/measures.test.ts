import { expect, test } from 'vitest';
import { type Learnt, MEASURES } from '../../../../src/experiment/comparison/measures.js';
import type { Mark } from '../../../../src/experiment/comparison/player.js';

interface Case {
  readonly start?: readonly number[];
  readonly weights: readonly number[];
  readonly spikes?: number;
  readonly answers?: readonly number[];
  readonly accuracy?: number;
}

function learnt({ start = [0, 0], weights, spikes = 10, answers = [], accuracy }: Case): Learnt {
  const mark = (values: readonly number[]): Mark => ({
    ...{ blocks: 1, spikes, answers, accuracy },
    weights: new Map(values.length > 0 ? [['weights of a', Float32Array.from(values)]] : []),
  });
  return { start: mark(start), mark: mark(weights) };
}

const measured = (a: Case, b: Case): Record<string, number | undefined> =>
  Object.fromEntries(MEASURES.map(({ name, of }) => [name, of(learnt(a), learnt(b))]));

test('two chips that have done the same are 0 apart in everything', () => {
  const same: Case = { weights: [3, 4], answers: [1, 2], accuracy: 0.5 };
  expect(new Set(Object.values(measured(same, same)))).toEqual(new Set([0]));
});

test('numbers worked out by hand', () => {
  const found = measured(
    { weights: [3, 4], spikes: 100, answers: [1, 2, 3, 4], accuracy: 0.5 },
    { weights: [4, 3], spikes: 80, answers: [1, 2, 0, 4], accuracy: 0.75 },
  );
  expect(found.spikes).toBe(0.2);
  expect(found.weights).toBeCloseTo(Math.SQRT2 / 5, 12);
  expect(found['weights that differ']).toBe(1);
  expect(found['distribution of weights']).toBe(0);
  expect(found['direction of learning']).toBeCloseTo(1 - 24 / 25, 12);
  expect(found['answers that differ']).toBe(0.25);
  expect(found.accuracy).toBe(0.25);
});

test('the direction of learning leaves out where it began', () => {
  const found = measured({ start: [5, 5], weights: [6, 5] }, { start: [5, 5], weights: [5, 6] });
  expect(found['direction of learning']).toBe(1);
  const turned = measured({ start: [5, 5], weights: [6, 5] }, { start: [5, 5], weights: [4, 5] });
  expect(turned['direction of learning']).toBe(2);
});

test('what is not there is not measured', () => {
  const found = measured({ weights: [] }, { weights: [] });
  expect(found).toMatchObject({
    weights: undefined,
    'direction of learning': undefined,
    accuracy: undefined,
  });
  expect(measured({ weights: [1, 1] }, { weights: [0, 0] })['direction of learning']).toBeUndefined();
});
