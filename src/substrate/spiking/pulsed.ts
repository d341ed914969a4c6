import { modelOfMessage } from '../../array/analog/message.js';
import { PulsedDevices } from '../../array/analog/pulsed-devices.js';
import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import type { ConfigureAnalog, ConfigurePulses, ConfigureSynapse, Counter } from '../../protocol/messages.js';
import { AnalogWeights } from './analog-weights.js';
import { HiddenNumbers, hiddenBytes, type StoredPlace } from './hidden.js';

/** Bytes that pulsed synapses take beside weights and accumulators. */
export const pulsedBytes = (elements: number, synapses: number, sources: number, onSpike: boolean): number =>
  hiddenBytes(elements, sources, onSpike) + 20 * synapses + 3 * 64;

/** Synapses that are analog devices between two bounds: an update sends whole pulses, and spikes see what a device shows. */
export class StoredPulsed {
  readonly hidden: HiddenNumbers;
  private readonly devices: PulsedDevices;
  /** Pulses that each device has seen. */
  private readonly sent: Uint32Array;
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
    kernels: Kernels,
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
    const memory = { position: arena.f64(count), weights: arena.f64(count) };
    this.sent = arena.u32(count);
    this.devices = new PulsedDevices(modelOfMessage(pulses), count, { seed, array: id, memory });
    this.analog = read && new AnalogWeights(read, rule.amplitude, false, place, arena);
  }

  /** Sends pulses to the device of an element, and lets its weight be what the device then shows. */
  readonly store = (element: number, pulses: number): void => {
    const device = this.deviceOf(element);
    this.devices.pulse(device, pulses, this.sent[device]!);
    this.sent[device]! += Math.abs(pulses);
    this.show(element, device);
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
