import type { Layer, Layered } from '../circuit/layered.js';

const MOST_SWEEPS = 10_000;
/** Change, as a share of the largest input, at which sweeps end unless told otherwise. */
const STILL = 1e-14;

/**
 * Voltages of all layers of a deep resistive network with ideal diodes, inputs and their negatives first: every layer in
 * turn takes the voltages at which no current is left, the others held. In float64; the chip does the same in float32.
 */
export function layeredVolts(
  { gain, layers }: Layered,
  input: ArrayLike<number>,
  still = STILL,
): Float64Array[] {
  const positive = Array.from(input, x => gain * x);
  const volts = [Float64Array.from([...positive, ...positive.map(v => -v)])];
  for (const { biases } of layers) volts.push(new Float64Array(biases.length));
  const totals = layers.map((layer, k) => totalOf(layer, layers[k + 1]));
  const fixed = arrived(layers[0]!, volts[0]!);
  const height = positive.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let moved = 0;
    layers.forEach((layer, k) => {
      const currents = k === 0 ? Float64Array.from(fixed) : arrived(layer, volts[k]!);
      addBack(currents, layers[k + 1], volts[k + 2]);
      moved = Math.max(moved, settle(volts[k + 1]!, currents, totals[k]!, layer.diodes));
    });
    if (moved <= still * height) break;
  }
  return volts;
}

/** Conductance of each node to all others, S. */
function totalOf({ siemens, biases, leaks }: Layer, above: Layer | undefined): Float64Array {
  const nodes = biases.length;
  const total = Float64Array.from(leaks ?? new Float64Array(nodes));
  for (let k = 0; k < siemens.length; k++) total[k % nodes]! += siemens[k]!;
  const next = above?.biases.length ?? 0;
  for (let k = 0; k < next * nodes; k++) total[Math.floor(k / next)]! += above!.siemens[k]!;
  return total;
}

/** Currents into each node from its source and from below, its own voltage being 0. */
function arrived({ siemens, biases }: Layer, below: Float64Array): Float64Array {
  const nodes = biases.length;
  const currents = Float64Array.from(biases);
  below.forEach((v, i) => {
    if (v === 0) return;
    for (let j = 0; j < nodes; j++) currents[j]! += siemens[i * nodes + j]! * v;
  });
  return currents;
}

function addBack(currents: Float64Array, above: Layer | undefined, volts: Float64Array | undefined): void {
  volts?.forEach((v, j) => {
    for (let i = 0; i < currents.length; i++) currents[i]! += above!.siemens[i * volts.length + j]! * v;
  });
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
