import type {
  ChipError,
  ChipEvent,
  Command,
  ConfigureAnalog,
  ConfigureCells,
  ConfigureConductances,
  ConfigureConvolution,
  ConfigurePopulation,
  ConfigureProjection,
  ConfigurePulses,
  ConfigureSynapse,
  Present,
  Restore,
  Settle,
  WriteSparse,
  WriteTopology,
} from '../protocol/messages.js';
import { insist, Refusal } from '../substrate/refusal.js';
import { saidOf } from '../substrate/spiking/layout.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import type { Substrate } from '../substrate/substrate.js';
import { checkAnalog, checkConductances, checkDevices } from './analog.js';
import type { CapabilitySheet } from './sheet.js';
import { checkCells, checkPulses } from './stored.js';
import type { SubstrateKind } from './substrates.js';
import { checkConvolution, checkTopology } from './validate.js';

export type Emit = (event: ChipEvent) => void;

/** Says what does not fit, or nothing. */
export type FitCheck = (network: Draft) => string | undefined;

export interface MachineOptions {
  readonly capabilities: CapabilitySheet;
  readonly substrate: SubstrateKind;
  readonly kernels: KernelFactory;
  readonly fits: FitCheck;
}

/** A network being described, before commit. */
export interface Draft {
  readonly seed: number;
  readonly slots: number;
  readonly populations: ConfigurePopulation[];
  readonly projections: ConfigureProjection[];
  readonly topologies: Map<number, { rows: Uint32Array; targets: Uint32Array }>;
  synapses: readonly ConfigureSynapse[];
  cells: readonly ConfigureCells[];
  pulses: readonly ConfigurePulses[];
  conductances: readonly ConfigureConductances[];
  analog: readonly ConfigureAnalog[];
  convolutions: readonly ConfigureConvolution[];
}

const emptyDraft = () => ({
  populations: [],
  projections: [],
  topologies: new Map(),
  synapses: [],
  cells: [],
  pulses: [],
  conductances: [],
  analog: [],
  convolutions: [],
});

/** The protocol state machine of an emulated chip: one command in, its events out. */
export class Machine {
  private draft: Draft | undefined;
  private substrate: Substrate | undefined;
  private restoring: Uint8Array | undefined;

  constructor(private readonly options: MachineOptions) {}

  /**
   * Carries out one command; always ends in exactly one terminal event. Long commands yield now and then, so that
   * the caller can let others run.
   */
  *handle(command: Command, emit: Emit): Generator<void> {
    try {
      if (command.kind === 'settle') emit(yield* this.running().settle(command, emit));
      else this.dispatch(command, emit);
    } catch (error) {
      emit(errorEvent(command.requestId, error));
    }
  }

  private dispatch(command: Exclude<Command, Settle>, emit: Emit): void {
    const { requestId } = command;
    switch (command.kind) {
      case 'hello': {
        const { major, minor } = this.options.capabilities;
        insist(
          command.major === major,
          'unsupported',
          `this chip speaks protocol ${major}.${minor}`,
          'major',
        );
        emit({ kind: 'capabilities', requestId, ...this.options.capabilities });
        return;
      }
      case 'configure': {
        const { slots } = this.options.capabilities;
        insist(command.slots <= slots, 'no-room', `this chip has ${slots} slots`, 'slots');
        const { seed } = command;
        this.substrate = undefined;
        this.draft = { seed, slots: command.slots, ...emptyDraft() };
        break;
      }
      case 'population':
        this.addPopulation(command);
        break;
      case 'projection':
        this.addProjection(command);
        break;
      case 'topology':
        this.addTopology(command);
        break;
      case 'synapse':
        this.addSynapse(command);
        break;
      case 'cells':
        this.addCells(command);
        break;
      case 'pulses':
        this.addPulses(command);
        break;
      case 'conductances':
        this.addConductances(command);
        break;
      case 'analog':
        this.addAnalog(command);
        break;
      case 'convolution':
        this.addConvolution(command);
        break;
      case 'commit':
        this.commit();
        break;
      default:
        this.operate(command, this.running(), emit);
        return;
    }
    emit({ kind: 'done', requestId });
  }

  private running(): Substrate {
    insist(
      this.substrate !== undefined,
      'bad-state',
      'no network is configured: send configure ... commit first',
    );
    return this.substrate;
  }

