import type { ConfigureSynapse, NumberFormat } from '../../protocol/messages.js';
import { clamp, fractionOf, largest, nearest } from './number.js';
import type { PackedLevels } from './packed.js';
import type { FixedSynapses } from './synapses.js';

/** Bits after the point of a hidden number, at most. */
export const HIDDEN_FRACTION = 30;
/** A threshold above every hidden number. */
const MOST_THRESHOLD = 32768;

/** How a hidden number of a rule, in steps, is bounded, and which level follows from it. */
interface HiddenRule {
  readonly least: number;
  readonly most: number;
  levelOf(hidden: number, level: number): number;
  /** Hidden number of a weight that is written as so many steps. */
  written(steps: number): number;
}

/** 0 up to the threshold, where there are three levels; else the sign of the hidden number; 0 says nothing. */
function levelsRule({ hidden, levels, limit, threshold }: ConfigureSynapse): HiddenRule {
  const most = Math.min(Math.floor(limit / hidden.step), largest(hidden.bits));
  const zero = levels === 3 ? Math.floor(threshold / hidden.step) : -1;
  return {
    least: -most,
    most,
    levelOf: (h, level) => (Math.abs(h) <= zero ? 0 : h === 0 ? level : Math.sign(h)),
    written: steps => clamp(steps, -most, most),
  };
}

/** The level changes its sign when the mean opposes it by more than the threshold. */
function inertiaRule({ hidden, threshold }: ConfigureSynapse): HiddenRule {
  const most = largest(hidden.bits);
  const inert = Math.min(Math.floor(threshold / hidden.step), MOST_THRESHOLD);
  return {
    least: -most - 1,
    most,
    levelOf: (p, level) => (-level * p > inert ? -level : level),
    written: () => 0,
  };
}

/** Synapses of two or three levels, packed, with a hidden number each that decides which; none where nothing learns. */
export class LevelSynapses implements FixedSynapses {
  readonly format: NumberFormat;
  readonly fraction: number;
  private readonly rule: HiddenRule;
  /** Weight of level 1, in steps. */
  private readonly amplitude: number;

  constructor(
    private readonly spec: ConfigureSynapse,
    private readonly weight: NumberFormat,
    private readonly levels: PackedLevels,
    readonly hidden: Int16Array | Int8Array,
    /** Of a row. */
    private readonly targets: number,
  ) {
    this.format = spec.hidden;
    this.fraction = fractionOf(spec.hidden, 0, HIDDEN_FRACTION, 'hidden');
    this.rule = spec.rule === 'inertia' ? inertiaRule(spec) : levelsRule(spec);
    this.amplitude = nearest(spec.amplitude / weight.step);
  }

  get storedBits(): number {
    return this.levels.bits;
  }

  weightOf(synapse: number): number {
    return this.amplitude * this.levels.at(synapse);
  }

  addRow(row: number, sums: Int32Array, shift: number): void {
    const { levels, targets } = this;
    const weight = this.amplitude << shift;
    const first = row * targets;
    for (let j = 0; j < targets; j++) sums[j]! += weight * levels.at(first + j);
  }

  addColumn(column: number, sums: Int32Array, shift: number): void {
    const { levels, targets } = this;
    const weight = this.amplitude << shift;
    for (let i = 0; i < sums.length; i++) sums[i]! += weight * levels.at(i * targets + column);
  }

  move(synapse: number, steps: number): boolean {
    const { hidden, levels, rule } = this;
    const h = clamp(hidden[synapse]! + steps, rule.least, rule.most);
    hidden[synapse] = h;
    const level = levels.at(synapse);
    const next = rule.levelOf(h, level);
    if (next === level) return false;
    levels.set(synapse, next);
    return true;
  }

  write(synapse: number, value: number, whole: boolean): void {
    const h = this.rule.written(whole ? value : nearest(value / this.format.step));
    // An element beyond an empty array is not kept.
    this.hidden[synapse] = h;
    this.levels.set(synapse, this.rule.levelOf(h, value < 0 ? -1 : 1));
  }

  heldFor(value: number): number {
    if (this.spec.levels === 2) return value < 0 ? -1 : 1;
    return clamp(nearest(value / this.weight.step / this.amplitude), -1, 1);
  }

  hold(synapse: number, held: number): void {
    this.levels.set(synapse, held);
  }

  flip(synapse: number, bit: number): void {
    this.levels.flip(synapse, bit);
  }
}
