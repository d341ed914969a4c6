import type {
  CounterRow,
  InjectFault,
  Present,
  SendSpikes,
  Settle,
  Settled,
  SpikePacket,
  StateVariable,
  Tensor,
  Update,
} from '../../protocol/messages.js';
import { insist, Refusal } from '../refusal.js';
import type { Substrate } from '../substrate.js';
import { workSince } from '../work.js';
import { checkScale, checkSettle } from './checks.js';
import { counterRows, workOf } from './counts.js';
import { injectFault } from './faults.js';
import { FixedNetworkState, type FixedSpec, type Learning } from './network.js';
import type { FixedNeurons } from './neurons.js';
import { FixedRecorder } from './recorder.js';

/** Synapses visited, at most, between two yields: a few milliseconds. */
const SLICE_WORK = 1e6;
/** Ticks between two looks at the residual. */
const RESIDUAL_EVERY = 10;

/** The fixed-point substrate: what a chip's commands mean in the integers of protocols/fixed-chip.md. */
export class FixedSubstrate implements Substrate {
  private readonly network: FixedNetworkState;
  private readonly sliceTicks: number;

  constructor(spec: FixedSpec) {
    this.network = new FixedNetworkState(spec);
    const synapses = spec.projections.reduce((sum, p) => sum + p.synapses, 0);
    this.sliceTicks = Math.max(1, Math.floor(SLICE_WORK / (synapses + 1000)));
  }

  present(command: Present): void {
    const population = this.network.population(command.population);
    const { data, layout, offset, total } = command;
    const values = layout === 'one-hot' ? 1 : population.neurons;
    insist(total === values, 'range', `expected ${values} values in all, found ${total}`, 'total');
    if (layout === 'one-hot') {
      insist(population.kind === 'spiking', 'unsupported', 'a source needs dense intensities', 'layout');
      const known = data[0]! < population.neurons;
      insist(known, 'range', `class ${data[0]} is outside 0..${population.neurons - 1}`, 'data');
      population.presentClass(data[0]!);
      return;
    }
    const read = data instanceof Uint8Array || data instanceof Float32Array;
    insist(read, 'unsupported', 'dense vectors are uint8 or float32', 'element');
    insist(data.every(Number.isFinite), 'range', 'a presented value is not a number', 'data');
    population.present(offset, data);
  }

  sendSpikes(_command: SendSpikes): void {
    throw new Refusal('unsupported', 'this chip has no events sources', 'population');
  }

  *settle(command: Settle, emit: (packet: SpikePacket) => void): Generator<void, Settled> {
    const { network } = this;
    checkSettle(command, network);
    const readout = command.readout < 0 ? undefined : network.neurons(command.readout, 'readout');
    const pulls = network.pullsOf(command.drives);
    network.setLearning(learningOf(command));
    if (command.start === 'slot') {
      const full = network.loadSlot(command.startSlot);
      insist(full, 'bad-state', `slot ${command.startSlot} is empty`, 'startSlot');
    }
    if (command.start === 'fresh') network.fresh(command.draw);
    network.setDrives(pulls);
    network.setReadout(readout, network.tick + command.readoutFrom);
    network.decay();
    const before = workOf(network);
    const result = yield* this.run(command, emit);
    if (command.saveSlot >= 0) network.saveSlot(command.saveSlot);
    if (command.plasticity === 'continual') network.holdStuck();
    const work = workSince(before, workOf(network));
    const counted = readout ? readOut(readout) : new Float32Array(0);
    return { kind: 'settled', requestId: command.requestId, ...result, batch: 1, readout: counted, work };
  }

  private *run({ record, requestId, stop }: Settle, emit: (packet: SpikePacket) => void) {
    const { network } = this;
    const recorder = new FixedRecorder(record, requestId, emit);
    const limit = stop.kind === 'ticks' ? stop.ticks : stop.maxTicks;
    let residual = Number.NaN;
    let converged = false;
    let ticks = 0;
    while (ticks < limit && !converged) {
      network.step(record, (population, fired) => recorder.take(population, network.tick, fired));
      ticks++;
      if (ticks % this.sliceTicks === 0) yield;
      if (stop.kind === 'ticks' || (ticks % RESIDUAL_EVERY !== 0 && ticks !== limit)) continue;
      residual = network.residual();
      converged = residual < stop.below;
    }
    recorder.finish();
    return { ticks, residual, converged };
  }

  update(command: Update): void {
    insist(command.rule === 'path', 'unsupported', 'this chip learns along the path only', 'rule');
    checkScale(command);
    this.network.update(command.rateScale / command.divisor);
  }

  write(tensor: Tensor, id: number, offset: number, data: ArrayLike<number>): void {
    insist(!Array.prototype.some.call(data, Number.isNaN), 'range', 'a value is not a number', 'data');
    if (tensor === 'bias') {
      const population = this.network.neurons(id, 'id');
      const fits = offset + data.length <= population.neurons;
      insist(fits, 'range', 'more biases than neurons', 'count');
      population.writeBias(offset, data);
      return;
    }
    const writable = tensor === 'weight' || tensor === 'accumulator';
    insist(writable, 'unsupported', `this chip keeps no ${tensor} tensor`, 'tensor');
    const projection = this.network.projection(id);
    const fits = offset + data.length <= projection.spec.synapses;
    insist(fits, 'range', 'more weights than synapses', 'count');
    if (tensor === 'accumulator') insistDeferred(projection.accumulator);
    projection.write(offset, data, tensor);
    this.network.holdStuck();
  }

  read(tensor: Tensor, id: number): Float32Array {
    if (tensor === 'bias') return this.network.neurons(id, 'id').readBias();
    const known = tensor === 'weight' || tensor === 'accumulator' || tensor === 'hidden';
    insist(known, 'unsupported', `this chip keeps no ${tensor} tensor`, 'tensor');
    const projection = this.network.projection(id);
    const kept = tensor !== 'hidden' || projection.synapses.hidden.length > 0;
    insist(kept, 'unsupported', 'this projection keeps no hidden numbers', 'tensor');
    return projection.read(tensor);
  }

  readState(id: number, variable: StateVariable): Float32Array {
    const population = this.network.neurons(id, 'population');
    insist(variable !== 'energy', 'unsupported', 'spiking neurons have no energy', 'variable');
    const { unit } = population;
    const { membrane, trace } = unit;
    const [values, step] = {
      potential: [population.potential, membrane.step] as const,
      rate: [population.rate, trace.step] as const,
      acceleration: [population.acceleration, trace.step] as const,
      'slow-rate': [population.slow, trace.step] as const,
      counts: [population.counts, 1] as const,
    }[variable];
    return Float32Array.from(values, value => value * step);
  }

  inject(command: InjectFault): void {
    injectFault(this.network, command);
  }

  counters(): CounterRow[] {
    return counterRows(this.network);
  }

  snapshot(): Uint8Array {
    return this.network.image();
  }

  restore(bytes: Uint8Array): void {
    this.network.setImage(bytes);
  }
}

const learningOf = ({ plasticity, divisor, rateScale }: Settle): Learning =>
  plasticity === 'continual' ? { mode: plasticity, gain: rateScale / divisor } : { mode: plasticity };

/** Spikes counted, plus half the membrane as tie break. */
const readOut = ({ counts, potential, unit }: FixedNeurons): Float32Array =>
  Float32Array.from(counts, (count, i) => count + 0.5 * potential[i]! * unit.membrane.step);

const insistDeferred = (accumulator: Int16Array): void =>
  insist(accumulator.length > 0, 'unsupported', 'this projection has no accumulators', 'tensor');