  private drafting(): Draft {
    insist(this.draft !== undefined, 'bad-state', 'no configuration is open: send configure first');
    return this.draft;
  }

  private addPopulation(command: ConfigurePopulation): void {
    const draft = this.drafting();
    const known = command.id <= draft.populations.length;
    insist(known, 'range', `population ids are given in order; expected ${draft.populations.length}`, 'id');
    this.options.substrate.checkPopulation(command, this.options.capabilities);
    draft.populations[command.id] = command;
  }

  private addProjection(command: ConfigureProjection): void {
    const draft = this.drafting();
    const known = command.id <= draft.projections.length;
    insist(known, 'range', `projection ids are given in order; expected ${draft.projections.length}`, 'id');
    this.options.substrate.checkProjection(command, draft.populations, this.options.capabilities);
    draft.projections[command.id] = command;
    // Synapses were checked against the projection that there was.
    draft.synapses = draft.synapses.filter(({ projection }) => projection !== command.id);
  }

  private addTopology(command: WriteTopology): void {
    const draft = this.drafting();
    const projection = draft.projections[command.projection];
    insist(
      projection?.connectivity === 'sparse',
      'range',
      'a topology belongs to a sparse projection',
      'projection',
    );
    const sources = draft.populations[projection.source]!.shape.reduce((a, b) => a * b, 1);
    const length = command.part === 'rows' ? sources + 1 : projection.synapses;
    insist(command.total === length, 'range', `expected ${length} elements in all`, 'total');
    let entry = draft.topologies.get(projection.id);
    if (!entry) {
      entry = { rows: new Uint32Array(sources + 1), targets: new Uint32Array(projection.synapses) };
      draft.topologies.set(projection.id, entry);
    }
    entry[command.part].set(command.data, command.offset);
  }

  private addSynapse(command: ConfigureSynapse): void {
    const draft = this.drafting();
    const known = this.options.capabilities.synapses.includes(command.rule);
    insist(known, 'unsupported', `this chip has no synapses of the rule ${command.rule}`, 'rule');
    const projection = draft.projections[command.projection];
    insist(projection !== undefined, 'range', 'the projection does not exist', 'projection');
    this.options.substrate.checkSynapse(command, projection);
    draft.synapses = replaced(draft.synapses, command).filter(({ rule }) => rule !== 'real');
  }

  private addCells(command: ConfigureCells): void {
    const draft = this.drafting();
    const known = this.options.capabilities.cells.includes('pairs');
    insist(known, 'unsupported', 'this chip has no pairs of devices', 'projection');
    checkCells(command, saidOf(draft.synapses, command.projection));
    draft.cells = replaced(draft.cells, command);
  }

  private addPulses(command: ConfigurePulses): void {
    const draft = this.drafting();
    checkPulses(command, saidOf(draft.synapses, command.projection));
    draft.pulses = replaced(draft.pulses, command);
  }

  private addConductances(command: ConfigureConductances): void {
    const draft = this.drafting();
    checkConductances(command, saidOf(draft.synapses, command.projection));
    draft.conductances = replaced(draft.conductances, command);
  }

  private addAnalog(command: ConfigureAnalog): void {
    const draft = this.drafting();
    checkAnalog(command, saidOf(draft.synapses, command.projection));
    draft.analog = replaced(draft.analog, command);
  }

  private addConvolution(command: ConfigureConvolution): void {
    const draft = this.drafting();
    checkConvolution(command, draft.projections[command.projection]);
    draft.convolutions = replaced(draft.convolutions, command);
  }

  private commit(): void {
    const draft = this.drafting();
    insist(draft.populations.length > 0, 'bad-state', 'a network needs at least one population');
    for (const projection of draft.projections) {
      if (projection.connectivity === 'sparse')
        checkTopology(projection, draft.populations, draft.topologies);
    }
    // Any of them may have been replaced since they were checked.
    for (const synapse of draft.synapses) {
      const moved = synapse.rule !== 'pulses' || saidOf(draft.pulses, synapse.projection) !== undefined;
      insist(moved, 'bad-state', 'synapses that pulses move need their devices: send pulses', 'projection');
      checkDevices(draft, synapse);
    }
    for (const devices of draft.conductances)
      checkConductances(devices, saidOf(draft.synapses, devices.projection));
    for (const read of draft.analog) checkAnalog(read, saidOf(draft.synapses, read.projection));
    for (const pulses of draft.pulses) checkPulses(pulses, saidOf(draft.synapses, pulses.projection));
    for (const cells of draft.cells) checkCells(cells, saidOf(draft.synapses, cells.projection));
    this.options.substrate.checkNetwork(draft);
    const obstacle = this.options.fits(draft);
    insist(obstacle === undefined, 'no-room', obstacle ?? '');
    this.substrate = this.options.substrate.make(draft, this.options.kernels);
    this.draft = undefined;
  }

