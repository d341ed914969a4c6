import { type Problem, UserError } from './problem.js';

/**
 * The one rule for format names such as `nudge.run/1`, in every file we write: the number rises when an old
 * reader would misread the file, and not for additions that it may ignore. A newer number is refused, an
 * older one is read (and migrated by the room that owns the file).
 */
export interface Format {
  readonly name: string;
  readonly version: number;
}

type Where = Pick<Problem, 'file' | 'line'>;

/** Reads `nudge.<thing>/<number>`; undefined for anything else. */
export function parseFormat(text: unknown): Format | undefined {
  const match = typeof text === 'string' ? /^(nudge\.[a-z-]+)\/([1-9]\d{0,5})$/.exec(text) : null;
  return match ? { name: match[1]!, version: Number(match[2]) } : undefined;
}

/**
 * Accepts the format found in a file if it is `current` or older, and returns its number for migration.
 * @param current what this version writes, such as `nudge.run/1`
 * @param where the file, and the line of its format where that is known
 * @throws UserError value-missing, value-choice when it is a file of another kind, format-newer
 */
export function acceptFormat(found: unknown, current: string, where: string | Where): number {
  const ours = parseFormat(current);
  if (!ours) throw new Error(`not a format name: ${current}`);
  const place = {
    ...(typeof where === 'string' ? { file: where } : where),
    path: 'format',
    allowed: current,
  };
  if (found === undefined || found === null) {
    throw new UserError({ code: 'value-missing', message: 'the file does not say its format', ...place });
  }
  const theirs = parseFormat(found);
  const shown = typeof found === 'string' ? found : JSON.stringify(found);
  if (theirs?.name !== ours.name) {
    throw new UserError({
      code: 'value-choice',
      message: 'this is a file of another kind',
      found: shown,
      ...place,
    });
  }
  if (theirs.version > ours.version) {
    const message = 'the file was written by a newer version of nudge';
    const advice = 'Update nudge to read it';
    throw new UserError({ code: 'format-newer', message, found: shown, advice, ...place });
  }
  return theirs.version;
}
