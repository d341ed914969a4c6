import { ProtocolError } from './error.js';
import { nudge } from './generated/nudge.js';
import type {
  Capabilities,
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  Counter,
  CounterRow,
  Drive,
  ErrorCode,
  FaultKind,
  NumberFormat,
  Plasticity,
  Present,
  RateUnit,
  Settle,
  SourceUnit,
  SpikingUnit,
  StateVariable,
  SynapseRule,
  Tensor,
  Update,
  WriteTopology,
} from './messages.js';
import { each } from './number.js';

const v1 = nudge.v1;

/** A choice of words and the numbers they have on the wire. 0 is no word: it means that none was given. */
export class Vocabulary<Word extends string> {
  private readonly words: readonly (Word | undefined)[];

  constructor(private readonly numbers: Readonly<Record<Word, number>>) {
    const words: (Word | undefined)[] = [];
    for (const [word, number] of Object.entries(numbers)) words[number as number] = word as Word;
    this.words = words;
  }

  write(word: Word, path: string): number {
    const number = Object.hasOwn(this.numbers, word) ? this.numbers[word] : undefined;
    if (number !== undefined) return number;
    throw new ProtocolError(
      'range',
      path,
      'the word is unknown',
      word,
      Object.keys(this.numbers).join(' | '),
    );
  }

  read(number: number, path: string): Word {
    const word = this.words[number];
    if (word !== undefined) return word;
    if (number === 0) throw new ProtocolError('malformed', path, 'a choice is missing');
    throw new ProtocolError(
      'unsupported',
      path,
      'the choice is unknown here',
      number,
      `1 to ${this.words.length - 1}`,
    );
  }

  writeAll(words: readonly Word[], path: string): number[] {
    return each(words, path, word => this.write(word, ''));
  }

  /** The known words of a list; newer ones say what we would not ask for. */
  readKnown(numbers: readonly number[], path: string): Word[] {
    const known = numbers.filter(number => number === 0 || this.words[number] !== undefined);
    return each(known, path, number => this.read(number, ''));
  }
}

export const FORMAT_KINDS = new Vocabulary<NumberFormat['kind']>({
  float32: v1.FormatKind.FORMAT_KIND_FLOAT32,
  fixed: v1.FormatKind.FORMAT_KIND_FIXED,
});
export const ROUNDINGS = new Vocabulary<NumberFormat['rounding']>({
  nearest: v1.Rounding.ROUNDING_NEAREST,
  stochastic: v1.Rounding.ROUNDING_STOCHASTIC,
});
export const UNIT_KINDS = new Vocabulary<Capabilities['units'][number]>({
  source: v1.UnitKind.UNIT_KIND_SOURCE,
  spiking: v1.UnitKind.UNIT_KIND_SPIKING,
  cuba: v1.UnitKind.UNIT_KIND_CUBA,
  rate: v1.UnitKind.UNIT_KIND_RATE,
  resistive: v1.UnitKind.UNIT_KIND_RESISTIVE,
});
export const ENCODERS = new Vocabulary<SourceUnit['encoder']>({
  regular: v1.Encoder.ENCODER_REGULAR,
  bernoulli: v1.Encoder.ENCODER_BERNOULLI,
  events: v1.Encoder.ENCODER_EVENTS,
});
export const RESETS = new Vocabulary<SpikingUnit['reset']>({
  subtract: v1.Reset.RESET_SUBTRACT,
  zero: v1.Reset.RESET_ZERO,
});
export const ACTIVATIONS = new Vocabulary<RateUnit['activation']>({
  linear: v1.Activation.ACTIVATION_LINEAR,
  'hard-sigmoid': v1.Activation.ACTIVATION_HARD_SIGMOID,
  'half-sigmoid': v1.Activation.ACTIVATION_HALF_SIGMOID,
  sigmoid: v1.Activation.ACTIVATION_SIGMOID,
  tanh: v1.Activation.ACTIVATION_TANH,
  softmax: v1.Activation.ACTIVATION_SOFTMAX,
  binary: v1.Activation.ACTIVATION_BINARY,
});
export const DYNAMICS = new Vocabulary<RateUnit['dynamics']>({
  'fixed-point': v1.Dynamics.DYNAMICS_FIXED_POINT,
  euler: v1.Dynamics.DYNAMICS_EULER,
  minimise: v1.Dynamics.DYNAMICS_MINIMISE,
});
export const ORDERS = new Vocabulary<RateUnit['order']>({
  synchronous: v1.Order.ORDER_SYNCHRONOUS,
  asynchronous: v1.Order.ORDER_ASYNCHRONOUS,
  forward: v1.Order.ORDER_FORWARD,
  backward: v1.Order.ORDER_BACKWARD,
});

