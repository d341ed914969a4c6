import { modelOfMessage } from '../../array/analog/message.js';
import { PulsedDevices, type PulsedMemory } from '../../array/analog/pulsed-devices.js';
import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { PulsedModel } from '../../kernel/plain/step.js';
import type { ConfigureAnalog, ConfigurePulses, ConfigureSynapse, Counter } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { AnalogWeights } from './analog-weights.js';
import { HiddenNumbers, hiddenBytes, listings, type StoredPlace, type VisitListing } from './hidden.js';

/** Bytes that pulsed synapses take beside weights and accumulators. */
export const pulsedBytes = (elements: number, synapses: number, sources: number, onSpike: boolean): number =>
  hiddenBytes(elements, sources, listings(elements, onSpike)) + 40 * synapses + 12 * 64;

/** Synapses that are analog devices between two bounds: an update sends whole pulses, and spikes see what a device shows. */
export class StoredPulsed {
  readonly hidden: HiddenNumbers;
  private readonly devices: PulsedDevices;
  /** Pulses that each device has seen. */
  private readonly sent: Uint32Array;
  private readonly params: number;
  /** True where what is left over of a step stays in the hidden number. */
  private readonly keeps: boolean;
  /** Where the devices are read in analog arrays. */
  readonly analog: AnalogWeights | undefined;

  constructor(
    readonly rule: ConfigureSynapse,
    pulses: ConfigurePulses,
    read: ConfigureAnalog | undefined,
    private readonly place: StoredPlace,
    arena: Arena,
    private readonly kernels: Kernels,
  ) {
    const { id, seed, sources, targets } = place;
    this.keeps = pulses.accumulate;
    const how = {
      kind: L.HIDDEN_PULSES,
      threshold: pulses.step * rule.amplitude,
      count: Number(pulses.accumulate),
    } as const;
    this.hidden = new HiddenNumbers(rule, how, place, arena, kernels);
    const count = sources * targets;
    const memory: PulsedMemory = {
      position: arena.f64(count),
      weights: arena.f64(count),
      up: arena.f32(count),
      down: arena.f32(count),
      max: arena.f32(count),
      min: arena.f32(count),
      reference: arena.f32(count),
    };
    this.sent = arena.u32(count);
    this.devices = new PulsedDevices(modelOfMessage(pulses), count, { seed, array: id, memory });
    this.analog = read && new AnalogWeights(read, rule.amplitude, false, place, arena);
    this.params = arena.reserve(L.PULSES_BYTES);
    this.writeParams(memory, arena);
  }

  private writeParams(memory: PulsedMemory, arena: Arena): void {
    const { analog, devices, params, place, rule, sent } = this;
    const words = new Uint32Array(arena.memory.buffer, params, L.PULSES_BYTES / 4);
    const doubles = new Float64Array(arena.memory.buffer, params, L.PULSES_BYTES / 8);
    const key = arena.u32(4);
    key.set([place.seed >>> 0, PURPOSE.analogPulse]);
    writeModel(devices.model, words, doubles);
    words[L.PULSES_POSITION / 4] = memory.position.byteOffset;
    words[L.PULSES_SHOWN / 4] = memory.weights.byteOffset;
    words[L.PULSES_UP / 4] = memory.up.byteOffset;
    words[L.PULSES_DOWN / 4] = memory.down.byteOffset;
    words[L.PULSES_MAX / 4] = memory.max.byteOffset;
    words[L.PULSES_MIN / 4] = memory.min.byteOffset;
    words[L.PULSES_REFERENCE / 4] = memory.reference.byteOffset;
    words[L.PULSES_SENT / 4] = sent.byteOffset;
    words[L.PULSES_KEY / 4] = key.byteOffset;
    words[L.PULSES_ARRAY / 4] = place.id;
    words[L.PULSES_ROW / 4] = place.row;
    words[L.PULSES_TARGETS / 4] = place.targets;
    words[L.PULSES_WEIGHTS / 4] = analog ? 0 : place.weights.byteOffset;
    words[L.PULSES_BACK / 4] = place.transposed?.weights.byteOffset ?? 0;
    words[L.PULSES_BACK_ROW / 4] = place.transposed?.row ?? 0;
    doubles[L.PULSES_AMPLITUDE / 8] = rule.amplitude;
  }

  /** Sends the listed pulses to the devices, and lets the weights be what these then show; see `finish`. */
  readonly store: VisitListing = {
    all: (listing, count) => {
      this.kernels.sendPulses(listing, count, this.params);
      if (!this.analog) return;
      const elements = new Uint32Array(this.sent.buffer, listing, (L.LISTING / 4) * count);
      for (let k = 0; k < elements.length; k += L.LISTING / 4)
        this.show(elements[k]!, this.deviceOf(elements[k]!));
    },
  };

  private deviceOf(element: number): number {
    const { row, targets } = this.place;
    return Math.floor(element / row) * targets + (element % row);
  }

  /** Lets the weight of an element be what its device shows. */
  private show(element: number, device: number): void {
    const { place, rule } = this;
    const [source, target] = [Math.floor(element / place.row), element % place.row];
    const shown = this.devices.weights[device]!;
    if (this.analog) {
      this.analog.set(source, target, Math.max(0, shown), Math.max(0, -shown), 0);
      return;
    }
    const weight = Math.fround(rule.amplitude * shown);
    place.weights[element] = weight;
    place.transposed?.set(source, target, weight);
  }

  /** Puts one device where it shows `value`, as near as its bounds allow; `finish` ends a series of writes. */
  write(source: number, target: number, value: number): void {
    const device = source * this.place.targets + target;
    this.devices.set(device, value / this.rule.amplitude);
    this.show(source * this.place.row + target, device);
  }

  finish(): void {
    this.analog?.refresh();
  }

  /** Pulses that each device has seen. */
  readPulses(): Uint32Array {
    return this.sent.slice();
  }

  /** What was counted; costs a look at every device. */
  counts(): Partial<Record<Counter, number>> {
    const pulses = this.sent.reduce((sum, each) => sum + each, 0);
    return { 'hidden-updates': this.keeps ? this.hidden.updatesMade : 0, 'programming-pulses': pulses };
  }
}

const RULES = {
  'constant-step': L.PULSES_CONSTANT,
  'soft-bounds': L.PULSES_SOFT,
  'exponential-step': L.PULSES_EXPONENTIAL,
} as const;

/** What all devices share, for the kernel. */
function writeModel(model: PulsedModel, words: Uint32Array, doubles: Float64Array): void {
  const { rule } = model;
  words[L.PULSES_RULE / 4] = RULES[rule.kind];
  words[L.PULSES_ADDITIVE / 4] = Number(model.cycleNoise === 'additive');
  doubles[L.PULSES_CYCLE / 8] = model.cycleSpread;
  doubles[L.PULSES_WRITE / 8] = model.writeNoise * model.step;
  if (rule.kind !== 'exponential-step') return;
  doubles[L.PULSES_A / 8] = rule.a;
  doubles[L.PULSES_B / 8] = rule.b;
  doubles[L.PULSES_UP_GAMMA / 8] = rule.gammaUp;
  doubles[L.PULSES_DOWN_GAMMA / 8] = rule.gammaDown;
  doubles[L.PULSES_UP_SIZE / 8] = rule.amplitudeUp;
  doubles[L.PULSES_DOWN_SIZE / 8] = rule.amplitudeDown;
}
