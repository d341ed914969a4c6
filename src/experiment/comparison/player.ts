import type { CapabilitySheet } from '../../chip/sheet.js';
import type { Chip } from '../../protocol/chip.js';
import type {
  ChipEvent,
  ConfigurePopulation,
  ConfigureProjection,
  StateVariable,
} from '../../protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../../stream/session.js';
import { argmax, scoresOf } from '../presenting.js';
import type { Questions } from './stream.js';

/** A chip that is compared. */
export interface Contender {
  /** As the user named it. */
  readonly name: string;
  readonly chip: Chip;
  readonly capabilities: CapabilitySheet;
  /** False for a recording, which answers nothing but what was asked then. */
  readonly open: boolean;
}

/** What one chip has learnt at one moment. */
export interface Mark {
  /** Blocks behind the one that set the chip up. */
  readonly blocks: number;
  /** Spikes of all settles so far. */
  readonly spikes: number;
  /** By tensor: `weights of NAME`, `biases of NAME`. Empty where they cannot be read. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** Classes that it answered: to the questions, or without any to all free settles since the last mark. */
  readonly answers: readonly number[];
  /** Share of right ones, where that is known. */
  readonly accuracy: number | undefined;
}

/** Populations and projections that commands have configured. */
export class Layout {
  populations: Omit<ConfigurePopulation, 'requestId'>[] = [];
  projections: Omit<ConfigureProjection, 'requestId'>[] = [];

  note(command: Unnumbered): void {
    if (command.kind === 'configure') [this.populations, this.projections] = [[], []];
    if (command.kind === 'population') this.populations.push(command);
    if (command.kind === 'projection') this.projections.push(command);
  }
}

/** Plays commands to one chip, one after the other, and keeps account of what it says. */
export class Player {
  readonly layout = new Layout();
  private readonly session: Session;
  private readonly weights = new Map<string, Float32Array>();
  private spikes = 0;
  private answers: number[] = [];

  /** @param perClass output neurons of each class */
  constructor(
    readonly contender: Contender,
    private readonly perClass: number,
  ) {
    this.session = new Session(contender.chip, 1);
  }

  /** Sends a command and gathers its events; a refusal is one of them. */
  async play(command: Unnumbered): Promise<readonly ChipEvent[]> {
    const events = await this.session.ask(command).catch((error: unknown) => {
      if (error instanceof ChipRefused) return [error.event];
      throw error;
    });
    this.layout.note(command);
    for (const event of events) this.account(command, event);
    return events;
  }

  /** The state of neurons, or undefined where the chip does not tell. */
  async state(population: number, variable: StateVariable): Promise<readonly number[] | undefined> {
    const events = await this.play({ kind: 'read-state', population, variable });
    const blocks = events.filter(event => event.kind === 'state');
    return blocks.length > 0 ? blocks.flatMap(({ data }) => [...data]) : undefined;
  }

  /** Weights and biases as they are now. @param read asks for them; else they are those that were asked for last */
  async learnt(read: boolean): Promise<ReadonlyMap<string, Float32Array>> {
    if (read) {
      const { populations, projections } = this.layout;
      for (const { id } of projections) await this.play({ kind: 'read-weights', tensor: 'weight', id });
      for (const { id, unit } of populations) {
        if (unit.kind !== 'source') await this.play({ kind: 'read-weights', tensor: 'bias', id });
      }
    }
    return new Map(this.weights);
  }

  /** What it has learnt now. @param read as in `learnt`, and asks the questions */
  async mark(blocks: number, read: boolean, questions: Questions | undefined): Promise<Mark> {
    const { spikes } = this;
    const weights = await this.learnt(read);
    const asked = read ? questions : undefined;
    if (asked) {
      this.answers = [];
      for (const command of asked.commands) await this.play(command);
    }
    const answers = this.answers;
    this.answers = [];
    this.spikes = spikes;
    const right = asked && answers.filter((answer, k) => answer === asked.labels[k]).length;
    const accuracy = right === undefined || answers.length === 0 ? undefined : right / answers.length;
    return { blocks, spikes, weights, answers, accuracy };
  }

  close(): void {
    this.session.close();
  }

  private account(command: Unnumbered, event: ChipEvent): void {
    if (event.kind === 'weights' && (event.tensor === 'weight' || event.tensor === 'bias')) {
      const kept = event.tensor === 'weight' ? this.layout.projections : this.layout.populations;
      const name = `${event.tensor === 'weight' ? 'weights' : 'biases'} of ${kept[event.id]?.name}`;
      const whole = event.offset > 0 ? this.weights.get(name) : undefined;
      const into = whole ?? new Float32Array(event.total);
      into.set(event.data, event.offset);
      this.weights.set(name, into);
    }
    if (event.kind !== 'settled') return;
    this.spikes += event.work.spikes;
    if (command.kind !== 'settle' || command.drives.length > 0 || command.readout < 0) return;
    this.answers.push(...scoresOf(event, this.perClass).map(argmax));
  }
}