export const SENDS = new Vocabulary<RateUnit['sends']>({
  all: v1.Sends.SENDS_ALL,
  changes: v1.Sends.SENDS_CHANGES,
});
export const NUDGE_PLACES = new Vocabulary<RateUnit['nudge']>({
  inside: v1.NudgePlace.NUDGE_PLACE_INSIDE,
  outside: v1.NudgePlace.NUDGE_PLACE_OUTSIDE,
});
export const ROLES = new Vocabulary<ConfigurePopulation['role']>({
  input: v1.Role.ROLE_INPUT,
  hidden: v1.Role.ROLE_HIDDEN,
  output: v1.Role.ROLE_OUTPUT,
});
export const CONNECTIVITIES = new Vocabulary<ConfigureProjection['connectivity']>({
  dense: v1.Connectivity.CONNECTIVITY_DENSE,
  sparse: v1.Connectivity.CONNECTIVITY_SPARSE,
  convolution: v1.Connectivity.CONNECTIVITY_CONVOLUTION,
});
export const POOLS = new Vocabulary<ConfigureConvolution['pool']>({
  none: v1.Pool.POOL_NONE,
  max: v1.Pool.POOL_MAX,
  average: v1.Pool.POOL_AVERAGE,
});
export const STORAGES = new Vocabulary<ConfigureProjection['storage']>({
  float32: v1.Storage.STORAGE_FLOAT32,
  int16: v1.Storage.STORAGE_INT16,
  int8: v1.Storage.STORAGE_INT8,
});
export const SYNAPSE_RULES = new Vocabulary<SynapseRule>({
  real: v1.SynapseRule.SYNAPSE_RULE_REAL,
  levels: v1.SynapseRule.SYNAPSE_RULE_LEVELS,
  inertia: v1.SynapseRule.SYNAPSE_RULE_INERTIA,
  pulses: v1.SynapseRule.SYNAPSE_RULE_PULSES,
  conductances: v1.SynapseRule.SYNAPSE_RULE_CONDUCTANCES,
});
export const STEP_RULES = new Vocabulary<ConfigurePulses['stepRule']>({
  constant: v1.StepRule.STEP_RULE_CONSTANT,
  'soft-bounds': v1.StepRule.STEP_RULE_SOFT_BOUNDS,
  exponential: v1.StepRule.STEP_RULE_EXPONENTIAL,
});
export const CELL_KINDS = new Vocabulary<Capabilities['cells'][number]>({
  ideal: v1.CellKind.CELL_KIND_IDEAL,
  pairs: v1.CellKind.CELL_KIND_PAIRS,
  analog: v1.CellKind.CELL_KIND_ANALOG,
});
export const WIRE_MODELS = new Vocabulary<ConfigureAnalog['wires']>({
  off: v1.WireModel.WIRE_MODEL_OFF,
  fast: v1.WireModel.WIRE_MODEL_FAST,
  exact: v1.WireModel.WIRE_MODEL_EXACT,
});
export const CONVERTERS = new Vocabulary<ConfigureAnalog['converter']>({
  none: v1.Converter.CONVERTER_NONE,
  tick: v1.Converter.CONVERTER_TICK,
  event: v1.Converter.CONVERTER_EVENT,
});
export const CELL_ACCESSES = new Vocabulary<ConfigureCells['access']>({
  'row-scan': v1.CellAccess.CELL_ACCESS_ROW_SCAN,
  'transposed-cell': v1.CellAccess.CELL_ACCESS_TRANSPOSED_CELL,
  'two-copies': v1.CellAccess.CELL_ACCESS_TWO_COPIES,
});
export const CELL_READINGS = new Vocabulary<ConfigureCells['reading']>({
  once: v1.CellReading.CELL_READING_ONCE,
  'every-event': v1.CellReading.CELL_READING_EVERY_EVENT,
});
export const TOPOLOGY_PARTS = new Vocabulary<WriteTopology['part']>({
  rows: v1.TopologyPart.TOPOLOGY_PART_ROWS,
  targets: v1.TopologyPart.TOPOLOGY_PART_TARGETS,
});
export const TENSORS = new Vocabulary<Tensor>({
  weight: v1.Tensor.TENSOR_WEIGHT,
  bias: v1.Tensor.TENSOR_BIAS,
  accumulator: v1.Tensor.TENSOR_ACCUMULATOR,
  hidden: v1.Tensor.TENSOR_HIDDEN,
  pulses: v1.Tensor.TENSOR_PULSES,
  backward: v1.Tensor.TENSOR_BACKWARD,
});
export const STATE_VARIABLES = new Vocabulary<StateVariable>({
  potential: v1.StateVariable.STATE_VARIABLE_POTENTIAL,
  rate: v1.StateVariable.STATE_VARIABLE_RATE,
  acceleration: v1.StateVariable.STATE_VARIABLE_ACCELERATION,
  counts: v1.StateVariable.STATE_VARIABLE_COUNTS,
  energy: v1.StateVariable.STATE_VARIABLE_ENERGY,
  'slow-rate': v1.StateVariable.STATE_VARIABLE_SLOW_RATE,
});
export const LAYOUTS = new Vocabulary<Present['layout']>({
  dense: v1.Layout.LAYOUT_DENSE,
  'one-hot': v1.Layout.LAYOUT_ONE_HOT,
});
export const DRIVE_KINDS = new Vocabulary<Drive['kind']>({
  nudge: v1.DriveKind.DRIVE_KIND_NUDGE,
  force: v1.DriveKind.DRIVE_KIND_FORCE,
  clamp: v1.DriveKind.DRIVE_KIND_CLAMP,
  couple: v1.DriveKind.DRIVE_KIND_COUPLE,
});
export const EVALUATIONS = new Vocabulary<Drive['evaluation']>({
  'closed-loop': v1.Evaluation.EVALUATION_CLOSED_LOOP,
  frozen: v1.Evaluation.EVALUATION_FROZEN,
});
export const STARTS = new Vocabulary<Settle['start']>({
  fresh: v1.Start.START_FRESH,
  continue: v1.Start.START_CONTINUE,
  slot: v1.Start.START_SLOT,
});
export const PLASTICITIES = new Vocabulary<Plasticity>({
  off: v1.Plasticity.PLASTICITY_OFF,
  continual: v1.Plasticity.PLASTICITY_CONTINUAL,
  deferred: v1.Plasticity.PLASTICITY_DEFERRED,
});
export const CONTRASTS = new Vocabulary<NonNullable<ConfigureProjection['contrast']>>({
  products: v1.Contrast.CONTRAST_PRODUCTS,
  target: v1.Contrast.CONTRAST_TARGET,
});
export const RULES = new Vocabulary<Update['rule']>({
  path: v1.Rule.RULE_PATH,
  slots: v1.Rule.RULE_SLOTS,
  'through-time': v1.Rule.RULE_THROUGH_TIME,
  recurrent: v1.Rule.RULE_RECURRENT,
});
export const FAULT_KINDS = new Vocabulary<FaultKind>({
  'dead-neuron': v1.FaultKind.FAULT_KIND_DEAD_NEURON,
  'stuck-weight': v1.FaultKind.FAULT_KIND_STUCK_WEIGHT,
  'flip-weight-bit': v1.FaultKind.FAULT_KIND_FLIP_WEIGHT_BIT,
  'flip-accumulator-bit': v1.FaultKind.FAULT_KIND_FLIP_ACCUMULATOR_BIT,
  'flip-hidden-bit': v1.FaultKind.FAULT_KIND_FLIP_HIDDEN_BIT,
  'flip-membrane-bit': v1.FaultKind.FAULT_KIND_FLIP_MEMBRANE_BIT,
  'flip-trace-bit': v1.FaultKind.FAULT_KIND_FLIP_TRACE_BIT,
  'flip-level': v1.FaultKind.FAULT_KIND_FLIP_LEVEL,
  'stuck-cell': v1.FaultKind.FAULT_KIND_STUCK_CELL,
  'read-errors': v1.FaultKind.FAULT_KIND_READ_ERRORS,
  'write-errors': v1.FaultKind.FAULT_KIND_WRITE_ERRORS,
  age: v1.FaultKind.FAULT_KIND_AGE,
  'threshold-mismatch': v1.FaultKind.FAULT_KIND_THRESHOLD_MISMATCH,
  'leak-mismatch': v1.FaultKind.FAULT_KIND_LEAK_MISMATCH,
  'drop-spikes': v1.FaultKind.FAULT_KIND_DROP_SPIKES,
  'delay-spikes': v1.FaultKind.FAULT_KIND_DELAY_SPIKES,
  'extra-spikes': v1.FaultKind.FAULT_KIND_EXTRA_SPIKES,
  'sense-offset': v1.FaultKind.FAULT_KIND_SENSE_OFFSET,
  'dead-word-line': v1.FaultKind.FAULT_KIND_DEAD_WORD_LINE,
  'shorted-word-line': v1.FaultKind.FAULT_KIND_SHORTED_WORD_LINE,
  'dead-bit-line': v1.FaultKind.FAULT_KIND_DEAD_BIT_LINE,
  'shorted-bit-line': v1.FaultKind.FAULT_KIND_SHORTED_BIT_LINE,
  'supply-drop': v1.FaultKind.FAULT_KIND_SUPPLY_DROP,
  'flip-slow-trace-bit': v1.FaultKind.FAULT_KIND_FLIP_SLOW_TRACE_BIT,
  'flip-delay-bit': v1.FaultKind.FAULT_KIND_FLIP_DELAY_BIT,
  'flip-refractory-bit': v1.FaultKind.FAULT_KIND_FLIP_REFRACTORY_BIT,
  'flip-phase-bit': v1.FaultKind.FAULT_KIND_FLIP_PHASE_BIT,
  'flip-bias-bit': v1.FaultKind.FAULT_KIND_FLIP_BIAS_BIT,
  'open-resistor': v1.FaultKind.FAULT_KIND_OPEN_RESISTOR,
  'shorted-resistor': v1.FaultKind.FAULT_KIND_SHORTED_RESISTOR,
  'drifted-resistor': v1.FaultKind.FAULT_KIND_DRIFTED_RESISTOR,
  'open-diode': v1.FaultKind.FAULT_KIND_OPEN_DIODE,
  'shorted-diode': v1.FaultKind.FAULT_KIND_SHORTED_DIODE,
});
export const SCOPES = new Vocabulary<CounterRow['scope']>({
  chip: v1.Scope.SCOPE_CHIP,
  population: v1.Scope.SCOPE_POPULATION,
  projection: v1.Scope.SCOPE_PROJECTION,
});
export const COUNTER_NAMES = new Vocabulary<Counter>({
  ticks: v1.Counter.COUNTER_TICKS,
  spikes: v1.Counter.COUNTER_SPIKES,
  'neuron-updates': v1.Counter.COUNTER_NEURON_UPDATES,
  'forward-events': v1.Counter.COUNTER_FORWARD_EVENTS,
  'backward-events': v1.Counter.COUNTER_BACKWARD_EVENTS,
  'accumulator-increments': v1.Counter.COUNTER_ACCUMULATOR_INCREMENTS,
  'stored-changes': v1.Counter.COUNTER_STORED_CHANGES,
  'programming-pulses': v1.Counter.COUNTER_PROGRAMMING_PULSES,
  'bias-changes': v1.Counter.COUNTER_BIAS_CHANGES,
  'set-pulses': v1.Counter.COUNTER_SET_PULSES,
  'reset-pulses': v1.Counter.COUNTER_RESET_PULSES,
  senses: v1.Counter.COUNTER_SENSES,
  'hidden-updates': v1.Counter.COUNTER_HIDDEN_UPDATES,
  misreads: v1.Counter.COUNTER_MISREADS,
  'fault-hits': v1.Counter.COUNTER_FAULT_HITS,
  'dropped-spikes': v1.Counter.COUNTER_DROPPED_SPIKES,
  'delayed-spikes': v1.Counter.COUNTER_DELAYED_SPIKES,
  'extra-spikes': v1.Counter.COUNTER_EXTRA_SPIKES,
  'analog-reads': v1.Counter.COUNTER_ANALOG_READS,
  conversions: v1.Counter.COUNTER_CONVERSIONS,
  'multiply-adds': v1.Counter.COUNTER_MULTIPLY_ADDS,
  'rate-updates': v1.Counter.COUNTER_RATE_UPDATES,
  'trap-moves': v1.Counter.COUNTER_TRAP_MOVES,
  'signed-adds': v1.Counter.COUNTER_SIGNED_ADDS,
  settles: v1.Counter.COUNTER_SETTLES,
});
export const ERROR_CODES = new Vocabulary<ErrorCode>({
  malformed: v1.ErrorCode.ERROR_CODE_MALFORMED,
  unsupported: v1.ErrorCode.ERROR_CODE_UNSUPPORTED,
  'too-big': v1.ErrorCode.ERROR_CODE_TOO_BIG,
  busy: v1.ErrorCode.ERROR_CODE_BUSY,
  'bad-state': v1.ErrorCode.ERROR_CODE_BAD_STATE,
  range: v1.ErrorCode.ERROR_CODE_RANGE,
  'no-room': v1.ErrorCode.ERROR_CODE_NO_ROOM,
  diverged: v1.ErrorCode.ERROR_CODE_DIVERGED,
  internal: v1.ErrorCode.ERROR_CODE_INTERNAL,
});
