import { modelOfConductances } from '../../array/analog/conductance-message.js';
import {
  type ConductanceMemory,
  ConductancePairs,
  conductanceBytes,
} from '../../array/analog/conductance-pairs.js';
import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type {
  ConfigureAnalog,
  ConfigureConductances,
  ConfigureSynapse,
  Counter,
} from '../../protocol/messages.js';
import { AnalogWeights } from './analog-weights.js';
import { HiddenNumbers, hiddenBytes, listings, type StoredPlace } from './hidden.js';

/** Bytes that programmed conductances take beside weights and accumulators. */
export const storedConductanceBytes = (
  elements: number,
  synapses: number,
  sources: number,
  onSpike: boolean,
): number => hiddenBytes(elements, sources, listings(elements, onSpike)) + conductanceBytes(synapses);

/**
 * Synapses that are two programmed conductances each. Updates gather in a digital number until a step is full (or
 * round at random); then the goal moves by whole steps and the devices that have another goal are programmed anew.
 */
export class StoredConductances {
  readonly hidden: HiddenNumbers;
  readonly analog: AnalogWeights;
  private readonly pairs: ConductancePairs;
  private readonly memory: ConductanceMemory;

  constructor(
    readonly rule: ConfigureSynapse,
    private readonly said: ConfigureConductances,
    read: ConfigureAnalog | undefined,
    private readonly place: StoredPlace,
    arena: Arena,
    kernels: Kernels,
  ) {
    const { id, seed, sources, targets } = place;
    const how = {
      kind: L.HIDDEN_PULSES,
      threshold: said.step * rule.amplitude,
      count: Number(said.accumulate),
    } as const;
    this.hidden = new HiddenNumbers(rule, how, place, arena, kernels);
    const devices = 2 * sources * targets;
    this.memory = {
      goal: arena.f32(devices),
      programmed: arena.f32(devices),
      exponent: arena.f32(devices),
      age: arena.f32(devices),
      writes: arena.u32(devices),
    };
    this.pairs = new ConductancePairs(modelOfConductances(said), { seed, array: id }, this.memory);
    this.analog = new AnalogWeights(read, rule.amplitude, said.readScale > 0, place, arena);
  }

  /** Moves the goal of an element by whole steps, and programs the devices that have another one; see `finish`. */
  readonly store = (element: number, moved: number): void => {
    const { row, targets } = this.place;
    const [source, target] = [Math.floor(element / row), element % row];
    const pair = source * targets + target;
    this.program(source, target, Math.round(this.pairs.goal(pair) / this.said.step) + moved);
  };

  private program(source: number, target: number, steps: number): void {
    const goal = Math.max(-1, Math.min(1, steps * this.said.step));
    this.pairs.program(source * this.place.targets + target, goal);
    this.show(source, target);
  }

  /** Lets spikes find what the devices of a synapse are now; the analog weights are to be refreshed. */
  private show(source: number, target: number): void {
    const { analog, pairs, place } = this;
    const pair = source * place.targets + target;
    const { gMax, gMin } = pairs.model;
    const range = gMax - gMin;
    const branch = (device: number): number => pairs.conductance(device) / range;
    analog.set(source, target, branch(2 * pair), branch(2 * pair + 1), pairs.variance(pair));
  }

  /** Programs one synapse to the step nearest to `value`; `finish` ends a series of writes. */
  write(source: number, target: number, value: number): void {
    this.program(source, target, Math.round(value / this.rule.amplitude / this.said.step));
  }

  finish(): void {
    this.analog.refresh();
  }

  /** Lets time pass for the devices. */
  age(seconds: number): boolean {
    const { place } = this;
    const before = place.weights.slice();
    this.pairs.elapse(seconds);
    for (let source = 0; source < place.sources; source++) {
      for (let target = 0; target < place.targets; target++) this.show(source, target);
    }
    this.analog.refresh();
    before.forEach((weight, element) => {
      if (weight !== place.weights[element]) place.hits[0]!++;
    });
    return true;
  }

  /** Times that each device was programmed, both devices of a pair in turn. */
  readPulses(): Uint32Array {
    return this.memory.writes.slice();
  }

  /** What was counted; costs a look at every device. */
  counts(): Partial<Record<Counter, number>> {
    const writes = this.memory.writes.reduce((sum, each) => sum + each, 0);
    const hidden = this.said.accumulate ? this.hidden.updatesMade : 0;
    return { 'hidden-updates': hidden, 'programming-pulses': writes };
  }
}
