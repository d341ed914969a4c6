import type { Arena } from '../../kernel/arena.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Program, type SpikeRing } from '../../kernel/program.js';
import type { ConfigureAnalog } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';

/** Keeps the draws of analog reads apart from those of misreads, which have the entities below. */
const ANALOG_ENTITY = 0x40000;

/** Bytes of both ways of a projection. */
export const analogDeliveryBytes = (sources: number, targets: number): number =>
  2 * (4 * (Math.max(sources, targets) + L.ROW_LANES) + L.ANALOG_PARAM_BYTES + 8 * 64);

/** One way of a projection through analog arrays: whose spikes drive which rows, and where the sums go. */
export interface AnalogWay {
  readonly program: Program;
  readonly arena: Arena;
  readonly seed: number;
  /** Number of this way among those of the chip. */
  readonly entity: number;
  readonly ring: SpikeRing;
  readonly delay: number;
  /** Rows that are driven together in one tile. */
  readonly tileRows: number;
  /** Neurons that are reached. */
  readonly neurons: number;
  readonly weights: Float32Array;
  readonly variances: Float32Array | undefined;
  /** Elements per row. */
  readonly row: number;
  readonly into: Float32Array;
  /** f64 count of synaptic events. */
  readonly counter: Float64Array;
  /** Weight that a normalised weight of 1 stands for. */
  readonly amplitude: number;
  readonly read: ConfigureAnalog | undefined;
}

/** The record that reads rows at spikes. Inputs are spikes, 0 or 1: a row driver is all the converter they need. */
export class AnalogDelivery {
  private readonly key: Uint32Array;
  private readonly formed: Float64Array;

  constructor(private readonly way: AnalogWay) {
    const { arena, entity, program, row, seed } = way;
    this.key = arena.u32(4);
    this.key.set([seed >>> 0, PURPOSE.read, ANALOG_ENTITY + entity, 0]);
    const params = arena.reserve(L.ANALOG_PARAM_BYTES);
    this.formed = new Float64Array(arena.memory.buffer, params + L.ANALOG_FORMED, 1);
    this.writeParams(params);
    program.add(L.DELIVER_ANALOG, {
      ...listFields(way.ring, way.delay),
      [L.COUNTER]: way.counter.byteOffset,
      [L.ANALOG_WEIGHTS]: way.weights.byteOffset,
      [L.ANALOG_ROW]: row * 4,
      [L.ANALOG_TARGET]: way.into.byteOffset,
      [L.ANALOG_VARIANCES]: way.variances?.byteOffset ?? 0,
      [L.ANALOG_PARAMS]: params,
      [L.ANALOG_FAN]: way.neurons,
    });
  }

  private writeParams(params: number): void {
    const { amplitude, arena, neurons, read, row, tileRows } = this.way;
    const words = new Uint32Array(arena.memory.buffer, params, L.ANALOG_PARAM_BYTES / 4);
    const floats = new Float32Array(arena.memory.buffer, params, L.ANALOG_PARAM_BYTES / 4);
    const converts = read !== undefined && read.converter !== 'none';
    const floor = arena.f32(row);
    // Without a converter nobody looks at the sums of single tiles, and all rows may be added at once.
    words[L.ANALOG_TILE / 4] = converts ? tileRows : 2 ** 31;
    words[L.ANALOG_ALONE / 4] = Number(read?.converter === 'event');
    if (converts) {
      floats[L.ANALOG_STEP / 4] = amplitude * read.converterStep;
      floats[L.ANALOG_BOUND / 4] = amplitude * read.converterBound;
      floor.fill((amplitude * read.converterNoise) ** 2, 0, neurons);
    }
    words[L.ANALOG_FLOOR / 4] = floor.byteOffset;
    words[L.ANALOG_KEY / 4] = this.key.byteOffset;
  }

  /** Draws the coming noise anew. */
  fresh(draw: number): void {
    this.key[3] = draw;
  }

  /** Sums that were converted so far. */
  get conversions(): number {
    const { read } = this.way;
    return read === undefined || read.converter === 'none' ? 0 : this.formed[0]!;
  }
}
