import { LineDrops, linesOf, type TiledMatrix } from '../../array/analog/line-drops.js';
import type { Arena } from '../../kernel/arena.js';
import type { ConfigureAnalog } from '../../protocol/messages.js';
import { ExactTiles } from './exact-tiles.js';
import type { StoredPlace } from './hidden.js';

/** Bytes that analog weights take beside those of their devices. */
export function analogWeightBytes(
  read: ConfigureAnalog | undefined,
  elements: number,
  synapses: number,
  copyBytes: number,
): number {
  // Cells and two drops of both branches, and no more lines than twice as many cells.
  const branches = read && read.wires !== 'off' ? 2 * (4 + 4 + 4 + 8) * synapses : 0;
  return branches + 4 * elements + copyBytes + 16 * 64;
}

/**
 * The weights that spikes find in arrays of differential devices, and the variance of one read of each. What stands
 * still between two changes of the devices (the drop along wires) is folded in when they change, so that a read
 * costs what it costs on ideal wires.
 */
export class AnalogWeights {
  /** Per weight: variance of one read, laid out as the weights are; undefined where reads have no noise. */
  readonly variances: Float32Array | undefined;
  readonly backVariances: Float32Array | undefined;
  /** Cells of the positive and of the negative branches, which have lines of their own, in units of a weight of 1. */
  private readonly branches: readonly [Float32Array, Float32Array] | undefined;
  private readonly drops: readonly LineDrops[] = [];
  private readonly tiles: ExactTiles | undefined;

  /** @param noisy true where devices have noise of their own in a read */
  constructor(
    private readonly read: ConfigureAnalog | undefined,
    private readonly amplitude: number,
    noisy: boolean,
    private readonly place: StoredPlace,
    arena: Arena,
  ) {
    const { sources, targets, row, transposed } = place;
    if (noisy || (read?.weightNoise ?? 0) > 0) {
      this.variances = arena.f32(sources * row);
      this.backVariances = transposed && arena.f32(transposed.weights.length);
    }
    if (!read || read.wires === 'off') return;
    const matrix: TiledMatrix = {
      rows: sources,
      columns: targets,
      tileRows: Math.min(read.tileRows, sources),
      tileColumns: Math.min(read.tileColumns, targets),
    };
    const ohms = read.wireOhms * read.unitSiemens;
    this.branches = [arena.f32(sources * targets), arena.f32(sources * targets)];
    if (read.wires === 'exact') this.tiles = new ExactTiles(matrix, this.branches, ohms, arena);
    else this.drops = this.branches.map(cells => dropsOf(matrix, cells, ohms, arena));
  }

  /** Lets a synapse be the difference of two branches with this variance, all normalised; see `refresh`. */
  set(source: number, target: number, plus: number, minus: number, variance: number): void {
    const { amplitude, backVariances, branches, drops, place, tiles, variances } = this;
    if (variances) {
      const spread = Math.fround(amplitude ** 2 * (variance + (this.read?.weightNoise ?? 0) ** 2));
      variances[source * place.row + target] = spread;
      if (backVariances) backVariances[target * place.transposed!.row + source] = spread;
    }
    if (!branches) {
      this.put(source, target, plus - minus);
    } else if (tiles) {
      tiles.set(source, target, plus, minus);
    } else {
      drops[0]!.set(source, target, plus);
      drops[1]!.set(source, target, minus);
      this.fold(source, target);
    }
  }

  private put(source: number, target: number, normalised: number): void {
    const weight = Math.fround(this.amplitude * normalised);
    this.place.weights[source * this.place.row + target] = weight;
    this.place.transposed?.set(source, target, weight);
  }

  private fold(source: number, target: number): void {
    const at = source * this.place.targets + target;
    this.put(source, target, this.drops[0]!.effective(at) - this.drops[1]!.effective(at));
  }

  /** Folds what has changed along wires into the weights; to be called after changes. */
  refresh(): void {
    for (const drop of this.drops) drop.refresh((source, target) => this.fold(source, target));
    this.tiles?.refresh((source, target, normalised) => this.put(source, target, normalised));
  }
}

function dropsOf(matrix: TiledMatrix, cells: Float32Array, ohms: number, arena: Arena): LineDrops {
  const { words, bits } = linesOf(matrix);
  return new LineDrops(matrix, cells, ohms, {
    word: arena.f32(cells.length),
    bit: arena.f32(cells.length),
    staleWords: arena.f32(words),
    staleBits: arena.f32(bits),
  });
}
