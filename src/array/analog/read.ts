import type { Ohms, Siemens } from '../../units/quantity.js';

/**
 * Converters around an array: DAC on the inputs, noise and ADC on the outputs. Bounds and steps follow the
 * input-output parameters of aihwkit: a step is a share of the whole range -bound .. bound.
 */
export interface Periphery {
  readonly inputBound: number;
  /** Share of the range; 0: not quantised. 1 / (2^7 - 2) is the usual 7-bit DAC with a level at 0. */
  readonly inputStep: number;
  readonly outputBound: number;
  readonly outputStep: number;
  readonly outputNoise: number;
  readonly weightNoise: number;
  readonly wireOhms: Ohms;
  readonly cellSiemens: Siemens;
}

interface SourcedNumber {
  readonly value: number;
}

/** The bare numbers of the periphery of a card. */
export function peripheryOf(
  card: {
    readonly [K in
      | 'input_bound'
      | 'input_step'
      | 'output_bound'
      | 'output_step'
      | 'output_noise'
      | 'weight_noise'
      | 'wire_resistance'
      | 'cell_conductance']: SourcedNumber;
  },
): Periphery {
  return {
    inputBound: card.input_bound.value,
    inputStep: card.input_step.value,
    outputBound: card.output_bound.value,
    outputStep: card.output_step.value,
    outputNoise: card.output_noise.value,
    weightNoise: card.weight_noise.value,
    wireOhms: card.wire_resistance.value as Ohms,
    cellSiemens: card.cell_conductance.value as Siemens,
  };
}

/** Clips to +- bound and rounds to the nearest level; levels are multiples of step x 2 bound, 0 is one of them. */
export function quantised(value: number, bound: number, step: number): number {
  const clipped = Math.min(bound, Math.max(-bound, value));
  if (step === 0) return clipped;
  const level = step * 2 * bound;
  return Math.min(bound, Math.max(-bound, Math.round(clipped / level) * level)) || 0;
}

/** Conductance ratio of a cell to a wire segment: 571429 at 5 uS and 0.35 ohm. */
export const wireRatio = ({ wireOhms, cellSiemens }: Periphery): number => 1 / (wireOhms * cellSiemens);

export interface Weights {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, rows x columns; rows are inputs. */
  readonly values: ArrayLike<number>;
}

/**
 * One analog read: outputs[j] = ADC(sum_i DAC(inputs[i]) weights[i, j] + noise).
 * @param normal gives standard normal draws: rows x columns of them where the card has weight noise, in row-major
 *   order, then one per column where it has output noise
 */
export function analogRead(
  periphery: Periphery,
  { rows, columns, values }: Weights,
  inputs: ArrayLike<number>,
  normal: () => number,
): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    const input = quantised(inputs[i]!, periphery.inputBound, periphery.inputStep);
    for (let j = 0; j < columns; j++) {
      const noise = periphery.weightNoise === 0 ? 0 : periphery.weightNoise * normal();
      sums[j]! += input * (values[i * columns + j]! + noise);
    }
  }
  return sums.map(sum => {
    const noise = periphery.outputNoise === 0 ? 0 : periphery.outputNoise * normal();
    return quantised(sum + noise, periphery.outputBound, periphery.outputStep);
  });
}
