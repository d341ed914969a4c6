import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Program } from '../../kernel/program.js';
import type { ConfigureAnalog, ConfigureProjection } from '../../protocol/messages.js';
import { AnalogDelivery } from './analog-delivery.js';
import type { StoredConductances } from './conductances.js';
import { CubaPopulation } from './cuba.js';
import type { AnySource, Topology, WeightArray } from './ends.js';
import { Misreads } from './misreads.js';
import { NeuronPopulation } from './neurons.js';
import type { StoredPulsed } from './pulsed.js';
import { StoredLevels } from './stored.js';
import type { Transposed } from './transposed.js';

/** What spikes of a projection find, and what is counted when they do. */
interface Found {
  readonly spec: ConfigureProjection;
  readonly source: AnySource;
  readonly target: NeuronPopulation | CubaPopulation;
  readonly seed: number;
  readonly weights: WeightArray;
  /** Elements per stored row; 0 when sparse. */
  readonly row: number;
  readonly topology: Topology | undefined;
  readonly stored: StoredLevels | StoredPulsed | StoredConductances | undefined;
  readonly transposed: Transposed | undefined;
  readonly analog: ConfigureAnalog | undefined;
  /** Synaptic events of either way. */
  readonly forward: Float64Array;
  readonly backward: Float64Array;
}

/** The way of spikes through a projection: records that add weights to currents, both ways, and what reads do wrong. */
export class Delivery {
  /** Reads that went wrong by themselves. */
  readonly misreads: Float64Array;
  /** Probabilities that reads go wrong: anywhere, and in each tile of the arrays. */
  private readonly misreadRates: Float64Array;
  private readonly ways: Misreads[] = [];
  private readonly analogWays: AnalogDelivery[] = [];

  constructor(
    private readonly of: Found,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    this.misreads = arena.f64(1);
    this.misreadRates = arena.f64(1 + (of.stored instanceof StoredLevels ? of.stored.tiles : 0));
  }

  /** Records that bring spikes to the target's current, and back when the weight is used both ways. */
  addRecords(program: Program, arena: Arena): void {
    const { forward, row, source, spec, target, topology, weights } = this.of;
    if (this.addAnalogRecords(program, arena)) return;
    const into =
      target instanceof NeuronPopulation ? target.current : target.currents[spec.receptor as 0 | 1];
    if (topology) {
      program.add(L.DELIVER_SPARSE, {
        ...listFields(source.ring, spec.delayTicks),
        [L.COUNTER]: forward.byteOffset,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: topology.rows.byteOffset,
        [L.DELIVER_FAN]: topology.targets.byteOffset,
        [L.DELIVER_TARGET]: into.byteOffset,
        ...(target instanceof CubaPopulation ? target.scaleFields(spec.receptor as 0 | 1) : {}),
      });
      return;
    }
    const kind = spec.storage === 'int16' ? 1 : spec.storage === 'int8' ? 2 : 0;
    program.add(
      L.DELIVER_F32 + kind,
      {
        ...listFields(source.ring, spec.delayTicks),
        [L.COUNTER]: forward.byteOffset,
        [L.N]: row,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: row * weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: into.byteOffset,
        [L.DELIVER_FAN]: target.neurons,
      },
      { [L.DELIVER_STEP]: spec.weight.step },
    );
    if (spec.bidirectional && source instanceof NeuronPopulation) this.addBackRecord(program, source, kind);
  }

