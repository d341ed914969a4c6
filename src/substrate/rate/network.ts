import { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type { RateUnit } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import type { KernelFactory } from '../spiking/network.js';
import type { Coupling } from './coupling.js';
import { energies } from './energy.js';
import type { Members } from './members.js';
import { groupsOf } from './order.js';
import type { Needs, RatePopulation } from './population.js';
import type { RateSpec } from './spec.js';

const needsOf = (spec: RateSpec, { sends }: RateUnit): Needs => ({
  slots: spec.slots,
  continual: spec.projections.some(({ plasticity }) => plasticity === 'continual'),
  sends,
});

function arenaSize(spec: RateSpec, needs: Needs, members: Members): number {
  const rates = spec.populations.map(p => members.populationBytes(p, needs));
  const weights = spec.projections.map(p => members.couplingBytes(p, spec));
  const moved = 4 * members.unitOf(spec.populations[0]!).batch;
  return [...rates, ...weights, moved].reduce((sum, bytes) => sum + bytes, 65536);
}

/** Where changes may wait, those below this share of the largest move of the last step do: the next will move more. */
const WAITING = 1 / 64;

/**
 * Populations that relax under their synapses. An iteration moves every group of the chosen order once, and readouts at
 * the end: the drives of a whole group are formed before any of its members moves.
 */
export class RateNetwork {
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly populations: readonly RatePopulation[];
  readonly projections: readonly Coupling[];
  readonly unit: RateUnit;
  readonly sendsChanges: boolean;
  /** Samples that are settled side by side now. */
  samples = 0;
  /** Changes up to this size wait now. */
  private waiting = 0;
  /** Samples settled so far, phases apart; one element. */
  readonly settles: Float64Array;
  /** Of each sample, the largest change of a rate in the last step; NaN where any is not a number. */
  readonly moved: Float32Array;
  /** Who moves together, in the order in which they move. */
  groups: readonly (readonly RatePopulation[])[] = [];

  constructor(
    readonly spec: RateSpec,
    kernelFactory: KernelFactory,
    members: Members,
  ) {
    this.unit = members.unitOf(spec.populations[0]!);
    this.sendsChanges = this.unit.sends === 'changes';
    const needs = needsOf(spec, this.unit);
    this.arena = new Arena(arenaSize(spec, needs, members));
    this.kernels = kernelFactory(this.arena.memory);
    this.settles = this.arena.f64(1);
    this.moved = this.arena.f32(this.unit.batch);
    this.populations = spec.populations.map(p => members.population(p, needs, this.arena, this.kernels));
    this.projections = spec.projections.map(p => {
      const [source, target] = [this.populations[p.source]!, this.populations[p.target]!];
      return members.coupling(p, spec, source, target, this.arena, this.kernels);
    });
  }

  /** @throws Refusal where there is none */
  population(id: number): RatePopulation {
    const population = this.populations[id];
    insist(population !== undefined, 'range', `there is no population ${id}`, 'population');
    return population;
  }

  /** @throws Refusal where there is none */
  projection(id: number): Coupling {
    const projection = this.projections[id];
    insist(projection !== undefined, 'range', `there is no projection ${id}`, 'id');
    return projection;
  }

  /** Forgets all rates but those of the inputs. */
  fresh(): void {
    for (const population of this.populations) {
      if (population.input) continue;
      population.state.fill(population.unit.start ?? 0);
      population.show(this.samples);
    }
  }

  /** Decides who moves when, after held populations have been set. */
  prepare(): void {
    const moving = this.populations.filter(({ moves, readout }) => moves && !readout);
    const ids = moving.map(({ id }) => id);
    const groups = groupsOf(this.unit.order, ids, this.spec.projections);
    this.groups = [...groups.map(members => members.map(id => this.populations[id]!)), this.readouts()];
  }

  private readouts(): RatePopulation[] {
    return this.populations.filter(({ readout }) => readout);
  }

  /** Makes readouts follow the rates and their pull as they are. */
  readOut(): void {
    this.moveTogether(this.readouts());
  }

  /** Works out the part of each drive that does not change while the network relaxes: biases, and who is constant. */
  stand(): void {
    for (const population of this.populations) {
      if (this.constant(population)) continue;
      const { bias, standing, standingRows, row, neurons } = population;
      for (let sample = 0; sample < this.samples; sample++) bias.spread(standing, sample * row, neurons);
      this.addDrives(population, standingRows, true);
    }
  }

  /** Inputs and, where all is sent in every step, held populations. */
  private constant(population: RatePopulation): boolean {
    return this.sendsChanges ? population.input : !population.moves;
  }

  /** Where changes are sent, all are told first where the others stand; so what follows does not depend on the past. */
  introduce(): void {
    if (!this.sendsChanges) return;
    for (const { heard, standing, told } of this.populations) {
      heard.set(standing.subarray(0, heard.length));
      told.fill(0);
    }
    for (const coupling of this.projections) coupling.forget?.(this.samples);
    this.waiting = this.unit.sendsAbove;
    for (const population of this.populations) if (!population.input) this.tell(population);
  }

  /** One iteration, which allocates nothing; returns the largest change of a rate, NaN where any is not a number. */
  step(): number {
    const { moved, samples } = this;
    moved.fill(0, 0, samples);
    for (const group of this.groups) this.moveTogether(group);
    let residual = 0;
    for (let sample = 0; sample < samples; sample++) residual = Math.max(residual, moved[sample]!);
    const { sendsAbove } = this.unit;
    this.waiting = sendsAbove > 0 ? Math.max(sendsAbove, WAITING * residual) : 0;
    return residual;
  }

  private moveTogether(group: readonly RatePopulation[]): void {
    for (const population of group) this.gather(population);
    for (const population of group) this.move(population);
    if (this.sendsChanges) for (const population of group) this.tell(population);
  }

  /** into = u, the drive of a population under the activities as they are. */
  drive(population: RatePopulation, into: Float32Array, rows: MatrixView): void {
    into.set(population.standing);
    this.addDrives(population, rows, false);
  }

  /** Puts a population's drive where its next rates will stand. */
  private gather(population: RatePopulation): void {
    const { heard, next, nextRows } = population;
    if (this.sendsChanges) next.set(heard);
    else this.drive(population, next, nextRows);
  }

  /** Adds the changes of a population to what those that it drives have heard. */
  private tell(population: RatePopulation): void {
    const { samples } = this;
    const changed = population.changed(samples, this.waiting);
    if (changed.used === 0) return;
    for (const coupling of this.projections) {
      const { source, target, spec } = coupling;
      if (source === population && target.moves) coupling.forward(target.heardRows, changed, samples);
      if (target === population && spec.bidirectional && source.moves)
        coupling.backward(source.heardRows, changed, samples);
    }
  }

  private move(population: RatePopulation): void {
    const { samples, kernels, moved } = this;
    const { state, next, row, neurons } = population;
    population.follow(samples);
    population.updates[0]! += samples * neurons;
    kernels.advance(state.byteOffset, next.byteOffset, moved.byteOffset, row, samples, neurons);
    population.show(samples);
  }

  /** Lets two samples change places in all that relaxing goes by. */
  exchange(one: number, other: number): void {
    if (one === other) return;
    for (const population of this.populations) if (!population.input) population.exchange(one, other);
    for (const coupling of this.projections) coupling.exchange?.(one, other);
  }

  /** Adds all that arrives from the others that are constant, or from those that are not. */
  private addDrives(population: RatePopulation, into: MatrixView, constant: boolean): void {
    const { samples } = this;
    for (const coupling of this.projections) {
      const { source, target, spec } = coupling;
      if (target === population && this.constant(source) === constant)
        coupling.forward(into, source.whole(samples), samples);
      if (source === population && spec.bidirectional && this.constant(target) === constant)
        coupling.backward(into, target.whole(samples), samples);
    }
  }

  energies(): Float32Array {
    return energies(this.populations, this.projections, this.samples);
  }
}
