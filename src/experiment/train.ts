import { UserError } from '../problem/problem.js';
import { ChipRefused, Session } from '../stream/session.js';
import { divergence } from './divergence.js';
import type { Summary } from './summary.js';
import { Training, type TrainRequest } from './training.js';
import { prepare } from './trial.js';

export type { Progress, TrainRequest } from './training.js';

/** Trains an experiment into a run folder and tests it. @throws UserError for the user's problems, divergence too */
export async function train(request: TrainRequest): Promise<Summary> {
  const trial = prepare(request.experiment, request.dataDir);
  const session = new Session(trial.chip, trial.capabilities.window);
  try {
    return await new Training(request, trial, session).run();
  } catch (error) {
    const told = explained(error, request);
    if (told instanceof UserError && told.problems.some(({ code }) => code === 'diverged')) {
      request.folder.move('diverged', told.message);
    }
    throw told;
  } finally {
    session.close();
  }
}

/** What the chip found diverged is the user's problem, with a likely cause. */
function explained(error: unknown, { experiment }: TrainRequest): unknown {
  const diverged = error instanceof ChipRefused && error.event.code === 'diverged';
  return diverged ? new UserError(divergence(experiment, error.event.message)) : error;
}
