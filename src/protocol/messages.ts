/**
 * The learning protocol, as TypeScript sees it: what a host may ask of a chip and what a chip may answer.
 * These unions mirror `protocols/nudge/v1/*.proto` field by field; on a wire a codec turns them into those
 * messages, in process they travel as they are, with typed arrays for bulk. A packet is immutable once sent.
 *
 * Every command carries a request id (u32) and ends in exactly one terminal event with the same id.
 * Bulk commands and events describe a block: `offset` and `count` elements of `total`; applying a block twice
 * changes nothing. In process one block may hold everything; `split` cuts it to a board's payload.
 */

export type RequestId = number;

/** Bulk data; the element type of the array is the element type on the wire (little-endian). */
export type Bulk = Float32Array | Int16Array | Int8Array | Uint8Array | Uint16Array | Uint32Array;

export interface Block {
  /** First element of this block. */
  readonly offset: number;
  /** Elements in this block; equals `data.length`. */
  readonly count: number;
  /** Elements of the whole tensor. */
  readonly total: number;
  readonly data: Bulk;
}

/** How a stored number is kept: ideal float32, or `bits`-wide two's complement in multiples of `step`. */
export interface NumberFormat {
  readonly kind: 'float32' | 'fixed';
  /** Width in bits; 32 for float32, 2..24 for fixed. */
  readonly bits: number;
  /** Value of one least significant bit; 0 for float32. */
  readonly step: number;
  readonly rounding: 'nearest' | 'stochastic';
}

// ---- what a network is made of -------------------------------------------------------------------------

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

export type Unit = SourceUnit | SpikingUnit | CubaUnit;

/** continual: weights move at each trigger; deferred: triggers accumulate until Update. */
export type Plasticity = 'off' | 'continual' | 'deferred';

// ---- commands --------------------------------------------------------------------------------------------

export interface Hello {
  readonly kind: 'hello';
  readonly requestId: RequestId;
  readonly major: number;
  readonly minor: number;
}

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

