/**
 * Arrays that are carved from one block: a small typed array of its own costs as much as filling one of a thousand
 * numbers, and a circuit of ten nodes needs dozens.
 */
export class Block {
  private readonly buffer: ArrayBuffer;
  private top = 0;

  constructor({ floats = 0, ints = 0 }: { readonly floats?: number; readonly ints?: number }) {
    this.buffer = new ArrayBuffer(8 * floats + 4 * ints);
  }

  /** Zeros; all of them before the first `ints`. */
  floats(length: number): Float64Array<ArrayBuffer> {
    const array = new Float64Array(this.buffer, this.top, length);
    this.top += array.byteLength;
    return array;
  }

  ints(length: number): Int32Array<ArrayBuffer> {
    const array = new Int32Array(this.buffer, this.top, length);
    this.top += array.byteLength;
    return array;
  }
}

/** Where lists of these lengths start when they lie end to end, and where the last ends. */
export function starts(lengths: ArrayLike<number>): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  for (let k = 0; k < lengths.length; k++) start[k + 1] = start[k]! + lengths[k]!;
  return start;
}

/** Numbers of the items of each group, ascending, and where each group starts. */
export function grouped(groupOf: ArrayLike<number>, groups: number): [start: Int32Array, items: Int32Array] {
  const block = new Block({ ints: 2 * groups + 1 + groupOf.length });
  const [start, next, items] = [block.ints(groups + 1), block.ints(groups), block.ints(groupOf.length)];
  for (let item = 0; item < groupOf.length; item++) start[groupOf[item]! + 1]!++;
  for (let k = 0; k < groups; k++) {
    start[k + 1]! += start[k]!;
    next[k] = start[k]!;
  }
  for (let item = 0; item < groupOf.length; item++) items[next[groupOf[item]!]!++] = item;
  return [start, items];
}

/** The columns of each row, ascending, from the rows of each column. */
export function transposed(start: Int32Array, rows: Int32Array): [start: Int32Array, columns: Int32Array] {
  const [rowStart, columns] = grouped(rows, start.length - 1);
  const next = rowStart.slice();
  for (let k = 0; k + 1 < start.length; k++) {
    for (let p = start[k]!; p < start[k + 1]!; p++) columns[next[rows[p]!]!++] = k;
  }
  return [rowStart, columns];
}
