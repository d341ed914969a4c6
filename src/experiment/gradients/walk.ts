import { relaxedAnswer } from '../../estimator/states.js';
import type { Settled, Update } from '../../protocol/messages.js';
import { Session } from '../../stream/session.js';
import type { Trial } from '../trial.js';
import { readImage, readWeights, setUp, type Weights } from '../weights.js';

/** What every parameter is moved by: weights by projection, biases by population. */
export interface Moves {
  readonly projections: readonly Float64Array[];
  readonly biases: readonly Float64Array[];
}

/** Updates are made so many times as large, so that their digits are not lost in the weights that they are added to. */
const GAIN = 64;

/** Slots: of the free state, and of the states before and after a step in turn. */
const FREE = 0;
export const WALK_SLOTS = 3;
const slotAt = (step: number): number => (step === 0 ? FREE : 1 + (step % 2));

type Rule = Pick<Update, 'rule'> & Partial<Update>;

/** A chip on which updates are tried and taken back: first a free phase, then nudged steps one by one. */
export class Walk {
  private readonly session: Session;
  private steps = 0;

  /** @param trial its network has WALK_SLOTS slots, and learning rates of 1 or 0 */
  constructor(
    private readonly trial: Trial,
    private readonly weights: Weights,
  ) {
    this.session = new Session(trial.chip, trial.capabilities.window);
  }

  /** Settles the samples that `shown` presents freely; returns the largest move of a rate in the last step. */
  async free(shown: Parameters<Session['play']>[0], steps: number): Promise<number> {
    await this.session.play(setUp(this.trial, this.weights));
    await this.session.play(shown);
    const settle = { ...relaxedAnswer(steps, 0, -1), saveSlot: FREE };
    return ((await this.session.ask(settle)).at(-1) as Settled).residual;
  }

  /** One step nudged by beta, and what it would move parameters by, as if weights followed it. */
  async nudged(beta: number): Promise<Moves> {
    const { output } = this.trial;
    const [earlier, later] = [slotAt(this.steps), slotAt(++this.steps)];
    await this.session.ask({
      ...{ ...relaxedAnswer(1, 0, -1, 'continue'), saveSlot: later },
      drives: [{ kind: 'nudge', population: output, beta, evaluation: 'closed-loop' }],
    });
    return this.moved({ rule: 'slots', earlier, later, divisor: beta, free: FREE });
  }

  /** What the gradient through the last `steps` free steps would move parameters by. */
  gradient(steps: number): Promise<Moves> {
    return this.moved({ rule: 'through-time', output: this.trial.output, steps });
  }

  /** Makes an update, reads what it has moved, and takes it back. */
  private async moved(rule: Rule): Promise<Moves> {
    const { session, trial, weights } = this;
    const data = await readImage(session);
    const update = { kind: 'update', earlier: -1, later: -1, divisor: 1, rateScale: GAIN, ...rule } as const;
    await session.ask(update);
    const after = await readWeights(trial, session);
    await session.ask({ kind: 'restore', offset: 0, count: data.length, total: data.length, data });
    const moves = (kind: 'projections' | 'biases') =>
      weights[kind].map((before, id) =>
        Float64Array.from(before, (value, k) => (after[kind][id]![k]! - value) / GAIN),
      );
    return { projections: moves('projections'), biases: moves('biases') };
  }

  close(): void {
    this.session.close();
  }
}
