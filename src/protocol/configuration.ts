import type { Block, RequestId } from './block.js';

/** What a network is made of, and the commands that say so: from Configure to Commit. */

/** How a stored number is kept: ideal float32, or `bits`-wide two's complement in multiples of `step`. */
export interface NumberFormat {
  readonly kind: 'float32' | 'fixed';
  /** Width in bits; 32 for float32, 2..24 for fixed. */
  readonly bits: number;
  /** Value of one least significant bit; 0 for float32. */
  readonly step: number;
  readonly rounding: 'nearest' | 'stochastic';
}

/** How steps of gradient descent are taken; what is not given is 0. */
export interface Descent {
  /** v <- momentum v + step, theta <- theta + eta v; 0 to below 1. */
  readonly momentum?: number;
  /** Each step is less by weightDecay x theta. */
  readonly weightDecay?: number;
}

/** Produces spikes from presented intensities in [0, 1]. */
export interface SourceUnit {
  readonly kind: 'source';
  /** regular: one phase accumulator per input; bernoulli: independent draws; events: only spikes sent by the host. */
  readonly encoder: 'regular' | 'bernoulli' | 'events';
  /** Spikes per tick at intensity 1, in [0, 1]. */
  readonly maxRate: number;
}

/** Leaky or plain integrate-and-fire neuron with the rate traces that EqSpike learning reads. */
export interface SpikingUnit {
  readonly kind: 'spiking';
  /** Part of the membrane lost per tick, [0, 1]; 0 is a plain integrator. */
  readonly leak: number;
  readonly threshold: number;
  readonly reset: 'subtract' | 'zero';
  readonly refractoryTicks: number;
  /** The membrane is clamped to [floor, ceiling] after each tick. */
  readonly floor: number;
  readonly ceiling: number;
  /** A fresh settle draws the membrane from U[0, initialPotential). */
  readonly initialPotential: number;
  /** Current per unit of presented intensity (constant-current inputs); 0 where nothing is presented. */
  readonly inputGain: number;
  /** Time constant of the rate trace, in ticks (at least 1). */
  readonly rateTicks: number;
  /** Time constant of the second filter, whose increment is the acceleration, in ticks (at least 1). */
  readonly accelerationTicks: number;
  /** Accelerations of smaller magnitude count as 0. */
  readonly accelerationThreshold: number;
  /** Ticks between a spike and the weight update it triggers. */
  readonly triggerDelayTicks: number;
  readonly biasLearningRate: number;
  readonly membrane: NumberFormat;
  readonly trace: NumberFormat;
}

/** Integrate-and-fire neuron with two exponentially decaying currents (receptor 0 and 1); inference only. */
export interface CubaUnit {
  readonly kind: 'cuba';
  readonly membraneTicks: number;
  readonly currentTicks: readonly [number, number];
  readonly rest: number;
  readonly threshold: number;
  readonly resetTo: number;
  readonly refractoryTicks: number;
  /** A fresh settle draws the membrane from U[initialLow, initialHigh). */
  readonly initialLow: number;
  readonly initialHigh: number;
}

/**
 * Relaxes to a rate s instead of spiking. Synapses see a = s, or a = f(s) under `euler`; the drive u is the bias plus
 * all weights times the a of the other end. Dynamics, order, step, batch, sends and
 * sendsAbove are the same in the whole network.
 */
