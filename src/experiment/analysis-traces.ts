import { nearest } from '../kernel/plain/grid.js';
import type { NumberFormat, SpikingUnit } from '../protocol/messages.js';
import { draw4 } from '../random/philox.js';
import { PURPOSE } from '../random/purpose.js';
import type { Train } from './analysis-probe.js';

const fround = Math.fround;

/** Who rounds: the words of stochastic rounding follow from these. */
export interface TraceKey {
  readonly seed: number;
  readonly population: number;
  readonly draw: number;
}

/**
 * The rate filters of a population, followed from its spikes alone, with the bits of the chip:
 *
 *     r += (s - r) / tau1;  e = (r - q) / tau2;  q += e;  a = e if |e| > theta, else 0
 *
 * in float32, each written value on the trace's grid where that is fixed-point.
 */
export class Traces {
  readonly rate: Float32Array;
  readonly slow: Float32Array;
  readonly acceleration: Float32Array;
  private readonly spiking: Uint8Array;
  private readonly rateGain: number;
  private readonly slowGain: number;
  private readonly threshold: number;
  private readonly words = new Uint32Array(4);
  private next = 0;
  private tick = 0;

  constructor(
    private readonly unit: SpikingUnit,
    neurons: number,
    private readonly train: Train,
    private readonly key: TraceKey,
  ) {
    this.rate = new Float32Array(neurons);
    this.slow = new Float32Array(neurons);
    this.acceleration = new Float32Array(neurons);
    this.spiking = new Uint8Array(neurons);
    this.rateGain = fround(1 / unit.rateTicks);
    this.slowGain = fround(1 / unit.accelerationTicks);
    this.threshold = fround(unit.accelerationThreshold);
  }

  /** Advances by one tick. */
  step(): void {
    const { train, spiking, rate } = this;
    spiking.fill(0);
    for (; train.ticks[this.next] === this.tick; this.next++) spiking[train.addresses[this.next]!] = 1;
    for (let i = 0; i < rate.length; i++) this.move(i);
    this.tick++;
  }

  private move(i: number): void {
    const { rate, slow, acceleration, unit, words, key } = this;
    const grid = unit.trace;
    if (grid.kind === 'fixed')
      draw4(key.seed, PURPOSE.rounding, i, key.population, this.tick, key.draw, words);
    const error = fround(this.spiking[i]! - rate[i]!);
    rate[i] = onGrid(fround(rate[i]! + fround(error * this.rateGain)), grid, words[1]!);
    const e = onGrid(fround(fround(rate[i]! - slow[i]!) * this.slowGain), grid, words[2]!);
    slow[i] = slow[i]! + e;
    acceleration[i] = Math.abs(e) > this.threshold ? e : 0;
  }
}

/** A float32 as a format keeps it; `random` decides where rounding is stochastic. */
function onGrid(value: number, format: NumberFormat, random: number): number {
  if (format.kind === 'float32') return value;
  const step = fround(format.step);
  const scaled = fround(value / step);
  let whole = nearest(scaled);
  if (format.rounding === 'stochastic' && fround(whole * step) !== value) {
    const below = Math.floor(scaled);
    whole = below + ((random >>> 8) * 2 ** -24 < fround(scaled - below) ? 1 : 0);
  }
  const half = 2 ** (format.bits - 1);
  return fround(Math.max(-half, Math.min(half - 1, whole)) * step);
}
