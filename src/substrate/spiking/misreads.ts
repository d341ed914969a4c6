import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing } from '../../kernel/program.js';
import { PURPOSE, type Purpose } from '../../random/purpose.js';
import type { NoisySide } from './array-copy.js';

/** Keeps the draws of noise apart from those of errors, which have the entities below. */
const NOISE_ENTITY = 0x20000;

/** One way of a projection: whose spikes read which weights, and where they go. */
export interface Way {
  readonly program: Program;
  readonly arena: Arena;
  readonly seed: number;
  readonly entity: number;
  readonly ring: SpikeRing;
  readonly delay: number;
  /** Neurons that are reached. */
  readonly neurons: number;
  readonly weights: Float32Array;
  /** Elements per row. */
  readonly row: number;
  readonly into: Float32Array;
  /** f64 count of the reads that went wrong. */
  readonly counter: Float64Array;
  /** Weight of level 1 where there is a level 0, else 0. */
  readonly amplitude: number;
  /** What its reads find in cells that are read at every event. */
  readonly side: NoisySide | undefined;
  readonly tiles: WayTiles | undefined;
}

/** Tiles that a way reads: of how many rows and columns of its weights, and how they are counted. */
export interface WayTiles {
  /** Place of the first one among all tiles of the projection, from 1, and how many there are. */
  readonly first: number;
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  readonly perRow: number;
  readonly perColumn: number;
}

/** Errors of single reads along one way: at a rate that a fault sets, by noise and droops, and by full traps. */
export class Misreads {
  private readonly errors: Operation;
  private readonly key: Uint32Array;
  private readonly state: Uint32Array;
  private readonly shares: Uint32Array | undefined;
  /** Keys of what each settle draws anew. */
  private readonly noiseKeys: Uint32Array[] = [];

  /** Adds the records, that of the fault switched off. */
  constructor(private readonly way: Way) {
    const { amplitude, arena, entity, neurons, program, row, side, weights } = way;
    this.key = keyOf(way, PURPOSE.read, entity);
    this.state = arena.u32(L.ERRORS_STATE_BYTES / 4);
    const common = { ...listFields(way.ring, way.delay), [L.COUNTER]: way.counter.byteOffset };
    this.errors = program.add(
      L.READ_ERRORS,
      {
        ...common,
        [L.N]: neurons,
        [L.ERRORS_WEIGHTS]: weights.byteOffset,
        [L.ERRORS_ROW]: row * 4,
        [L.ERRORS_TARGET]: way.into.byteOffset,
        [L.ERRORS_STATE]: this.state.byteOffset,
        [L.ERRORS_KEY]: this.key.byteOffset,
      },
      { [L.ERRORS_AMPLITUDE]: amplitude },
    );
    this.errors.enabled = false;
    this.shares = way.tiles && arena.u32(L.ERRORS_TILES_HEADER / 4 + way.tiles.count);
    const { noise, trapped } = side ?? {};
    if (trapped) program.add(L.READ_TRAPPED, { ...common, [L.TRAPPED_ROWS]: trapped.byteOffset });
    if (!noise) return;
    const noiseKey = keyOf(way, PURPOSE.read, NOISE_ENTITY + entity);
    const fields = {
      ...common,
      [L.N]: row,
      [L.NOISE_WEIGHTS]: weights.byteOffset,
      [L.NOISE_ROW]: row * 4,
      [L.NOISE_TARGET]: way.into.byteOffset,
      [L.NOISE_PROBABILITY]: noise.chance.byteOffset,
      [L.NOISE_OTHER]: noise.other.byteOffset,
      [L.NOISE_KEY]: noiseKey.byteOffset,
    };
    this.noiseKeys.push(noiseKey);
    if (!noise.mix) {
      program.add(L.READ_NOISE, fields);
      return;
    }
    const droopKey = keyOf(way, PURPOSE.droop, entity);
    this.noiseKeys.push(droopKey);
    const shared = { [L.DROOP_MIX]: noise.mix.byteOffset, [L.DROOP_KEY]: droopKey.byteOffset };
    program.add(L.READ_DROOP, { ...fields, ...shared });
  }

  /** Largest probability of an error in any tile; says which share of such errors each of them makes. */
  private share([anywhere, ...ofTiles]: Float64Array): number {
    const { errors, shares } = this;
    const { tiles } = this.way;
    const own = tiles ? ofTiles.slice(tiles.first - 1, tiles.first - 1 + tiles.count) : [];
    const single = own.some(rate => rate > 0);
    errors.setWord(L.ERRORS_TILES, single ? shares!.byteOffset : 0);
    if (!single) return anywhere!;
    // Either cause may let a read go wrong.
    const rates = own.map(rate => rate + anywhere! - rate * anywhere!);
    const most = Math.max(...rates);
    const { columns, perColumn, perRow, rows } = tiles!;
    shares!.set([
      rows,
      columns,
      perRow,
      perColumn,
      ...rates.map(rate => Math.min(2 ** 32 - 1, (rate / most) * 2 ** 32)),
    ]);
    return most;
  }

  /**
   * Draws what is to come anew, for the settle of this number.
   * @param rates probability of an error anywhere, and in each tile of the projection
   */
  fresh(rates: Float64Array, draw: number, kernels: Kernels): void {
    const { errors, key, noiseKeys, state } = this;
    for (const noiseKey of noiseKeys) noiseKey[3] = draw;
    const probability = this.share(rates);
    errors.enabled = probability > 0;
    if (probability === 0) return;
    const inverse = Math.fround(1 / Math.log1p(-probability));
    errors.setFloat(L.ERRORS_INVERSE, inverse);
    key[3] = draw;
    state[1] = 0;
    state[0] = kernels.geometricGap(state.byteOffset + 4, key.byteOffset, 0, inverse) - 1;
  }
}

/** Bytes of the shares of so many tiles, for sizing an arena. */
export const shareBytes = (tiles: number): number => L.ERRORS_TILES_HEADER + 4 * tiles + 64;

function keyOf({ arena, seed }: Way, purpose: Purpose, entity: number): Uint32Array {
  const key = arena.u32(4);
  key.set([seed >>> 0, purpose, entity, 0]);
  return key;
}