export interface RateUnit extends Descent {
  readonly kind: 'rate';
  /**
   * f: sigmoid is 1 / (1 + exp(-4 (u - 1/2))), hard-sigmoid clips u to [0, 1], half-sigmoid u / 2; binary is 1 where
   * u >= 1/2, else 0, and an Euler step takes its slope for 1. softmax is a readout:
   * it does not relax, and synapses see of it beta (target - rate) under a nudge and 0 otherwise.
   */
  readonly activation: 'linear' | 'hard-sigmoid' | 'half-sigmoid' | 'sigmoid' | 'tanh' | 'softmax' | 'binary';
  /**
   * fixed-point: s = f(u); euler: s += step (f'(s) u - s); minimise: the s of least energy, the other populations
   * held where they are.
   */
  readonly dynamics: 'fixed-point' | 'euler' | 'minimise';
  /**
   * Which populations move together, from the rates before: all; those without synapses between them, in turn;
   * one after the other from the first or from the last.
   */
  readonly order: 'synchronous' | 'asynchronous' | 'forward' | 'backward';
  /** Size of an Euler step, in time constants, above 0 and at most 1. */
  readonly step: number;
  /** Whether s is clipped to [0, 1] after each step. */
  readonly clipped: boolean;
  /** Whether a nudge is part of u or added to f(u); fixed-point only. */
  readonly nudge: 'inside' | 'outside';
  readonly biasLearningRate: number;
  /** Samples whose rates are kept side by side, at least 1; further ones settle in turn. */
  readonly batch: number;
  /** What units tell those that they drive: their rate in every step, or by how much it has changed. */
  readonly sends: 'all' | 'changes';
  /** Changes up to this wait until they have grown, >= 0; 0 where all is sent. */
  readonly sendsAbove: number;
  /** One bias for all positions of a channel, the last side of the shape, instead of one per neuron. */
  readonly biasPerChannel: boolean;
  /** Steps whose rates are kept for errors to go back through. */
  readonly history?: number;
  /** s after a fresh start; 0, where nothing is said. */
  readonly start?: number;
}

/**
 * Node of a resistive network: its voltage v is where the currents g (v_j - v) through all resistors to it and its own
 * current source (the bias) add up to 0. Weights are conductances g, which learning never takes below 0. Order and batch
 * are the same in the whole network.
 */
export interface ResistiveUnit {
  readonly kind: 'resistive';
  /** Volts of an input of 1. */
  readonly gain: number;
  /** Inputs: the second half of the nodes have the negative voltages of the first; only the first half is presented. */
  readonly mirrored: boolean;
  /** Whether the first half of the nodes cannot fall below ground and the second not rise above it. */
  readonly diodes: boolean;
  /** Which populations move together: not synchronous, since the two ends of a resistor cannot both be right at once. */
  readonly order: RateUnit['order'];
  readonly biasLearningRate: number;
  /** Samples whose voltages are kept side by side, at least 1; further ones settle in turn. */
  readonly batch: number;
  /** Volts across a diode that conducts; 0, where nothing is said. */
  readonly diodeDrop?: number;
  /** Root mean square of the noise of each voltage that is captured or read out, V; 0, where nothing is said. */
  readonly noise?: number;
}

export type Unit = SourceUnit | SpikingUnit | CubaUnit | RateUnit | ResistiveUnit;

/** continual: weights move at each trigger; deferred: triggers accumulate until Update. */
export type Plasticity = 'off' | 'continual' | 'deferred';

/** Clears the chip and opens a configuration. */
export interface Configure {
  readonly kind: 'configure';
  readonly requestId: RequestId;
  /** Key of all random draws made on the chip. */
  readonly seed: number;
  /** Captured states to make room for; booked in the budget. */
  readonly slots: number;
}

export interface ConfigurePopulation {
  readonly kind: 'population';
  readonly requestId: RequestId;
  /** Index of this population; given in order from 0. */
  readonly id: number;
  readonly name: string;
  readonly role: 'input' | 'hidden' | 'output';
  /** The product of the shape is the number of neurons. */
  readonly shape: readonly number[];
  readonly unit: Unit;
}

