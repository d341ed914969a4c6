import type { Block, Bulk, RequestId } from './block.js';
import type {
  Commit,
  Configure,
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  Plasticity,
  SourceUnit,
  SynapseRule,
  Unit,
  WriteTopology,
} from './configuration.js';

/**
 * The learning protocol, as TypeScript sees it: what a host may ask of a chip and what a chip may answer.
 * These unions mirror `protocols/nudge/v1/*.proto` field by field; on a wire a codec turns them into those
 * messages, in process they travel as they are, with typed arrays for bulk. A packet is immutable once sent.
 *
 * Every command carries a request id (u32) and ends in exactly one terminal event with the same id.
 * Bulk commands and events describe a block: `offset` and `count` elements of `total`; applying a block twice
 * changes nothing. In process one block may hold everything; `split` cuts it to a board's payload.
 */

export type * from './block.js';
export type * from './configuration.js';

// ---- commands --------------------------------------------------------------------------------------------

export interface Hello {
  readonly kind: 'hello';
  readonly requestId: RequestId;
  readonly major: number;
  readonly minor: number;
}

/** `hidden`, `pulses` (two devices per synapse) and `backward` (what spikes going back find) are read only. */
export type Tensor = 'weight' | 'bias' | 'accumulator' | 'hidden' | 'pulses' | 'backward';

/** Row-major [source][target] weights of a projection, or biases of a population. */
export interface WriteWeights extends Block {
  readonly kind: 'write-weights';
  readonly requestId: RequestId;
  readonly tensor: Tensor;
  /** Projection id, or population id for `bias`. */
  readonly id: number;
}

/**
 * Writes runs of neighbouring elements of a tensor and leaves the others as they are: run k is the next `counts[k]` of
 * `data`, from element `offsets[k]` on. Runs ascend, and none touches the next.
 */
export interface WriteSparse {
  readonly kind: 'write-sparse';
  readonly requestId: RequestId;
  readonly tensor: Tensor;
  readonly id: number;
  /** Elements of the whole tensor. */
  readonly total: number;
  readonly offsets: Uint32Array;
  readonly counts: Uint32Array;
  readonly data: Bulk;
}

export interface ReadWeights {
  readonly kind: 'read-weights';
  readonly requestId: RequestId;
  readonly tensor: Tensor;
  readonly id: number;
}

/** `slow-rate`: after the second filter. */
export type StateVariable = 'potential' | 'rate' | 'acceleration' | 'counts' | 'energy' | 'slow-rate';

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
  /**
   * path: what deferred plasticity accumulated; slots: phi(later) - phi(earlier) of two captured states; through-time:
   * gradient of the output's cost through the last free steps; recurrent: through ever the same step of a state at
   * rest.
   */
  readonly rule: 'path' | 'slots' | 'through-time' | 'recurrent';
  /** Slots that the `slots` rule reads; -1 otherwise. */
  readonly earlier: number;
  readonly later: number;
  readonly divisor: number;
  readonly rateScale: number;
  /** Population whose cost is descended, and steps to go back at most: through-time and recurrent only. */
  readonly output?: number;
  readonly steps?: number;
  /** Slot where projections of a vector field read their source: slots only. */
  readonly free?: number;
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
  'flip-slow-trace-bit',
  'flip-delay-bit',
  'flip-refractory-bit',
  'flip-phase-bit',
  'flip-bias-bit',
  'open-resistor',
  'shorted-resistor',
  'drifted-resistor',
  'open-diode',
  'shorted-diode',
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
  /** Flips of what moves while a network runs, in settles that are named: before this tick since the fresh start. */
  readonly atTick?: number;
}

export interface InjectFault extends FaultTiming {
  readonly kind: 'inject-fault';
  readonly requestId: RequestId;
  readonly fault: FaultKind;
  /** Population id for neurons, projection id for weights. */
  readonly target: number;
  readonly address: number;
  /** Weight of a stuck synapse, number of an inverted bit, a probability, a deviation, a state, or seconds. */
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
  | ConfigureConvolution
  | Commit
  | WriteWeights
  | WriteSparse
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
  /** WriteSparse is understood. */
  readonly sparseWrites: boolean;
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
  'multiply-adds',
  'rate-updates',
  'trap-moves',
  'signed-adds',
  'settles',
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

const READS: ReadonlySet<Command['kind']> = new Set([
  'hello',
  'read-weights',
  'read-state',
  'telemetry',
  'snapshot',
]);

/** True for a command that leaves a chip as it is: asking again gives the same answer. */
export const changesNothing = ({ kind }: Pick<Command, 'kind'>): boolean => READS.has(kind);

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