  /** Records that read analog arrays at spikes, both ways; false where weights are numbers. */
  private addAnalogRecords(program: Program, arena: Arena): boolean {
    const { analogWays } = this;
    const { backward, forward, row, seed, source, spec, stored, target, transposed, weights } = this.of;
    const read = this.of.analog;
    const analog = stored instanceof StoredLevels ? undefined : stored?.analog;
    if (!stored || !analog || !(target instanceof NeuronPopulation)) return false;
    const { amplitude } = stored.rule;
    const common = { program, arena, seed, delay: spec.delayTicks, amplitude, read };
    analogWays.push(
      new AnalogDelivery({
        ...{ ...common, entity: 2 * spec.id, ring: source.ring, tileRows: read?.tileRows ?? 1, row },
        ...{ neurons: target.neurons, weights: weights as Float32Array, variances: analog.variances },
        ...{ into: target.current, counter: forward },
      }),
    );
    if (!transposed || !(source instanceof NeuronPopulation)) return true;
    analogWays.push(
      new AnalogDelivery({
        ...{ ...common, entity: 2 * spec.id + 1, ring: target.ring, tileRows: read?.tileColumns ?? 1 },
        ...{ row: transposed.row, neurons: source.neurons, weights: transposed.weights },
        ...{ variances: analog.backVariances, into: source.current, counter: backward },
      }),
    );
    return true;
  }

  /** What reads of analog arrays took so far; undefined where weights are numbers. */
  get analogWork(): { readonly reads: number; readonly conversions: number } | undefined {
    if (this.analogWays.length === 0) return undefined;
    const conversions = this.analogWays.reduce((sum, way) => sum + way.conversions, 0);
    return { reads: this.of.forward[0]! + this.of.backward[0]!, conversions };
  }

  /** The record that brings the target's spikes back to the source. */
  private addBackRecord(program: Program, source: NeuronPopulation, kind: number): void {
    const { backward, spec, target, transposed } = this.of;
    const { weights, row } = transposed ?? this.of;
    program.add(
      (transposed ? L.DELIVER_F32 : L.DELIVER_BACK_F32) + kind,
      {
        ...listFields(target.ring, spec.delayTicks),
        [L.COUNTER]: backward.byteOffset,
        [L.N]: transposed ? row : source.neurons,
        [L.DELIVER_WEIGHTS]: weights.byteOffset,
        [L.DELIVER_ROW]: row * weights.BYTES_PER_ELEMENT,
        [L.DELIVER_TARGET]: source.current.byteOffset,
        [L.DELIVER_FAN]: source.neurons,
      },
      { [L.DELIVER_STEP]: spec.weight.step },
    );
  }

  /** Records that make errors of single reads, both ways. */
  addErrorRecords(program: Program, arena: Arena): void {
    const { row, seed, source, spec, stored, target, transposed, weights } = this.of;
    if (!(stored instanceof StoredLevels && target instanceof NeuronPopulation)) return;
    const common = { program, arena, seed, delay: spec.delayTicks, counter: this.misreads };
    const amplitude = stored.rule.levels === 3 ? stored.rule.amplitude : 0;
    this.ways.push(
      new Misreads({
        ...{ ...common, amplitude, entity: 2 * spec.id, ring: source.ring, neurons: target.neurons },
        ...{ weights: weights as Float32Array, row, into: target.current, side: stored.sideOf('forward') },
        tiles: stored.tilesOf('forward'),
      }),
    );
    if (!transposed || !(source instanceof NeuronPopulation)) return;
    this.ways.push(
      new Misreads({
        ...{ ...common, amplitude, entity: 2 * spec.id + 1, ring: target.ring, neurons: source.neurons },
        ...{ weights: transposed.weights, row: transposed.row, into: source.current },
        ...{ side: stored.sideOf('backward'), tiles: stored.tilesOf('backward') },
      }),
    );
  }

  /** From now on a read goes wrong with this probability, whatever is stored: anywhere (place 0), or in a tile. */
  setReadErrors(probability: number, place: number): void {
    this.misreadRates[place] = probability;
    this.fresh(0);
  }

  /** Probability that a fault has given the errors of reads at a place. */
  readErrorsAt(place: number): number {
    return this.misreadRates[place]!;
  }

  /** True where reads can go wrong one by one. */
  get readsErr(): boolean {
    return this.ways.length > 0;
  }

  /** Draws the coming errors and noise of reads anew. */
  fresh(draw: number): void {
    for (const way of this.analogWays) way.fresh(draw);
    for (const way of this.ways) way.fresh(this.misreadRates, draw, this.kernels);
  }
}