export interface ConfigureProjection extends Descent {
  readonly kind: 'projection';
  readonly requestId: RequestId;
  readonly id: number;
  readonly name: string;
  readonly source: number;
  readonly target: number;
  readonly connectivity: 'dense' | 'sparse' | 'convolution';
  /** Stored synapses; source neurons x target neurons when dense, those of the kernels in a convolution. */
  readonly synapses: number;
  /** One stored weight used in both directions. */
  readonly bidirectional: boolean;
  /** Ticks from a spike to its arrival: 0 from a source, at least 1 from neurons, at most 63. */
  readonly delayTicks: number;
  /** Receptor of the target that is fed (0 unless the unit has several). */
  readonly receptor: number;
  readonly weight: NumberFormat;
  /** What an update writes to; `float32` when no accumulator is needed. */
  readonly accumulator: NumberFormat;
  /** How weights are held while running: one array element per synapse. */
  readonly storage: 'float32' | 'int16' | 'int8';
  /** Step size eta. */
  readonly learningRate: number;
  /** What settles may ask of this projection: `deferred` keeps an accumulator per synapse, `off` is fixed. */
  readonly plasticity: Plasticity;
  /**
   * What moves a weight between two states: the change of the product of what both ends show, or that of its target
   * times what its source showed before, as in a vector field. products, where nothing is said.
   */
  readonly contrast?: 'products' | 'target';
}

/**
 * How a projection of connectivity `convolution` joins two populations of the shapes [height, width, channels]: a square
 * kernel moved by one position at a time over the image with `padding` zeros around it, then square windows pooled.
 */
export interface ConfigureConvolution {
  readonly kind: 'convolution';
  readonly requestId: RequestId;
  readonly projection: number;
  /** Side of the kernel. */
  readonly kernel: number;
  readonly padding: number;
  readonly pool: 'none' | 'max' | 'average';
  /** Side of the window; 1 where nothing is pooled. */
  readonly poolSize: number;
}

/** Sparse topology: target neuron of each synapse, sources in order; `rows[i]..rows[i+1]` are source i's. */
export interface WriteTopology extends Block {
  readonly kind: 'topology';
  readonly requestId: RequestId;
  readonly projection: number;
  readonly part: 'rows' | 'targets';
  readonly data: Uint32Array;
}

export type SynapseRule = 'real' | 'levels' | 'inertia' | 'pulses' | 'conductances';

/** What the synapses of a projection store and how an update changes it; without it, real numbers that it adds to. */
export interface ConfigureSynapse {
  readonly kind: 'synapse';
  readonly requestId: RequestId;
  readonly projection: number;
  /**
   * levels: a hidden number that updates add to, of which the weight is the level; inertia: a running mean of
   * updates, and the weight changes sign when the mean opposes it by more than `threshold`; pulses: a device that
   * whole pulses move; conductances: two devices that whole steps program anew.
   */
  readonly rule: SynapseRule;
  /** Levels that can be stored: 2 (-1, 1) or 3 (-1, 0, 1). */
  readonly levels: number;
  /** Weight of level 1. */
  readonly amplitude: number;
  /** levels: |h| up to which three levels store 0; inertia: see there. */
  readonly threshold: number;
  /** The hidden number is clamped to +-limit. */
  readonly limit: number;
  /** m of f_meta = 1 - tanh^2(m |h|), by which steps that shrink |h| are attenuated; 0 for none. */
  readonly consolidation: number;
  readonly hidden: NumberFormat;
  /** Step size of the amplitude, which is learnt with the weights; rate units only. 0, where nothing is said. */
  readonly amplitudeLearningRate?: number;
}

