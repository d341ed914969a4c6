import type { Layer, Layered } from '../circuit/layered.js';

const MOST_SWEEPS = 10_000;
/** Change, as a share of the largest input, at which sweeps end unless told otherwise. */
const STILL = 1e-14;

/**
 * A deep resistive network with ideal diodes, for any number of inputs: every layer in turn takes the voltages at which no
 * current is left, the others held. In float64; the chip does the same in float32.
 */
export class LayeredSweeps {
  /** Conductance of each node of each layer to all others, S. */
  private readonly totals: readonly Float64Array[];
  private readonly currents: readonly Float64Array[];
  /** Currents into the first layer from its inputs. */
  private readonly fixed: Float64Array;

  constructor(private readonly network: Layered) {
    const { layers } = network;
    this.totals = layers.map((layer, k) => totalOf(layer, layers[k + 1]));
    this.currents = layers.map(({ biases }) => new Float64Array(biases.length));
    this.fixed = new Float64Array(layers[0]!.biases.length);
  }

  /** Voltages of all layers, inputs and their negatives first. */
  volts(input: ArrayLike<number>, still = STILL): Float64Array[] {
    const { layers } = this.network;
    const shown = this.shown(input);
    const volts = [shown, ...layers.map(({ biases }) => new Float64Array(biases.length))];
    const height = shown.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    arrived(layers[0]!, shown, this.fixed);
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let moved = 0;
      for (let k = 0; k < layers.length; k++) moved = Math.max(moved, this.settle(k, volts));
      if (moved <= still * height) break;
    }
    return volts;
  }

  private shown(input: ArrayLike<number>): Float64Array {
    const { gain } = this.network;
    const volts = new Float64Array(2 * input.length);
    for (let i = 0; i < input.length; i++) {
      volts[i] = gain * input[i]!;
      volts[input.length + i] = -volts[i]!;
    }
    return volts;
  }

  /** Moves a layer; returns the largest change. */
  private settle(k: number, volts: readonly Float64Array[]): number {
    const { layers } = this.network;
    const currents = this.currents[k]!;
    if (k === 0) currents.set(this.fixed);
    else arrived(layers[k]!, volts[k]!, currents);
    if (k + 1 < layers.length) addBack(currents, layers[k + 1]!, volts[k + 2]!);
    return settle(volts[k + 1]!, currents, this.totals[k]!, layers[k]!.diodes);
  }
}

function totalOf({ siemens, biases, leaks }: Layer, above: Layer | undefined): Float64Array {
  const nodes = biases.length;
  const total = Float64Array.from(leaks ?? new Float64Array(nodes));
  for (let k = 0; k < siemens.length; k++) total[k % nodes]! += siemens[k]!;
  const next = above?.biases.length ?? 0;
  for (let k = 0; k < next * nodes; k++) total[Math.floor(k / next)]! += above!.siemens[k]!;
  return total;
}

/** Currents into each node from its source and from below, its own voltage being 0. */
function arrived({ siemens, biases }: Layer, below: Float64Array, currents: Float64Array): void {
  const nodes = biases.length;
  for (let j = 0; j < nodes; j++) currents[j] = biases[j]!;
  for (let i = 0; i < below.length; i++) {
    const v = below[i]!;
    if (v === 0) continue;
    for (let j = 0; j < nodes; j++) currents[j]! += siemens[i * nodes + j]! * v;
  }
}

function addBack(currents: Float64Array, { siemens }: Layer, above: Float64Array): void {
  const nodes = above.length;
  for (let i = 0; i < currents.length; i++) {
    let sum = currents[i]!;
    for (let j = 0; j < nodes; j++) sum += siemens[i * nodes + j]! * above[j]!;
    currents[i] = sum;
  }
}

/** Sets the voltages of a layer; returns the largest change. A node without conductance stays at ground. */
function settle(volts: Float64Array, currents: Float64Array, total: Float64Array, diodes: boolean): number {
  let moved = 0;
  for (let j = 0; j < volts.length; j++) {
    const free = total[j]! > 0 ? currents[j]! / total[j]! : 0;
    const upper = j < volts.length / 2;
    const kept = !diodes ? free : upper ? Math.max(free, 0) : Math.min(free, 0);
    moved = Math.max(moved, Math.abs(kept - volts[j]!));
    volts[j] = kept;
  }
  return moved;
}
