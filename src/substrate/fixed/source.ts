import type { ConfigurePopulation, SourceUnit } from '../../protocol/messages.js';
import { draw4 } from '../../random/philox.js';
import { PURPOSE } from '../../random/purpose.js';
import { addCount, type Block, countOf } from './block.js';
import { sizeOf } from './layout.js';
import { clamp, nearest } from './number.js';
import { isSet, SpikeRing, setBit } from './ring.js';

/** Phase of one spike; the carry of a phase accumulator is the sign bit. */
const SPIKE = 2 ** 31;
const BRIGHTEST = 255;

/** Spike sources with regular trains: a 31-bit phase accumulator per input, intensities in 8 bits. */
export class FixedSource {
  readonly kind = 'source';
  readonly neurons: number;
  readonly ring: SpikeRing;
  private readonly counters: Uint32Array;
  private readonly phase: Uint32Array;
  private readonly ringBits: Uint32Array;
  private readonly dead: Uint32Array;
  private readonly intensity: Uint8Array;
  /** Phase per tick of intensity 1 / 255. */
  private readonly step: number;
  private readonly words = new Uint32Array(4);

  constructor(
    readonly spec: ConfigurePopulation,
    private readonly seed: number,
    block: Block,
  ) {
    const view = block.view.bind(block, 'neuron', spec.id);
    this.neurons = sizeOf(spec);
    this.step = Math.floor(((spec.unit as SourceUnit).maxRate * SPIKE) / BRIGHTEST);
    this.counters = view('counters', 'u32') as Uint32Array;
    this.dead = view('dead', 'u32') as Uint32Array;
    this.phase = view('phase', 'u32') as Uint32Array;
    this.ringBits = view('spike delay line', 'u32') as Uint32Array;
    this.intensity = view('presented intensity', 'u8') as Uint8Array;
    this.ring = new SpikeRing(this.ringBits, this.neurons);
  }

  get spikes(): number {
    return countOf(this.counters, 0);
  }

  /** Draws the phases of a fresh start. */
  fresh(draw: number): void {
    this.ringBits.fill(0);
    for (let i = 0; i < this.neurons; i++) {
      if ((i & 3) === 0) draw4(this.seed, PURPOSE.phase, i >>> 2, this.spec.id, 0, draw, this.words);
      this.phase[i] = this.words[i & 3]! >>> 1;
    }
  }

  /** Keeps a block of intensities: bytes as they are, real numbers to the nearest 1/255. */
  present(offset: number, data: Uint8Array | Float32Array): void {
    for (let k = 0; k < data.length; k++) {
      const value = data[k]!;
      this.intensity[offset + k] =
        data instanceof Uint8Array ? value : clamp(nearest(value * BRIGHTEST), 0, BRIGHTEST);
    }
  }

  /** Fires the sources of a tick. */
  fire(tick: number): void {
    const { intensity, phase, ring, step } = this;
    ring.begin(tick);
    let fired = 0;
    for (let i = 0; i < this.neurons; i++) {
      const value = intensity[i]!;
      if (value === 0 || isSet(this.dead, i)) continue;
      const moved = phase[i]! + value * step;
      phase[i] = moved % SPIKE;
      if (moved < SPIKE) continue;
      ring.set(tick, i);
      fired++;
    }
    addCount(this.counters, 0, fired);
  }

  silence(address: number): void {
    setBit(this.dead, address);
  }
}