/** What the levels of a projection are made of: pairs of resistive devices with sense amplifiers, in tiles. */
export interface ConfigureCells {
  readonly kind: 'cells';
  readonly requestId: RequestId;
  readonly projection: number;
  /** Medians of the two states, ohms, and standard deviations of ln R. */
  readonly lrsOhms: number;
  readonly lrsSpread: number;
  readonly hrsOhms: number;
  readonly hrsSpread: number;
  /** Shares of the two variances that a device keeps for life. */
  readonly lrsOwnShare: number;
  readonly hrsOwnShare: number;
  /** Of the rest, from one programming of a device to the next. */
  readonly correlation: number;
  /** Spread of a sense amplifier's offset, as a difference of ln R. */
  readonly offsetSpread: number;
  /** A pair whose branches both exceed it reads 0; 0 where only -1 and 1 are read. */
  readonly criticalOhms: number;
  /** Noise of one read, as a difference of ln R. */
  readonly readSpread: number;
  /** Probability that a pulse leaves its device as it was. */
  readonly writeFailure: number;
  /** Weibull scale (pulses; 0 for ever) and shape of a device's life, and the share that then stick low. */
  readonly lifeCycles: number;
  readonly lifeShape: number;
  readonly lowFailures: number;
  /** Retention: ln R(t) = ln R(0) + drift log10(1 + t / onset), seconds. */
  readonly driftOnset: number;
  readonly lrsDrift: number;
  readonly hrsDrift: number;
  /** Random telegraph noise: rise of ln R of a device in the high state while its trap is full, mean times in ticks. */
  readonly trapShift: number;
  readonly trapEmptyTicks: number;
  readonly trapFullTicks: number;
  /** Spread of ln of the critical resistance from one read of a row to the next, as the supply droops. */
  readonly droopSpread: number;
  readonly tileRows: number;
  readonly tileColumns: number;
  /** Attempts until a read agrees with what was written; 0 for no reading. */
  readonly verifyPulses: number;
  /** How an array organised in rows is used against its direction. */
  readonly access: 'row-scan' | 'transposed-cell' | 'two-copies';
  /** once: after programming, into digital copies; every-event: a row at each spike. */
  readonly reading: 'once' | 'every-event';
}

/** The devices of synapses with the rule `pulses`; command.proto says what each field means. */
export interface ConfigurePulses {
  readonly kind: 'pulses';
  readonly requestId: RequestId;
  readonly projection: number;
  readonly stepRule: 'constant' | 'soft-bounds' | 'exponential';
  readonly accumulate: boolean;
  readonly step: number;
  readonly upDown: number;
  readonly max: number;
  readonly min: number;
  readonly stepSpread: number;
  readonly logNormalStep: boolean;
  readonly upDownSpread: number;
  readonly maxSpread: number;
  readonly minSpread: number;
  readonly cycleSpread: number;
  readonly additiveCycle: boolean;
  readonly writeNoise: number;
  readonly corrupt: number;
  readonly corruptRange: number;
  readonly subtractSymmetry: boolean;
  readonly referenceSpread: number;
  readonly a: number;
  readonly b: number;
  readonly gammaUp: number;
  readonly gammaDown: number;
  readonly amplitudeUp: number;
  readonly amplitudeDown: number;
}

/** The devices of synapses with the rule `conductances`; command.proto says what each field means. */
export interface ConfigureConductances {
  readonly kind: 'conductances';
  readonly requestId: RequestId;
  readonly projection: number;
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
  readonly accumulate: boolean;
  readonly programming: readonly number[];
  readonly exponentPerLn: number;
  readonly exponentOffset: number;
  readonly exponentLowest: number;
  readonly exponentHighest: number;
  readonly exponentSpreadPerLn: number;
  readonly exponentSpreadOffset: number;
  readonly exponentSpreadLowest: number;
  readonly exponentSpreadHighest: number;
  readonly driftStart: number;
  readonly readScale: number;
  readonly readPower: number;
  readonly readMost: number;
  readonly readTime: number;
}

/** How the arrays of analog devices of a projection are read; lengths of converter and noise are in units of w. */
export interface ConfigureAnalog {
  readonly kind: 'analog';
  readonly requestId: RequestId;
  readonly projection: number;
  readonly tileRows: number;
  readonly tileColumns: number;
  readonly wires: 'off' | 'fast' | 'exact';
  readonly wireOhms: number;
  /** What G+ - G- is at w = 1. */
  readonly unitSiemens: number;
  /** tick: all rows that the spikes of a tick drive in a tile are converted together; event: one after the other. */
  readonly converter: 'none' | 'tick' | 'event';
  /** 0 where the converter neither rounds nor clips. */
  readonly converterStep: number;
  readonly converterBound: number;
  readonly converterNoise: number;
  readonly weightNoise: number;
}

/** Closes a configuration: the chip checks it, books memory and allocates. */
export interface Commit {
  readonly kind: 'commit';
  readonly requestId: RequestId;
}
