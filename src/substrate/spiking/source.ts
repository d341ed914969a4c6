import type { Arena } from '../../kernel/arena.js';
import type { Kernels } from '../../kernel/kernels.js';
import * as L from '../../kernel/layout.js';
import { listFields, type Operation, type Program, type SpikeRing, spikeRing } from '../../kernel/program.js';
import type { ConfigurePopulation, SourceUnit } from '../../protocol/messages.js';
import { PURPOSE } from '../../random/purpose.js';
import { type ByteRange, padded, sizeOf } from './layout.js';
import { SpikeFaults } from './spike-faults.js';

/** Phase of one spike; phases and steps are u32, so the carry is the sign bit. */
const SPIKE = 2 ** 31;
/** Marks an input whose phase was not drawn since the fresh start. */
const UNDRAWN = 0xffffffff;

/**
 * A population of spike sources. Only inputs with a non-zero intensity are kept in the kernel's tables, so a
 * dark pixel costs nothing. Presenting a new frame in the middle of a settle keeps each input's phase.
 */
export class SourcePopulation {
  readonly neurons: number;
  readonly ring: SpikeRing;
  readonly spikes: Float64Array;
  /** Active addresses of the presented frame, ascending; the first `activeCount` are valid. */
  readonly active: Uint32Array;
  readonly moving: ByteRange;
  private readonly unit: SourceUnit;
  private readonly head: Uint32Array;
  private readonly state: Uint32Array;
  private readonly rate: Uint32Array;
  private readonly inverse: Float32Array;
  private readonly pool: Uint32Array;
  private readonly key: Uint32Array;
  private readonly words: Uint32Array;
  /** Phase, next tick or event cursor of every input, while it is not in the kernel's table. */
  private readonly resting: Uint32Array;
  private readonly gapsTaken: Uint32Array;
  private readonly operation: Operation;
  /** 1 for a dead input; the last element counts them. */
  private readonly silenced: Uint32Array;
  readonly spikeFaults: SpikeFaults;

  constructor(
    spec: ConfigurePopulation,
    seed: number,
    arena: Arena,
    program: Program,
    private readonly kernels: Kernels,
    history: number,
  ) {
    this.unit = spec.unit as SourceUnit;
    this.neurons = sizeOf(spec.shape);
    const n = padded(this.neurons);
    const bernoulli = this.unit.encoder === 'bernoulli';
    this.spikes = arena.f64(1);
    this.key = arena.u32(4);
    this.words = arena.u32(4);
    this.silenced = arena.u32(this.neurons + 1);
    this.spikeFaults = new SpikeFaults(this.neurons, spec.id, seed, arena, kernels);
    const from = arena.used;
    this.ring = spikeRing(arena, this.neurons, history);
    this.head = arena.u32(1);
    this.active = arena.u32(n);
    this.state = arena.u32(n);
    this.rate = arena.u32(bernoulli ? 1 : n);
    this.inverse = arena.f32(bernoulli ? n : 1);
    this.pool = arena.u32(bernoulli ? 5 * n : 1);
    this.resting = arena.u32(this.neurons);
    this.gapsTaken = arena.u32(bernoulli ? this.neurons : 1);
    this.spikeFaults.carve(arena);
    this.moving = { from, to: arena.used };
    this.key.set([seed >>> 0, bernoulli ? PURPOSE.bernoulli : PURPOSE.phase, spec.id, 0]);
    this.operation = program.add(bernoulli ? L.ENCODE_BERNOULLI : L.ENCODE_REGULAR, {
      ...listFields(this.ring),
      [L.COUNTER]: this.spikes.byteOffset,
      [L.ENCODE_ACTIVE]: this.active.byteOffset,
      [L.ENCODE_STATE]: this.state.byteOffset,
      [L.ENCODE_RATE]: bernoulli ? this.inverse.byteOffset : this.rate.byteOffset,
      [L.ENCODE_POOL]: this.pool.byteOffset,
      [L.ENCODE_KEY]: this.key.byteOffset,
    });
    this.spikeFaults.addRecords(program, this.ring);
  }

  /** Inputs with a non-zero intensity. */
  get activeCount(): number {
    return this.head[0]!;
  }
  private set activeCount(count: number) {
    this.head[0] = count;
  }

  /** Tells the kernel how many inputs are active, after the moving state was put back from a slot. */
  restored(): void {
    this.operation.setWord(L.N, padded(this.activeCount));
  }

  /** Forgets all phases; the next frames draw them from `draw`. */
  fresh(draw: number): void {
    this.key[3] = draw;
    this.resting.fill(this.unit.encoder === 'bernoulli' ? 0 : UNDRAWN);
    this.gapsTaken.fill(0);
    this.activeCount = 0;
    this.ring.words.fill(0);
    this.spikeFaults.fresh(draw);
  }

  /** A dead source never fires again. */
  silence(address: number): void {
    if (this.silenced[address]) return;
    this.silenced[address] = 1;
    this.silenced[this.neurons]!++;
  }

  get isRegular(): boolean {
    return this.unit.encoder === 'regular';
  }

  /** Inverts a bit of the phase of an input, if it is lit. */
  flipPhaseBit(address: number, bit: number): void {
    for (let k = 0; k < this.activeCount; k++) {
      if (this.active[k] === address) this.state[k] = (this.state[k]! ^ (1 << bit)) >>> 0;
    }
  }

  isSilent(address: number): boolean {
    return this.silenced[address] === 1;
  }

