import { UserError } from '../../problem/problem.js';

/** What can be wrong with a board that a link reaches, in sentences. */

const failed = (message: string, advice?: string): UserError =>
  new UserError({ code: 'link-failed', message, ...(advice !== undefined && { advice }) });

export function noAnswerInTime(command: string, limit: number): UserError {
  return failed(
    `the board answers on the line but has not answered the command ${command} for ${Math.round(limit / 1000)} s`,
    'It may hang: reset it, and go on with nudge resume',
  );
}

export function brokenAnswer(command: string, error: Error): UserError {
  return failed(
    `the board answered the command ${command} with a message that breaks the protocol: ${error.message}`,
    'protocols/README.md says what a board answers; nudge board check tests it',
  );
}

export function otherMajor(major: number, minor: number, ours: number): UserError {
  return failed(
    `the board speaks version ${major}.${minor} of the learning protocol and this program version ${ours}`,
    'Its firmware and this program have to be brought to one version',
  );
}

export function refusedHello(sentence: string): UserError {
  return failed(`the board refuses to talk: ${sentence}`);
}

export function otherDefinitions(theirs: number, ours: number): UserError {
  const hex = (hash: number) => hash.toString(16).padStart(8, '0');
  return failed(
    `the firmware of the board was made for other message definitions (${hex(theirs)}, here ${hex(ours)})`,
    'Build and flash the firmware of this version',
  );
}

export function lyingLimits(what: string): UserError {
  return failed(
    `the board states limits that cannot be: ${what}`,
    'protocols/README.md says what a board states',
  );
}

export function anotherBoard(before: string, now: string): UserError {
  return failed(
    `another board answers than before: it was ${before} and is ${now}`,
    'Connect the first one again, and go on with nudge resume',
  );
}

export function stateLost(why: string): UserError {
  return failed(
    `the board has restarted and its state cannot be put back: ${why}`,
    'nudge resume goes on from the last checkpoint',
  );
}
