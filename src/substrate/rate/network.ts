import { Arena } from '../../kernel/arena.js';
import type { Kernels, MatrixView } from '../../kernel/kernels.js';
import type {
  ConfigureCells,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigureSynapse,
  RateUnit,
} from '../../protocol/messages.js';
import { insist } from '../refusal.js';
import { saidOf, sizeOf } from '../spiking/layout.js';
import type { KernelFactory } from '../spiking/network.js';
import { ConvolutionCoupling } from './convolution.js';
import type { Coupling } from './coupling.js';
import { DenseCoupling } from './dense.js';
import { moveOf } from './dynamics.js';
import { energies } from './energy.js';
import { Geometry } from './geometry.js';
import type { LevelsSpec } from './levels.js';
import { groupsOf } from './order.js';
import { type Needs, RatePopulation } from './population.js';

export interface RateSpec {
  /** Key of all draws. */
  readonly seed: number;
  readonly slots: number;
  readonly populations: readonly ConfigurePopulation[];
  readonly projections: readonly ConfigureProjection[];
  /** Of the projections that are convolutions. */
  readonly convolutions?: readonly ConfigureConvolution[];
  /** Of those whose weights are levels, and of the cells that hold these. */
  readonly synapses?: readonly ConfigureSynapse[];
  readonly cells?: readonly ConfigureCells[];
}

/** The unit that what is common to all is taken from: that of any population. */
export const commonUnit = (spec: RateSpec): RateUnit => spec.populations[0]!.unit as RateUnit;

const needsOf = (spec: RateSpec): Needs => ({
  slots: spec.slots,
  continual: spec.projections.some(({ plasticity }) => plasticity === 'continual'),
  sends: commonUnit(spec).sends,
});

function arenaSize(spec: RateSpec): number {
  const needs = needsOf(spec);
  const rates = spec.populations.map(p => RatePopulation.bytes(p, p.unit as RateUnit, needs));
  const weights = spec.projections.map(p => couplingBytes(spec, p));
  return [...rates, ...weights].reduce((sum, bytes) => sum + bytes, 65536);
}

/** What a convolution is between the shapes at its ends; undefined for a dense projection. */
export function geometryOf(
  spec: RateSpec,
  { id, source, target }: ConfigureProjection,
): Geometry | undefined {
  const said = spec.convolutions?.find(({ projection }) => projection === id);
  return said && new Geometry(spec.populations[source]!.shape, spec.populations[target]!.shape, said);
}

/** What is said of weights that are no real numbers. */
function levelsOf({ seed, synapses, cells }: RateSpec, { id }: ConfigureProjection): LevelsSpec | undefined {
  const synapse = saidOf(synapses, id);
  return synapse && { synapse, cells: saidOf(cells, id), seed, projection: id };
}

function couplingBytes(spec: RateSpec, projection: ConfigureProjection): number {
  const geometry = geometryOf(spec, projection);
  const levels = levelsOf(spec, projection);
  if (geometry) return ConvolutionCoupling.bytes(projection, geometry, commonUnit(spec).batch, levels);
  const neurons = (id: number): number => sizeOf(spec.populations[id]!.shape);
  return DenseCoupling.bytes(projection, neurons(projection.source), neurons(projection.target), levels);
}

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
  /** Who moves together, in the order in which they move. */
  groups: readonly (readonly RatePopulation[])[] = [];

  constructor(
    readonly spec: RateSpec,
    kernelFactory: KernelFactory,
  ) {
    this.arena = new Arena(arenaSize(spec));
    this.kernels = kernelFactory(this.arena.memory);
    this.unit = commonUnit(spec);
    this.sendsChanges = this.unit.sends === 'changes';
    const needs = needsOf(spec);
    this.populations = spec.populations.map(
      p => new RatePopulation(p, p.unit as RateUnit, needs, this.arena, this.kernels),
    );
    this.projections = spec.projections.map(projection => this.couple(projection));
  }

  private couple(projection: ConfigureProjection): Coupling {
    const { spec, arena, kernels, populations } = this;
    const [source, target] = [populations[projection.source]!, populations[projection.target]!];
    const geometry = geometryOf(spec, projection);
    const levels = levelsOf(spec, projection);
    return geometry
      ? new ConvolutionCoupling(projection, geometry, source, target, arena, kernels, levels)
      : new DenseCoupling(projection, source, target, arena, kernels, levels);
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
      this.addDrives(population, standingRows, other => this.constant(other));
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
    for (const population of this.populations) if (!population.input) this.tell(population);
  }

  /** One iteration; returns the largest change of a rate, NaN where any is not a number. */
  step(): number {
    return this.groups.reduce((residual, group) => Math.max(residual, this.moveTogether(group)), 0);
  }

  private moveTogether(group: readonly RatePopulation[]): number {
    for (const population of group) this.gather(population);
    const residual = group.reduce((most, population) => Math.max(most, this.move(population)), 0);
    if (this.sendsChanges) for (const population of group) this.tell(population);
    return residual;
  }

  /** into = u, the drive of a population under the activities as they are. */
  drive(population: RatePopulation, into: Float32Array, rows: MatrixView): void {
    into.set(population.standing);
    this.addDrives(population, rows, other => !this.constant(other));
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
    const changed = population.changed(samples);
    if (changed.used === 0) return;
    for (const coupling of this.projections) {
      const { source, target, spec } = coupling;
      if (source === population && target.moves) coupling.forward(target.heardRows, changed, samples);
      if (target === population && spec.bidirectional && source.moves)
        coupling.backward(source.heardRows, changed, samples);
    }
  }

  private move(population: RatePopulation): number {
    const { samples, kernels } = this;
    const { state, next, row, neurons } = population;
    moveOf(population)(population, samples, kernels);
    population.updates[0]! += samples * neurons;
    const moved = kernels.advance(state.byteOffset, next.byteOffset, row, samples, neurons);
    population.show(samples);
    return moved;
  }

  /** Adds all that arrives from the others that are meant. */
  private addDrives(
    population: RatePopulation,
    into: MatrixView,
    meant: (other: RatePopulation) => boolean,
  ): void {
    const { samples } = this;
    for (const coupling of this.projections) {
      const { source, target, spec } = coupling;
      if (target === population && meant(source)) coupling.forward(into, source.whole(samples), samples);
      if (source === population && spec.bidirectional && meant(target))
        coupling.backward(into, target.whole(samples), samples);
    }
  }

  energies(): Float32Array {
    return energies(this.populations, this.projections, this.samples);
  }
}
