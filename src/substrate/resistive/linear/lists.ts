/** Where lists of these lengths start when they lie end to end, and where the last ends. */
export function starts(lengths: ArrayLike<number>): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  for (let k = 0; k < lengths.length; k++) start[k + 1] = start[k]! + lengths[k]!;
  return start;
}

/** Numbers of the items of each group, ascending, and where each group starts. */
export function grouped(groupOf: ArrayLike<number>, groups: number): [start: Int32Array, items: Int32Array] {
  const counts = new Int32Array(groups);
  for (let item = 0; item < groupOf.length; item++) counts[groupOf[item]!]!++;
  const start = starts(counts);
  const next = start.slice();
  const items = new Int32Array(groupOf.length);
  for (let item = 0; item < groupOf.length; item++) items[next[groupOf[item]!]!++] = item;
  return [start, items];
}

/** The columns of each row, ascending, from the rows of each column. */
export function transposed(start: Int32Array, rows: Int32Array): [start: Int32Array, columns: Int32Array] {
  const column = new Int32Array(rows.length);
  for (let k = 0; k + 1 < start.length; k++) column.fill(k, start[k]!, start[k + 1]!);
  const [rowStart, items] = grouped(rows, start.length - 1);
  return [rowStart, items.map(item => column[item]!)];
}
