import { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type { ConfigurePopulation, ConfigureProjection, RateUnit } from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import { sizeOf } from '../spiking/layout.js';
import type { KernelFactory } from '../spiking/network.js';
import type { Coupling } from './coupling.js';
import { energies } from './energy.js';
import type { Members } from './members.js';
import { groupsOf } from './order.js';
import type { Needs, RatePopulation } from './population.js';

export interface RateSpec {
  readonly slots: number;
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
}

/** The unit that dynamics, order, step and batch are taken from: that of any population. */
export const commonUnit = (spec: RateSpec): RateUnit => spec.populations[0]!.unit as RateUnit;

const needsOf = (spec: RateSpec): Needs => ({
  slots: spec.slots,
  continual: spec.projections.some(({ plasticity }) => plasticity === 'continual'),
});

function arenaSize(spec: RateSpec, members: Members): number {
  const needs = needsOf(spec);
  const neurons = (id: number): number => sizeOf(spec.populations[id]!.shape);
  const rates = spec.populations.map(p => members.populationBytes(p, needs));
  const weights = spec.projections.map(p => members.couplingBytes(p, neurons(p.source), neurons(p.target)));
  return [...rates, ...weights].reduce((sum, bytes) => sum + bytes, 65536);
}

/**
 * Populations that relax under their synapses. An iteration moves every group of the chosen order once: the drives of
 * a whole group are formed before any of its members moves.
 */
export class RateNetwork {
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly populations: readonly RatePopulation[];
  readonly projections: readonly Coupling[];
  readonly unit: RateUnit;
  /** Samples that are settled side by side now. */
  samples = 0;
  private groups: readonly (readonly RatePopulation[])[] = [];

  constructor(
    readonly spec: RateSpec,
    kernelFactory: KernelFactory,
    members: Members,
  ) {
    this.arena = new Arena(arenaSize(spec, members));
    this.kernels = kernelFactory(this.arena.memory);
    this.unit = members.unitOf(spec.populations[0]!);
    const needs = needsOf(spec);
    this.populations = spec.populations.map(p => members.population(p, needs, this.arena, this.kernels));
    this.projections = spec.projections.map(p => {
      const [source, target] = [this.populations[p.source]!, this.populations[p.target]!];
      return members.coupling(p, source, target, this.arena, this.kernels);
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
      population.state.fill(0);
      population.show(this.samples);
    }
  }

  /** Decides who moves when, after held populations have been set. */
  prepare(): void {
    const moving = this.populations.filter(({ moves }) => moves);
    const ids = moving.map(({ id }) => id);
    const groups = groupsOf(this.unit.order, ids, this.spec.projections);
    this.groups = groups.map(members => members.map(id => this.populations[id]!));
  }

  /** Works out the drives that do not change while the others relax: biases, inputs and held populations. */
  stand(): void {
    for (const population of this.populations) {
      if (!population.moves) continue;
      const { standing, standingRows, row } = population;
      for (let sample = 0; sample < this.samples; sample++) standing.set(population.bias, sample * row);
      this.addDrives(population, standingRows, false);
    }
  }

  /** One iteration; returns the largest change of a rate, NaN where any is not a number. */
  step(): number {
    let residual = 0;
    for (const group of this.groups) {
      for (const population of group) {
        population.next.set(population.standing);
        this.addDrives(population, population.nextRows, true);
      }
      for (const population of group) residual = Math.max(residual, this.move(population));
    }
    return residual;
  }

  private move(population: RatePopulation): number {
    const { samples, kernels } = this;
    const { state, next, row, neurons } = population;
    population.follow(samples);
    population.updates[0]! += samples * neurons;
    const moved = kernels.advance(state.byteOffset, next.byteOffset, row, samples, neurons);
    population.show(samples);
    return moved;
  }

  /** Adds what arrives from the populations that move, or from those that do not. */
  private addDrives(population: RatePopulation, into: MatrixView, moving: boolean): void {
    for (const coupling of this.projections) {
      const { source, target, spec } = coupling;
      if (target === population && source.moves === moving) coupling.forward(into, this.samples);
      if (source === population && spec.bidirectional && target.moves === moving)
        coupling.backward(into, this.samples);
    }
  }

  energies(): Float32Array {
    return energies(this.populations, this.projections, this.samples);
  }
}
