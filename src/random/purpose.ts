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
  /** Resampling of results in a campaign's intervals. entity: number of values. */
  bootstrap: 11,
  /** Points of a latin hypercube. entity: factor; extra: 0 order of the strata, 1 place within them. */
  hypercube: 12,
  /** Parameters of pulsed analog devices. entity: array (high) and device (low). */
  analogSpread: 13,
  /** Writes of pulsed analog devices. entity: array (high) and device (low); extra: number of the write. */
  analogPulse: 14,
  /** Frozen disorder of a Galton board. entity: device; draw number: node, row by row. */
  galtonBoard: 15,
  /** One domain wall on its way. entity: device (high) and wall (low). */
  galtonWall: 16,
  /** What a resistive device keeps for life. entity: array (high) and device (low). */
  device: 17,
  /** What programming a device gives. entity: array (high) and device (low); draw: number of the pulse. */
  programming: 18,
  /** Offsets of sense amplifiers. entity: array (high) and amplifier (low). */
  offset: 19,
  /** Noise of reads. entity: array (high) and pair (low), or record; draw: number of the read. */
  read: 20,
  /**
   * Which places a fault hits, and which way. entity: target (high) and place of the fault in the
   * experiment's list (low); extra: its seed.
   */
  fault: 21,
  /** Order of the pixels of permuted images; the seed is that of the permutation. */
  pixels: 22,
  /** Faults of a modelled line to a board. entity: direction, 0 to the board, 1 from it. */
  line: 23,
  /**
   * Droops of the supply of sense amplifiers. entity: tick (high) and way of a projection (low); draw: row or column
   * that is read; extra: number of the settle.
   */
  droop: 24,
  /** Signs at the inputs of columns that are tried out. */
  columnInputs: 25,
  /**
   * Spikes that faults lose or add. entity: neuron (high), 2 x population, + 1 for those added (low); extra: number
   * of the settle.
   */
  spikeFault: 30,
  /** Which settles a fault that comes by chance is in. entity: target (high) and address (low); extra: number of the settle. */
  faultTiming: 31,
  /**
   * Traps of random telegraph noise. entity: array (high) and pair (low); draw: number of the move; extra: number of
   * the settle.
   */
  telegraph: 32,
  /** Which signs of backward weights differ from the forward ones at first. entity: projection; draw number: synapse. */
  mirror: 33,
  /** Inputs on which a compiled network is compared. entity: number of the input. */
  point: 35,
  /** Noise of voltages of a resistive network. entity: slot of the settle (high) and population (low); draw: node; extra: number of the settle. */
  resistiveNoise: 36,
  /** Noise of resistors that are devices. entity: projection; draw: device; extra: number of the settle. */
  resistiveRead: 37,
  /**
   * How a training sample is moved. entity: sample; extra: epoch. Draws: down, right, and, where some are, whether it
   * is mirrored.
   */
  augmentation: 38,
} as const;

export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];