export interface ConfigureProjection {
  readonly kind: 'projection';
  readonly requestId: RequestId;
  readonly id: number;
  readonly name: string;
  readonly source: number;
  readonly target: number;
  readonly connectivity: 'dense' | 'sparse';
  /** Stored synapses; source neurons x target neurons when dense. */
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

/** `hidden` and `pulses` (two devices per synapse) are read only. */
export type Tensor = 'weight' | 'bias' | 'accumulator' | 'hidden' | 'pulses' | 'backward';

/** Row-major [source][target] weights of a projection, or biases of a population. */
export interface WriteWeights extends Block {
  readonly kind: 'write-weights';
  readonly requestId: RequestId;
  readonly tensor: Tensor;
  /** Projection id, or population id for `bias`. */
  readonly id: number;
}

export interface ReadWeights {
  readonly kind: 'read-weights';
  readonly requestId: RequestId;
  readonly tensor: Tensor;
  readonly id: number;
}

export type StateVariable = 'potential' | 'rate' | 'acceleration' | 'counts';

export interface ReadState {
  readonly kind: 'read-state';
  readonly requestId: RequestId;
  readonly population: number;
  readonly variable: StateVariable;
}

/**
 * Writes a population's external vector: intensities of an input, targets of an output. A drive of Settle says
 * what is done with it. Data are batch x steps x neurons; Uint8 means value/255; `one-hot` holds one class
 * index (Uint16) per sample.
 */
export interface Present extends Block {
  readonly kind: 'present';
  readonly requestId: RequestId;
  readonly population: number;
  readonly layout: 'dense' | 'one-hot';
  readonly batch: number;
  readonly steps: number;
  readonly reversed: boolean;
}

export interface Drive {
  readonly kind: 'nudge' | 'force' | 'clamp' | 'couple';
  readonly population: number;
  /** Signed nudging strength. */
  readonly beta: number;
  /** closed-loop: the chip re-evaluates the drive at every tick; frozen: once, at the start. */
  readonly evaluation: 'closed-loop' | 'frozen';
}

export type Stop =
  | { readonly kind: 'ticks'; readonly ticks: number }
  | { readonly kind: 'residual'; readonly below: number; readonly maxTicks: number };

export interface Settle {
  readonly kind: 'settle';
  readonly requestId: RequestId;
  /** fresh: states drawn anew; continue: from where the last settle stopped; slot: from a captured state. */
  readonly start: 'fresh' | 'continue' | 'slot';
  /** Slot to start from; -1 unless the start is `slot`. */
  readonly startSlot: number;
  /** Slot that captures the state at the end, or -1. */
  readonly saveSlot: number;
  /** Number of the random draw that a fresh start uses; sample k of a batch uses draw + k. */
  readonly draw: number;
  readonly drives: readonly Drive[];
  readonly stop: Stop;
  readonly plasticity: Plasticity;
  /** Signed denominator of the contrast (later minus earlier beta); read only under continual plasticity. */
  readonly divisor: number;
  /** Multiplies every learning rate; read only under continual plasticity. */
  readonly rateScale: number;
  /** Population whose spike counts and membranes are read out, or -1. */
  readonly readout: number;
  /** First tick of this settle that is counted in the readout. */
  readonly readoutFrom: number;
  /** Populations whose spikes are reported. */
  readonly record: readonly number[];
}

/** theta <- theta - rateScale * eta * contrast / divisor. */
export interface Update {
  readonly kind: 'update';
  readonly requestId: RequestId;
  /** path: what deferred plasticity accumulated; slots: phi(later) - phi(earlier) of two captured states. */
  readonly rule: 'path' | 'slots';
  /** Slots that the `slots` rule reads; -1 otherwise. */
  readonly earlier: number;
  readonly later: number;
  readonly divisor: number;
  readonly rateScale: number;
}

/** Spikes sent to an `events` source: they fire at `firstTick + ticks[i]` of the next settle; ticks never decrease. */
export interface SendSpikes {
  readonly kind: 'spikes-in';
  readonly requestId: RequestId;
  readonly population: number;
  readonly firstTick: number;
  readonly ticks: Uint32Array;
  readonly addresses: Uint32Array;
}

/** What an injected fault breaks; common.proto says what each does with address and value. */
export const FAULT_KINDS = [
  'dead-neuron',
  'stuck-weight',
  'flip-weight-bit',
  'flip-accumulator-bit',
  'flip-hidden-bit',
  'flip-membrane-bit',
  'flip-trace-bit',
  'flip-level',
  'stuck-cell',
  'read-errors',
  'write-errors',
  'age',
  'threshold-mismatch',
  'leak-mismatch',
  'drop-spikes',
  'delay-spikes',
  'extra-spikes',
  'sense-offset',
  'dead-word-line',
  'shorted-word-line',
  'dead-bit-line',
  'shorted-bit-line',
  'supply-drop',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** When a fault is there; always, where nothing is said. Settles count by their draw modulo 2^30. */
export interface FaultTiming {
  /** In the first `onTicks` of every onTicks + offTicks ticks since a fresh start; faults of spikes only. */
  readonly onTicks?: number;
  readonly offTicks?: number;
  /** From settle `firstSettle` on, in the first `onSettles` of every onSettles + offSettles; once if that is 0. */
  readonly onSettles?: number;
  readonly offSettles?: number;
  readonly firstSettle?: number;
  /** In each settle with this probability. */
  readonly chance?: number;
}

export interface InjectFault extends FaultTiming {
  readonly kind: 'inject-fault';
  readonly requestId: RequestId;
  readonly fault: FaultKind;
  /** Population id for neurons, projection id for weights. */
  readonly target: number;
  readonly address: number;
  /** Weight of a stuck synapse, number of an inverted bit, a probability, a state, or seconds. */
  readonly value: number;
}

export interface ReadTelemetry {
  readonly kind: 'telemetry';
  readonly requestId: RequestId;
}

export interface Snapshot {
  readonly kind: 'snapshot';
  readonly requestId: RequestId;
}

export interface Restore extends Block {
  readonly kind: 'restore';
  readonly requestId: RequestId;
  readonly data: Uint8Array;
}

export type Command =
  | Hello
  | Configure
  | ConfigurePopulation
  | ConfigureProjection
  | WriteTopology
  | ConfigureSynapse
  | ConfigureCells
  | ConfigurePulses
  | ConfigureConductances
  | ConfigureAnalog
  | Commit
  | WriteWeights
  | ReadWeights
  | ReadState
  | Present
  | Settle
  | Update
  | SendSpikes
  | InjectFault
  | ReadTelemetry
  | Snapshot
  | Restore;

// ---- events ----------------------------------------------------------------------------------------------

export interface Capabilities {
  readonly kind: 'capabilities';
  readonly requestId: RequestId;
  readonly major: number;
  readonly minor: number;
  /** Name and version of what answers. */
  readonly firmware: string;
  readonly card: string;
  /** CRC-32C of the normalised .proto text: unequal definitions fail loudly. */
  readonly schemaHash: number;
  /** Largest encoded message, bytes. */
  readonly maxPayload: number;
  /** Commands the chip holds at once. */
  readonly window: number;
  readonly maxBatch: number;
  readonly maxSteps: number;
  readonly slots: number;
  readonly deterministic: boolean;
  readonly tickNanoseconds: number;
  readonly maxNeurons: number;
  readonly maxSynapses: number;
  readonly memoryBits: number;
  readonly units: readonly Unit['kind'][];
  readonly encoders: readonly SourceUnit['encoder'][];
  readonly connectivity: readonly ConfigureProjection['connectivity'][];
  readonly storages: readonly ConfigureProjection['storage'][];
  readonly plasticity: readonly Plasticity[];
  readonly drives: readonly Drive['kind'][];
  readonly rules: readonly Update['rule'][];
  readonly faults: readonly FaultKind[];
  readonly synapses: readonly SynapseRule[];
  readonly cells: readonly ('ideal' | 'pairs' | 'analog')[];
}

/** Terminal answer of commands that return nothing. */
export interface Done {
  readonly kind: 'done';
  readonly requestId: RequestId;
}

/** Work done by one settle, in primitive operations. */
export interface WorkCounts {
  readonly ticks: number;
  readonly spikes: number;
  readonly synapticEvents: number;
  readonly neuronUpdates: number;
  /** Increments of accumulators or, under continual plasticity, of weights. */
  readonly weightEvents: number;
}

export interface Settled {
  readonly kind: 'settled';
  readonly requestId: RequestId;
  readonly ticks: number;
  /** Largest rate change over the last tick; NaN where the substrate does not measure it. */
  readonly residual: number;
  readonly converged: boolean;
  /** Samples in the readout. */
  readonly batch: number;
  /** batch x neurons: spikes counted from `readoutFrom` on, plus half the final membrane as tie break. */
  readonly readout: Float32Array;
  readonly work: WorkCounts;
}

export interface WeightBlock extends Block {
  readonly kind: 'weights';
  readonly requestId: RequestId;
  readonly tensor: Tensor;
  readonly id: number;
}

export interface StateBlock extends Block {
  readonly kind: 'state';
  readonly requestId: RequestId;
  readonly population: number;
  readonly variable: StateVariable;
}

export interface SnapshotBlock extends Block {
  readonly kind: 'snapshot-block';
  readonly requestId: RequestId;
  readonly data: Uint8Array;
}

/**
 * Address events: spike k fired at tick `firstTick + ticks[k]` since the fresh start, neuron `addresses[k]`; ticks
 * never decrease.
 */
export interface SpikePacket {
  readonly kind: 'spikes';
  readonly requestId: RequestId;
  readonly population: number;
  /** Sample of the batch. */
  readonly sample: number;
  readonly firstTick: number;
  readonly ticks: Uint32Array;
  readonly addresses: Uint32Array;
}

/** Primitive operations that a chip counts; see `src/ledger` for their meaning and their prices. */
export const COUNTERS = [
  'ticks',
  'spikes',
  'neuron-updates',
  'forward-events',
  'backward-events',
  'accumulator-increments',
  'stored-changes',
  'programming-pulses',
  'bias-changes',
  'set-pulses',
  'reset-pulses',
  'senses',
  'hidden-updates',
  'misreads',
  'fault-hits',
  'dropped-spikes',
  'delayed-spikes',
  'extra-spikes',
  'analog-reads',
  'conversions',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** One exact count since the configuration was committed. */
export interface CounterRow {
  readonly scope: 'chip' | 'population' | 'projection';
  readonly id: number;
  readonly counter: Counter;
  /** Exact integer, at most 2^53 - 1. */
  readonly value: number;
}

export interface Telemetry {
  readonly kind: 'telemetry-report';
  readonly requestId: RequestId;
  readonly offset: number;
  readonly total: number;
  readonly rows: readonly CounterRow[];
}

export type ErrorCode =
  | 'malformed'
  | 'unsupported'
  | 'too-big'
  | 'busy'
  | 'bad-state'
  | 'range'
  | 'no-room'
  | 'diverged'
  | 'internal';

/** Terminal answer of a command that was not carried out. Nothing was changed by it. */
export interface ChipError {
  readonly kind: 'error';
  readonly requestId: RequestId;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** One sentence. */
  readonly message: string;
  /** Field of the command, such as `unit.leak`, or empty. */
  readonly path: string;
}

export type ChipEvent =
  | Capabilities
  | Done
  | Settled
  | WeightBlock
  | StateBlock
  | SnapshotBlock
  | SpikePacket
  | Telemetry
  | ChipError;

/** True for the one event that ends a command: everything but spike packets and blocks that are not the last. */
export function isTerminal(event: ChipEvent): boolean {
  switch (event.kind) {
    case 'spikes':
      return false;
    case 'weights':
    case 'state':
    case 'snapshot-block':
      return event.offset + event.count >= event.total;
    case 'telemetry-report':
      return event.offset + event.rows.length >= event.total;
    default:
      return true;
  }
}
