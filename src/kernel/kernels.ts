/** A matrix where it stands in a chip's memory: element (r, c) at byte `at` + 4 (r `row` + c `column`). */
export interface MatrixView {
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

/**
 * out[r][c] += sum over k of a[r][k] b[k][c], for r < `rows`, k < `inner`, c < `columns`, a multiple of four; each
 * element in rising k from what stands there. Only `a` may be transposed: columns of the others stand side by side.
 */
export type Product<Result> = (
  out: MatrixView,
  a: MatrixView,
  b: MatrixView,
  rows: number,
  inner: number,
  columns: number,
) => Result;

/** The hot loops of a chip. The WebAssembly module and its plain twin give the same bits. */
export interface Kernels {
  readonly name: 'wasm' | 'relaxed' | 'plain';

  /** Runs `records` records at `program` for up to `ticks` ticks; returns the ticks run (see layout.ts). */
  run(program: number, records: number, tick: number, ticks: number): number;

  /**
   * weights[row] += scale * accumulator[row], accumulators cleared, for each row listed at `rows`; `row` in bytes.
   * Returns the synapses that changed, or -1 when a weight left [-limit, limit] or became not-a-number.
   */
  applyF32(
    rows: number,
    count: number,
    weights: number,
    accumulator: number,
    row: number,
    scale: number,
    limit: number,
    grid: number,
    key: number,
  ): number;

  /** The same for integer weights; `row` in elements. */
  applyI16(
    rows: number,
    count: number,
    weights: number,
    accumulator: number,
    row: number,
    scale: number,
    grid: number,
    key: number,
  ): number;
  applyI8(
    rows: number,
    count: number,
    weights: number,
    accumulator: number,
    row: number,
    scale: number,
    grid: number,
    key: number,
  ): number;

  /**
   * Moves the accumulators of the rows listed at `rows` into the hidden numbers of a parameter block (HIDDEN_*);
   * returns how many outcomes it has listed at HIDDEN_CHANGED.
   */
  consolidate(rows: number, count: number, params: number): number;

  /** Sends pulses to the devices of `count` listed elements (LISTING), by a parameter block (PULSES_*). */
  sendPulses(listing: number, count: number, params: number): void;

  /** Four Philox words to `out`; key: pointer to key0, key1, entity low, draw. */
  draw4(key: number, block: number, high: number, out: number): void;

  /** Next gap of a Bernoulli train (see ENCODE_POOL); inverse = 1 / ln(1 - p). */
  geometricGap(pool: number, key: number, address: number, inverse: number): number;

  readonly multiply: Product<void>;

  /** The same for a matrix `a` that is mostly zeros, which cost nothing; returns how many of its elements are not. */
  readonly multiplySparse: Product<number>;

  /**
   * Sources stand at gain x what is presented: `count` numbers in each row of `row`, which is a multiple of four. Where
   * `mirrored`, the next `count` of a row are the negatives of these.
   */
  placeSources(
    volts: number,
    presented: number,
    rows: number,
    row: number,
    count: number,
    gain: number,
    mirrored: boolean,
  ): void;

  /**
   * Nodes take the voltage at which no current is left: next = (next + push external) yields, where currents stand in
   * `next` and 1 / conductance in the one row of `yields`. Where `first` is not negative, the first so many nodes of a row
   * are kept from falling below -drop and the others from rising above drop; `columns` is a multiple of four.
   */
  settleNodes(
    next: number,
    external: number,
    yields: number,
    rows: number,
    columns: number,
    push: number,
    first: number,
    drop: number,
  ): void;

  /**
   * Conductances follow a contrast: g = max(0, g - scale (square[c] - cross[r][c])) for `columns` elements, a multiple of
   * four, of `rows` rows of `row`; `cross` is cleared. Where `mirror` is not 0, the conductances so many bytes behind,
   * which lead to the negatives of the rows, follow with the opposite cross. `sums` gains every column's new conductances. Returns how many
   * conductances changed, or -1 when a sum is not a number or above `limit`.
   */
  moveSiemens(
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
  ): number;

  /** out = f(from) for `count` numbers, a multiple of four; `kind` is one of ACTIVATE_*. */
  activate(kind: number, out: number, from: number, count: number): void;

  /** next = s + step (f'(s) u - s) for `count` units, a multiple of four; u stands in `next`, f(s) in `activity`. */
  damp(next: number, state: number, count: number, step: number): void;
  euler(kind: number, next: number, state: number, activity: number, count: number, step: number): void;

  /**
   * state = next for `count` of the `row` elements of each row; `moved`, a number for each row, rises to the largest
   * |next - state| of it, and is NaN where any is NaN.
   */
  advance(state: number, next: number, moved: number, row: number, rows: number, count: number): void;

  /** into += now - before, and before follows, for `count` numbers, a multiple of four. */
  addChange(into: number, now: number, before: number, count: number): void;

  /**
   * change = activity - sent where it exceeds `above` in size, else 0, and sent follows, for `count` numbers, a multiple
   * of four; returns how many changes are not 0.
   */
  changes(change: number, sent: number, activity: number, count: number, above: number): number;

  /**
   * v = momentum v + gain contrast - decay w, w += rate v for `count` numbers, a multiple of four, by a parameter block
   * (DESCENT_*); contrasts are cleared; v stands at `velocity`, or nowhere where that is 0. Returns how many w have
   * changed, or -1 when one left its limit or is not a number.
   */
  descend(weights: number, velocity: number, contrast: number, count: number, params: number): number;

  /**
   * Adds what `samples` images at `from` are convolved to, by a parameter block (CONV_*), to the maps at `maps`, and pools
   * those to which anything came: values to `pooled`, and to `places` (u32) the place in its window that each comes from.
   * Rows are counted in numbers; numbers that are 0 cost nothing. Returns the multiply-adds done.
   */
  convolve(
    params: number,
    from: number,
    row: number,
    maps: number,
    mapRow: number,
    pooled: number,
    places: number,
    outRow: number,
    samples: number,
  ): number;

  /** into += the transposed convolution of `values`, each set back to its place, rows of whole vectors; returns the multiply-adds done. */
  convolveBack(
    params: number,
    into: number,
    row: number,
    values: number,
    places: number,
    outRow: number,
    samples: number,
  ): number;

  /**
   * changes += how the `values` of `count` channels from `first` on, each set back to its place, correlate with the images
   * at `from`, laid out like CONV_WEIGHTS; returns the multiply-adds done.
   */
  correlate(
    params: number,
    changes: number,
    from: number,
    row: number,
    values: number,
    places: number,
    outRow: number,
    samples: number,
    first: number,
    count: number,
  ): number;
}
