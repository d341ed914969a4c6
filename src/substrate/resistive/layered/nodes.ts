import type { Arena } from '../../../kernel/arena.js';
import type { Kernels } from '../../../kernel/kernels.js';
import * as L from '../../../kernel/layout.js';
import type { ConfigurePopulation, RateUnit, ResistiveUnit } from '../../../protocol/messages.js';
import { presentedTo } from '../../../protocol/relaxing.js';
import { normalFrom } from '../../../random/normal.js';
import { draw4 } from '../../../random/philox.js';
import { PURPOSE } from '../../../random/purpose.js';
import type { Activation } from '../../rate/activation.js';
import { type Moment, type Needs, RatePopulation } from '../../rate/population.js';
import type { ConductanceCoupling } from './conductances.js';

/** How a node relaxes, in the words of rates: linearly, to the voltage of least energy. */
export const relaxationOf = ({ order, biasLearningRate, batch }: ResistiveUnit): RateUnit => ({
  kind: 'rate',
  activation: 'linear',
  dynamics: 'minimise',
  order,
  step: 1,
  clipped: false,
  nudge: 'inside',
  biasLearningRate,
  batch,
  sends: 'all',
  sendsAbove: 0,
  biasPerChannel: false,
});

/** All energy of a node is in the resistors that lead to it. */
const NODE: Activation = {
  code: L.ACTIVATE_LINEAR,
  slope: 1,
  low: -Infinity,
  high: Infinity,
  content: () => 0,
};

/** Voltages of one layer of nodes for a batch of samples; of sources, where it is an input. */
export class ResistivePopulation extends RatePopulation {
  override readonly f = NODE;
  private readonly resistive: ResistiveUnit;
  private readonly couplings: ConductanceCoupling[] = [];
  /** Sum of the conductances of each node, S, and 1 / (that + beta): how far a current moves it. */
  private readonly total: Float32Array;
  private readonly yields: Float32Array;
  /** Of what the totals and yields were formed. */
  private formed = -1;
  private beta = Number.NaN;
  private readonly words = new Uint32Array(4);
  /** Nodes whose diode has failed, and true where it is shorted. */
  private readonly failed = new Map<number, boolean>();

  constructor(spec: ConfigurePopulation, unit: ResistiveUnit, needs: Needs, arena: Arena, kernels: Kernels) {
    super(spec, relaxationOf(unit), needs, arena, kernels);
    this.resistive = unit;
    this.total = arena.f32(this.row);
    this.yields = arena.f32(this.row);
  }

  /** Takes note of resistors that lead to its nodes. */
  meet(coupling: ConductanceCoupling): void {
    this.couplings.push(coupling);
  }

  /** Whether there are diodes that can fail. */
  get hasDiodes(): boolean {
    return this.resistive.diodes;
  }

  /**
   * Breaks the diode of a node, which then never conducts or, shorted, holds it at ground, until what is returned is
   * called.
   */
  fail(node: number, shorted: boolean): () => void {
    this.failed.set(node, shorted);
    return () => this.failed.delete(node);
  }

  override get presented(): number {
    return presentedTo(this.neurons, this.resistive);
  }

  /** Sources: the presented vector times the gain, then, where mirrored, its negative. */
  override stand(samples: number): void {
    const { state, external, row, presented, resistive, kernels } = this;
    const { gain, mirrored } = resistive;
    kernels.placeSources(state.byteOffset, external.byteOffset, samples, row, presented, gain, mirrored);
    this.show(samples);
  }

  /** Conductances count for themselves what is not 0. */
  protected override lit(samples: number): number {
    return samples * this.presented;
  }

  /**
   * The voltage of least energy while all neighbours stay: the currents into the node over its conductances, clipped by
   * its diode. A node to which no resistor leads stays at ground.
   */
  override follow(samples: number): void {
    const { next, external, row, neurons, pull, yields, resistive, kernels } = this;
    const { byteOffset: to } = next;
    this.refresh(pull?.restoring ? pull.beta : 0);
    const upper = resistive.diodes ? neurons / 2 : -1;
    const beta = pull?.beta ?? 0;
    const unclipped = this.failed.size > 0 ? this.unclipped(samples) : [];
    kernels.settleNodes(to, external.byteOffset, yields.byteOffset, samples, row, beta, upper, this.drop);
    for (const [at, volts] of unclipped) next[at] = volts;
  }

  private get drop(): number {
    return this.resistive.diodeDrop ?? 0;
  }

  /** Voltages have thermal noise when they are captured or read out, but for nodes that their diodes hold. */
  override ended({ seed, draw, slot }: Moment, samples: number): void {
    const { state, row, neurons, resistive, words } = this;
    const { noise = 0 } = resistive;
    if (noise === 0) return;
    for (let sample = 0; sample < samples; sample++) {
      for (let node = 0; node < neurons; node++) {
        if (node % 4 === 0)
          draw4(seed, PURPOSE.resistiveNoise, node / 4, this.id, slot, draw + sample, words);
        const at = sample * row + node;
        if (!this.heldBy(node, state[at]!)) state[at] = state[at]! + noise * normalFrom(words[node % 4]!);
      }
    }
    this.show(samples);
  }

  /** Whether the diode of a node conducts at this voltage. */
  private heldBy(node: number, volts: number): boolean {
    const shorted = this.failed.get(node);
    if (!this.resistive.diodes || shorted !== undefined) return shorted ?? false;
    const drop = Math.fround(this.drop);
    return node < this.neurons / 2 ? volts <= -drop : volts >= drop;
  }

  /** Where nodes with failed diodes go, by their places in `next`. */
  private unclipped(samples: number): [number, number][] {
    const { next, external, row, pull, yields } = this;
    const beta = pull?.beta ?? 0;
    return [...this.failed].flatMap(([node, shorted]) =>
      Array.from({ length: samples }, (_, sample): [number, number] => {
        const at = sample * row + node;
        return [at, shorted ? 0 : (next[at]! + beta * external[at]!) * yields[node]!];
      }),
    );
  }

  override get leastNudge(): number {
    this.refresh(this.beta);
    return -this.total.subarray(0, this.neurons).reduce((least, one) => Math.min(least, one), Infinity);
  }

  /** Forms totals and yields anew where conductances or the nudge have changed. */
  private refresh(beta: number): void {
    const version = this.couplings.reduce((sum, coupling) => sum + coupling.version, 0);
    if (version === this.formed && beta === this.beta) return;
    const { total, yields, neurons } = this;
    if (version !== this.formed) {
      total.fill(0);
      for (const coupling of this.couplings) coupling.addTotals(this, total);
    }
    for (let i = 0; i < neurons; i++) yields[i] = total[i]! + beta > 0 ? 1 / (total[i]! + beta) : 0;
    this.formed = version;
    this.beta = beta;
  }
}
