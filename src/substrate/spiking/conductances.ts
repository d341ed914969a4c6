import { modelOfConductances } from '../../array/analog/conductance-message.js';
import { ConductancePairs } from '../../array/analog/conductance-pairs.js';
import { deviceBytes, deviceMemory, ProgrammedDevices } from '../../array/analog/programmed-devices.js';
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
): number => hiddenBytes(elements, sources, listings(elements, onSpike)) + deviceBytes(2 * synapses);

/**
 * Synapses that are two programmed conductances each. Updates gather in a digital number until a step is full (or
 * round at random); then the goal moves by whole steps and the devices that have another goal are programmed anew.
 */
export class StoredConductances {
  readonly hidden: HiddenNumbers;
  readonly analog: AnalogWeights;
  private readonly devices: ProgrammedDevices;
  private readonly pairs: ConductancePairs;

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
    const memory = deviceMemory(arena, 2 * sources * targets);
    this.devices = new ProgrammedDevices(modelOfConductances(said), { seed, array: id }, memory);
    this.pairs = new ConductancePairs(this.devices);
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
    const [plus, minus] = [pairs.branch(2 * pair), pairs.branch(2 * pair + 1)];
    analog.set(source, target, plus, minus, pairs.variance(pair));
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
    this.devices.elapse(seconds);
    for (let source = 0; source < place.sources; source++) {
      for (let target = 0; target < place.targets; target++) this.show(source, target);
    }
    this.analog.refresh();
    before.forEach((weight, element) => {
      if (weight !== place.weights[element]) place.hits[0]!++;
    });
    return true;
  }

  /** Breaks a device, which keeps its lowest resistance, or its highest. */
  stick(device: number, low: boolean): void {
    const { gMax, gMin } = this.devices.model;
    const pair = device >> 1;
    this.devices.stick(device, low ? gMax : gMin);
    this.show(Math.floor(pair / this.place.targets), pair % this.place.targets);
    this.finish();
  }

  /** Times that each device was programmed, both devices of a pair in turn. */
  readPulses(): Uint32Array {
    return this.devices.writes.slice();
  }

  /** What was counted; costs a look at every device. */
  counts(): Partial<Record<Counter, number>> {
    const writes = this.devices.writes.reduce((sum, each) => sum + each, 0);
    const hidden = this.said.accumulate ? this.hidden.updatesMade : 0;
    return { 'hidden-updates': hidden, 'programming-pulses': writes };
  }
}
