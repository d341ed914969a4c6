import type { Exports } from './wasm.js';

/**
 * How a kernel's work is cut into parts that do not touch each other's results: along its rows or elements, of each of
 * which it makes the same bits wherever others are made.
 */
export interface Cut {
  readonly kernel: keyof Exports;
  /** Operand that counts rows or elements, and how many stay together. */
  readonly count: number;
  readonly together: number;
  /** Pointers that move on with them, by four bytes times an operand, or times 1 where none is named. */
  readonly moves: readonly (readonly [pointer: number, stride?: number])[];
  /** Operand that says with which row work begins, where rows are not told by pointers. */
  readonly first?: number;
  /** Work of the whole, in multiply-adds, roughly. */
  readonly work: (operands: readonly number[]) => number;
  /** Two parts' results as one. */
  readonly join: (a: number, b: number) => number;
}

const add = (a: number, b: number): number => a + b;
const ignore = () => 0;
const product = (kernel: 'multiply' | 'multiplySparse', share: number, join: Cut['join']): Cut => ({
  ...{ kernel, count: 7, together: 4, join },
  moves: [
    [0, 1],
    [2, 3],
  ],
  work: o => o[7]! * o[8]! * o[9]! * share,
});
const elements = (kernel: keyof Exports, pointers: number[], count: number, each: number): Cut => ({
  ...{ kernel, count, together: 4, join: add },
  moves: pointers.map(pointer => [pointer] as const),
  work: o => o[count]! * each,
});

/** Of rows that stand one behind the other, `columns` numbers each, and `ones` of one number. */
const rows = (
  kernel: keyof Exports,
  { pointers, ones = [] }: { readonly pointers: number[]; readonly ones?: number[] },
  [count, columns]: readonly [number, number],
  each: number,
): Cut => ({
  ...{ kernel, count, together: 1, join: ignore },
  moves: [
    ...pointers.map(pointer => [pointer, columns] as const),
    ...ones.map(pointer => [pointer] as const),
  ],
  work: o => o[count]! * o[columns]! * each,
});

/** Along the columns of rows that stand apart: what belongs to a column is summed over the rows in their order. */
const siemens: Cut = {
  ...{ kernel: 'moveSiemens', count: 7, together: 16 },
  moves: [[0], [2], [3], [4]],
  work: o => o[5]! * o[7]! * 16,
  join: (a, b) => (a < 0 || b < 0 ? -1 : a + b),
};

/** Of the samples of a batch; most of their numbers are 0, and one that is not meets some hundred weights. */
const images = (
  kernel: 'convolve' | 'convolveBack',
  moves: Cut['moves'],
  [samples, row]: readonly [number, number],
): Cut => ({
  ...{ kernel, count: samples, together: 1, join: add, moves },
  work: o => o[samples]! * o[row]! * 64,
});

/** The kernels of relaxing networks that are worth several threads. Costs of an element: measured, in multiply-adds. */
export const CUTS: readonly Cut[] = [
  product('multiply', 1, ignore),
  // Most of what it is given is 0.
  product('multiplySparse', 1 / 4, add),
  elements('activate', [1, 2], 3, 32),
  elements('euler', [1, 2, 3], 4, 40),
  elements('damp', [0, 1], 2, 4),
  elements('changes', [0, 1, 2], 3, 16),
  elements('addChange', [0, 1, 2], 3, 8),
  images(
    'convolve',
    [
      [1, 2],
      [3, 4],
      [5, 7],
      [6, 7],
    ],
    [8, 2],
  ),
  images(
    'convolveBack',
    [
      [1, 2],
      [3, 5],
      [4, 5],
    ],
    [6, 5],
  ),
  // The rows of weights of each channel.
  {
    ...{ kernel: 'correlate', first: 8, count: 9, together: 1, join: add, moves: [] },
    work: o => o[7]! * o[6]! * 64,
  },
  rows('advance', { pointers: [0, 1], ones: [2] }, [4, 3], 16),
  rows('settleNodes', { pointers: [0, 1] }, [3, 4], 8),
  siemens,
];

/** Parts that a work of so many rows or elements is cut into, at most `most`. */
export const partsOf = ({ count, together }: Cut, operands: readonly number[], most: number): number =>
  Math.min(most, Math.floor(operands[count]! / together));

/** Makes operands of the whole those of one part. */
export function narrow(
  { first, count, together, moves }: Cut,
  operands: number[] | Float64Array,
  part: number,
  parts: number,
): void {
  const whole = operands[count]!;
  const edge = (k: number): number =>
    k === parts ? whole : together * Math.floor((k * Math.floor(whole / together)) / parts);
  const [from, to] = [edge(part), edge(part + 1)];
  for (const [pointer, stride] of moves)
    operands[pointer]! += 4 * from * (stride === undefined ? 1 : operands[stride]!);
  if (first !== undefined) operands[first]! += from;
  operands[count] = to - from;
}
