/**
 * What a random draw is for. The number is the second key word of the generator, so streams of different
 * purposes never meet. Numbers are part of every stored result: add new ones at the end, change none.
 * Each line says what `entity` and `extra` mean for that purpose.
 */
export const PURPOSE = {
  /** Which samples of a pool are the test part, and which are kept of a part. entity: class; extra: part. */
  split: 1,
  /** Which training samples are held out for validation. entity: class. */
  validation: 2,
  /** Order of the training samples. entity: epoch. */
  order: 3,
  /** Initial weights. entity: projection; draw number: synapse, row-major. */
  weights: 4,
  /** Sparse topology. entity: projection (high) and source neuron (low). */
  topology: 5,
  /** Initial membrane potentials. entity: population (high) and neuron (low); extra: number of the settle. */
  potential: 6,
  /** Initial phases of regular encoders. entity: population (high) and neuron (low); extra: number of the settle. */
  phase: 7,
  /** Spikes of Bernoulli encoders. entity: population (high) and neuron (low); extra: number of the settle. */
  bernoulli: 8,
  /** Stochastic rounding. entity and extra: chosen by the state that is rounded. */
  rounding: 9,
  /** Sign of the nudge. entity: sample number since the start of training. */
  sign: 10,
} as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];
