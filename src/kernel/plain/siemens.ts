import type { Views } from './views.js';

const f = Math.fround;

/** Sources and, where mirrored, their negatives; see Kernels.placeSources. */
export function placeSources(
  { f32 }: Views,
  volts: number,
  presented: number,
  rows: number,
  row: number,
  count: number,
  gain: number,
  mirrored: boolean,
): void {
  const by = f(gain);
  for (let r = 0; r < rows; r++) {
    const to = (volts >>> 2) + r * row;
    for (let i = 0; i < count; i++) {
      const v = f(by * f32[(presented >>> 2) + r * row + i]!);
      f32[to + i] = v;
      if (mirrored) f32[to + count + i] = -v;
    }
  }
}

/** Nodes between conductances; see Kernels.settleNodes. */
export function settleNodes(
  { f32 }: Views,
  next: number,
  external: number,
  yields: number,
  rows: number,
  columns: number,
  push: number,
  first: number,
  drop: number,
): void {
  const beta = f(push);
  const most = f(drop);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      const current = f(f32[(next >>> 2) + k]! + f(beta * f32[(external >>> 2) + k]!));
      const v = f(current * f32[(yields >>> 2) + c]!);
      const kept = c < first ? Math.max(v, 0 - most) : Math.min(v, most);
      f32[(next >>> 2) + k] = first < 0 ? v : kept;
    }
  }
}

/** Conductances that follow a contrast of two states; see Kernels.moveSiemens. */
export function moveSiemens(
  { f32 }: Views,
  siemens: number,
  mirror: number,
  sums: number,
  square: number,
  cross: number,
  rows: number,
  row: number,
  columns: number,
  scale: number,
  limit: number,
): number {
  const by = f(scale);
  let changed = 0;
  let inside = true;
  /** Moves one conductance by what its voltages changed. */
  const move = (at: number, contrast: number): number => {
    const g = f32[at]!;
    const wanted = f(g - f(by * contrast));
    const next = wanted < 0 ? 0 : wanted;
    f32[at] = next;
    if (next !== g) changed++;
    return next;
  };
  for (let c = 0; c < columns; c++) {
    const q = f32[(square >>> 2) + c]!;
    let sum = f32[(sums >>> 2) + c]!;
    for (let k = c; k < c + rows * row; k += row) {
      const p = f32[(cross >>> 2) + k]!;
      f32[(cross >>> 2) + k] = 0;
      sum = f(sum + move((siemens >>> 2) + k, f(q - p)));
      if (mirror !== 0) sum = f(sum + move(((siemens + mirror) >>> 2) + k, f(q + p)));
    }
    f32[(sums >>> 2) + c] = sum;
    if (!(sum <= f(limit))) inside = false;
  }
  return inside ? changed : -1;
}