  /** It fires again from the next frame on. */
  revive(address: number): void {
    this.silenced[this.neurons]! -= this.silenced[address]!;
    this.silenced[address] = 0;
  }

  /** Presents intensities in [0, 1] from tick `tick` on; `frame` has one value per input, already scaled. */
  load(frame: ArrayLike<number>, scale: number, tick: number): void {
    this.putBack();
    if (this.unit.encoder === 'bernoulli') this.loadBernoulli(frame, scale, tick);
    else this.loadRegular(frame, scale);
    const n = padded(this.activeCount);
    for (let k = this.activeCount; k < n; k++) {
      this.state[k] = this.unit.encoder === 'bernoulli' ? UNDRAWN : 0;
      if (this.unit.encoder !== 'bernoulli') this.rate[k] = 0;
    }
    this.operation.setWord(L.N, n);
  }

  private loadRegular(frame: ArrayLike<number>, scale: number): void {
    const { active, kernels, key, rate, resting, silenced, state, words } = this;
    const step = this.unit.maxRate * scale * SPIKE;
    const broken = silenced[this.neurons]! > 0;
    let count = 0;
    let block = -1;
    for (let i = 0; i < this.neurons; i++) {
      const value = frame[i]!;
      if (value <= 0 || (broken && silenced[i])) continue;
      let phase = resting[i]!;
      if (phase === UNDRAWN) {
        if (i >> 2 !== block) {
          block = i >> 2;
          kernels.draw4(key.byteOffset, block, 0, words.byteOffset);
        }
        phase = words[i & 3]! >>> 1;
      }
      active[count] = i;
      state[count] = phase;
      rate[count] = Math.min(SPIKE, Math.round(value * step));
      count++;
    }
    this.activeCount = count;
  }

  private loadBernoulli(frame: ArrayLike<number>, scale: number, tick: number): void {
    const { active, inverse, kernels, key, pool, gapsTaken, silenced, state } = this;
    const probability = this.unit.maxRate * scale;
    let count = 0;
    for (let i = 0; i < this.neurons; i++) {
      const value = frame[i]!;
      if (value <= 0 || silenced[i]) continue;
      active[count] = i;
      inverse[count] = 1 / Math.log1p(-Math.min(1, probability * value));
      // Gaps drawn for another intensity are of no use: go on with the next four.
      pool[5 * count] = (gapsTaken[i]! + 3) & ~3;
      // A geometric gap has no memory, so every new frame may start with a new one.
      const gap = kernels.geometricGap(pool.byteOffset + 20 * count, key.byteOffset, i, inverse[count]!);
      state[count] = tick + gap - 1;
      count++;
    }
    this.activeCount = count;
  }

  /** Spikes per tick of every input, as presented. */
  rates(): Float32Array {
    const rates = new Float32Array(this.neurons);
    const bernoulli = this.unit.encoder === 'bernoulli';
    for (let k = 0; k < this.activeCount; k++) {
      const rate = bernoulli ? -Math.expm1(1 / this.inverse[k]!) : this.rate[k]! / SPIKE;
      rates[this.active[k]!] = rate;
    }
    return rates;
  }

  /** Copies the kernel's table back to the per-input state. */
  private putBack(): void {
    const bernoulli = this.unit.encoder === 'bernoulli';
    for (let k = 0; k < this.activeCount; k++) {
      const i = this.active[k]!;
      this.resting[i] = this.state[k]!;
      if (bernoulli) this.gapsTaken[i] = this.pool[5 * k]!;
    }
  }
}

/** A source that fires what the host sends. */
export class EventPopulation {
  readonly neurons: number;
  readonly ring: SpikeRing;
  readonly spikes: Float64Array;
  readonly moving: ByteRange;
  private readonly ticks: Uint32Array;
  private readonly addresses: Uint32Array;
  private readonly cursor: Uint32Array;
  private readonly operation: Operation;
  readonly spikeFaults: SpikeFaults;

  constructor(
    spec: ConfigurePopulation,
    seed: number,
    arena: Arena,
    program: Program,
    kernels: Kernels,
    capacity: number,
    history: number,
  ) {
    this.neurons = sizeOf(spec.shape);
    this.spikes = arena.f64(1);
    this.ticks = arena.u32(capacity);
    this.addresses = arena.u32(capacity);
    this.spikeFaults = new SpikeFaults(this.neurons, spec.id, seed, arena, kernels);
    const from = arena.used;
    this.ring = spikeRing(arena, this.neurons, history);
    this.cursor = arena.u32(1);
    this.spikeFaults.carve(arena);
    this.moving = { from, to: arena.used };
    this.operation = program.add(L.ENCODE_EVENTS, {
      ...listFields(this.ring),
      [L.COUNTER]: this.spikes.byteOffset,
      [L.ENCODE_ACTIVE]: this.addresses.byteOffset,
      [L.ENCODE_STATE]: this.ticks.byteOffset,
      [L.ENCODE_POOL]: this.cursor.byteOffset,
    });
    this.spikeFaults.addRecords(program, this.ring);
  }

  get capacity(): number {
    return this.ticks.length;
  }

  fresh(draw: number): void {
    this.ring.words.fill(0);
    this.spikeFaults.fresh(draw);
  }

  /** Replaces the pending events; `ticks` ascending, counted from tick `from`. */
  load(ticks: Uint32Array, addresses: Uint32Array, from: number): void {
    for (let k = 0; k < ticks.length; k++) this.ticks[k] = ticks[k]! + from;
    this.addresses.set(addresses);
    this.cursor[0] = 0;
    this.operation.setWord(L.N, ticks.length);
  }
}