  private operate(command: Command, substrate: Substrate, emit: Emit): void {
    const { requestId } = command;
    switch (command.kind) {
      case 'read-weights': {
        const data = substrate.read(command.tensor, command.id);
        const { tensor, id } = command;
        emit({
          kind: 'weights',
          requestId,
          tensor,
          id,
          offset: 0,
          count: data.length,
          total: data.length,
          data,
        });
        return;
      }
      case 'read-state': {
        const { population, variable } = command;
        const data = substrate.readState(population, variable);
        const whole = { offset: 0, count: data.length, total: data.length, data };
        emit({ kind: 'state', requestId, population, variable, ...whole });
        return;
      }
      case 'telemetry': {
        const rows = substrate.counters();
        emit({ kind: 'telemetry-report', requestId, offset: 0, total: rows.length, rows });
        return;
      }
      case 'snapshot': {
        const data = substrate.snapshot();
        emit({ kind: 'snapshot-block', requestId, offset: 0, count: data.length, total: data.length, data });
        return;
      }
      case 'present':
        this.checkSize(command);
        substrate.present(command);
        break;
      case 'update':
        substrate.update(command);
        break;
      case 'write-weights':
        substrate.write(command.tensor, command.id, command.offset, command.data);
        break;
      case 'write-sparse':
        writeRuns(substrate, command);
        break;
      case 'spikes-in':
        substrate.sendSpikes(command);
        break;
      case 'inject-fault':
        substrate.inject(command);
        break;
      case 'restore':
        this.restore(command, substrate);
        break;
      default:
        throw new Refusal('unsupported', `unknown command ${command.kind}`);
    }
    emit({ kind: 'done', requestId });
  }

  private checkSize({ batch, steps }: Present): void {
    const { maxBatch, maxSteps } = this.options.capabilities;
    insist(batch <= maxBatch, 'too-big', `this chip takes ${maxBatch} samples at once`, 'batch');
    insist(steps <= maxSteps, 'too-big', `this chip takes sequences of ${maxSteps} steps`, 'steps');
  }

  /** Gathers blocks; the last one puts the state back. */
  private restore(command: Restore, substrate: Substrate): void {
    if (command.offset === 0) this.restoring = new Uint8Array(command.total);
    const fits = this.restoring?.length === command.total;
    insist(fits, 'bad-state', 'a restore starts at offset 0 and keeps its total', 'offset');
    this.restoring!.set(command.data, command.offset);
    if (command.offset + command.count < command.total) return;
    substrate.restore(this.restoring!);
    this.restoring = undefined;
  }
}

/** Nothing is written before everything was looked at: the values, and by an empty write where the last run ends. */
function writeRuns(substrate: Substrate, { counts, data, id, offsets, tensor }: WriteSparse): void {
  insist(!Array.prototype.some.call(data, Number.isNaN), 'range', 'a value is not a number', 'data');
  substrate.write(tensor, id, (offsets.at(-1) ?? 0) + (counts.at(-1) ?? 0), data.subarray(0, 0));
  let from = 0;
  for (const [k, count] of counts.entries()) {
    substrate.write(tensor, id, offsets[k]!, data.subarray(from, from + count));
    from += count;
  }
}

/** A message of a projection in the place of what was said of it before. */
const replaced = <M extends { readonly projection: number }>(said: readonly M[], message: M): M[] => [
  ...said.filter(one => one.projection !== message.projection),
  message,
];

/** What a refused or failed command answers. */
function errorEvent(requestId: number, error: unknown): ChipError {
  if (error instanceof Refusal) {
    const { code, message, path } = error;
    return { kind: 'error', requestId, code, retryable: code === 'busy', message, path };
  }
  if (error instanceof RangeError) {
    return { kind: 'error', requestId, code: 'no-room', retryable: false, message: error.message, path: '' };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'error', requestId, code: 'internal', retryable: false, message, path: '' };
}
