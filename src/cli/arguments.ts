import { UserError } from '../problem/problem.js';

export interface ExperimentArguments {
  readonly file: string | undefined;
  readonly overrides: readonly string[];
}

export const EXPERIMENT_ARGUMENTS = '[experiment.yaml] [key.path=value...]';

export const EXPERIMENT_ARGUMENTS_HELP =
  'an experiment file (without one, the default experiment), then settings that replace its own, such as training.epochs=3';

/** `key.path=value` is an override, anything else the file. */
const isOverride = (word: string): boolean => word.includes('=');

/** Tells the file from the overrides. Throws UserError (usage). */
export function experimentArguments(words: readonly string[]): ExperimentArguments {
  const files = words.filter(word => !isOverride(word));
  if (files.length > 1) {
    throw new UserError({
      code: 'usage',
      message: 'more than one experiment file was given',
      found: files.join(' '),
      allowed: 'one file, then key.path=value',
    });
  }
  return { file: files[0], overrides: words.filter(isOverride) };
}
