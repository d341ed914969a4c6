import type { Mark } from './player.js';

/**
 * How far two chips are apart. All measures are at least 0, and 0 for chips that have done the same; undefined where
 * there is nothing to compare.
 */
export interface Measure {
  readonly name: string;
  readonly means: string;
  of(a: Learnt, b: Learnt): number | undefined;
}

/** What a chip has learnt at a mark, and what it started from. */
export interface Learnt {
  readonly start: Mark;
  readonly mark: Mark;
}

export const MEASURES: readonly Measure[] = [
  {
    name: 'spikes',
    means: 'difference of all spikes, of the larger number',
    of: ({ mark: a }, { mark: b }) => share(Math.abs(a.spikes - b.spikes), Math.max(a.spikes, b.spikes)),
  },
  {
    name: 'weights',
    means: 'length of the difference of all weights, of their length',
    of: ({ mark: a }, { mark: b }) => distance(all(a), all(b)),
  },
  {
    name: 'weights that differ',
    means: 'share of the weights',
    of: ({ mark: a }, { mark: b }) => unequal(all(a), all(b)),
  },
  {
    name: 'distribution of weights',
    means: 'mean distance of the sorted weights, of their root mean square',
    of: ({ mark: a }, { mark: b }) => sortedDistance(all(a), all(b)),
  },
  {
    name: 'direction of learning',
    means: '1 - cosine of what each has added to its weights',
    of: (a, b) => {
      const cosine = cosineOf(change(a), change(b));
      return cosine === undefined ? undefined : Math.max(0, 1 - cosine);
    },
  },
  {
    name: 'answers that differ',
    means: 'share of the samples',
    of: ({ mark: a }, { mark: b }) => unequal(a.answers, b.answers),
  },
  {
    name: 'accuracy',
    means: 'difference of the two',
    of: ({ mark: a }, { mark: b }) =>
      a.accuracy === undefined || b.accuracy === undefined ? undefined : Math.abs(a.accuracy - b.accuracy),
  },
];

/** All weights and biases, one behind the other. */
function all({ weights }: Mark): Float32Array {
  const length = [...weights.values()].reduce((sum, { length }) => sum + length, 0);
  const joined = new Float32Array(length);
  let at = 0;
  for (const values of weights.values()) {
    joined.set(values, at);
    at += values.length;
  }
  return joined;
}

function change({ start, mark }: Learnt): Float32Array {
  const before = all(start);
  return all(mark).map((value, k) => value - (before[k] ?? 0));
}

const comparable = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && a.length > 0;

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function distance(a: Float32Array, b: Float32Array): number | undefined {
  if (!comparable(a, b)) return undefined;
  const difference = Math.sqrt(a.reduce((sum, value, k) => sum + (value - b[k]!) ** 2, 0));
  return share(difference, Math.max(length(a), length(b)));
}

function unequal(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  if (!comparable(a, b)) return undefined;
  let count = 0;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) count++;
  return count / a.length;
}

function sortedDistance(a: Float32Array, b: Float32Array): number | undefined {
  if (!comparable(a, b)) return undefined;
  const [one, other] = [a.toSorted(), b.toSorted()];
  const mean = one.reduce((sum, value, k) => sum + Math.abs(value - other[k]!), 0) / a.length;
  return share(mean, Math.max(length(a), length(b)) / Math.sqrt(a.length));
}

/** Undefined where one of them does not point anywhere. */
function cosineOf(a: Float32Array, b: Float32Array): number | undefined {
  const [one, other] = [square(a), square(b)];
  if (!comparable(a, b) || one === 0 || other === 0) return undefined;
  // The root of the product: 1 to the last bit for what is the same.
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0) / Math.sqrt(one * other);
}

const square = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);
const length = (values: Float32Array): number => Math.sqrt(square(values));
