import type { Trial } from './trial.js';
import type { Weights } from './weights.js';

/** Weights from the pixels to some neurons, as images. */
export interface WeightMaps {
  readonly projection: string;
  readonly population: string;
  readonly width: number;
  readonly height: number;
  /** Largest magnitude shown; a level of 127 stands for it. */
  readonly scale: number;
  readonly units: readonly {
    readonly neuron: number;
    /** -127 to 127, row-major. */
    readonly levels: readonly number[];
  }[];
}

const MOST_UNITS = 25;
const MOST_LEVELS = 60_000;

/** Maps of an even choice of neurons; null when the input is no image or reaches no neuron densely. */
export function weightMapsOf({ network, data, input }: Trial, weights: Weights): WeightMaps | null {
  const { width, height } = data;
  const pixels = width * height;
  const fed = network.projections.filter(p => p.source === input && p.connectivity === 'dense');
  const projection = fed.find(p => network.populations[p.target]!.role === 'hidden') ?? fed[0];
  const most = Math.min(MOST_UNITS, Math.floor(MOST_LEVELS / pixels));
  if (width < 2 || height < 2 || !projection || most < 1) return null;
  const values = weights.projections[projection.id]!;
  const target = network.populations[projection.target]!;
  const neurons = target.shape.reduce((product, side) => product * side, 1);
  // A mirrored input has a second conductance from each pixel, to its negative voltage.
  const weight = (pixel: number, neuron: number): number =>
    values[pixel * neurons + neuron]! - (values[(pixels + pixel) * neurons + neuron] ?? 0);
  const count = Math.min(most, neurons);
  const chosen = Array.from({ length: count }, (_, k) => Math.floor((k * neurons) / count));
  const column = (neuron: number) =>
    Float32Array.from({ length: pixels }, (_, pixel) => weight(pixel, neuron));
  const columns = chosen.map(column);
  const scale = columns.reduce((most, each) => each.reduce((a, w) => Math.max(a, Math.abs(w)), most), 0);
  return {
    projection: projection.name,
    population: target.name,
    width,
    height,
    scale,
    units: columns.map((levels, k) => ({
      neuron: chosen[k]!,
      levels: [...levels].map(w => (scale > 0 ? Math.round((127 * w) / scale) : 0)),
    })),
  };
}
