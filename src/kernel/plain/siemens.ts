import type { Views } from './views.js';

const f = Math.fround;

/** Conductances that follow a contrast of two states; see Kernels.moveSiemens. */
export function moveSiemens(
  m: Views,
  siemens: number,
  mirror: number,
  folded: number,
  sums: number,
  square: number,
  cross: number,
  rows: number,
  columns: number,
  scale: number,
  limit: number,
): number {
  const { f32 } = m;
  const by = f(scale);
  let changed = 0;
  let inside = true;
  /** Moves one conductance by what its voltages changed. */
  const move = (at: number, contrast: number, column: number): number => {
    const g = f32[at]!;
    const wanted = f(g - f(by * contrast));
    const next = wanted < 0 ? 0 : wanted;
    f32[at] = next;
    if (next !== g) changed++;
    if (!(next <= f(limit))) inside = false;
    f32[column] = f(f32[column]! + next);
    return next;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const k = r * columns + c;
      const q = f32[(square >>> 2) + c]!;
      const p = f32[(cross >>> 2) + k]!;
      f32[(cross >>> 2) + k] = 0;
      const column = (sums >>> 2) + c;
      const next = move((siemens >>> 2) + k, f(q - p), column);
      if (mirror === 0) continue;
      const opposite = move((mirror >>> 2) + k, f(q + p), column);
      f32[(folded >>> 2) + k] = f(next - opposite);
    }
  }
  return inside ? changed : -1;
}
