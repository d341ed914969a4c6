import { type Problem, UserError } from '../../problem/problem.js';
import { LINK_VERSION } from '../frame/frame.js';
import type { Counted } from './counters.js';

/** What can be wrong with a link, in sentences. `line` is its name: `serial port /dev/ttyACM0`. */

const failed = (problem: Omit<Problem, 'code'>, cause?: unknown): UserError =>
  new UserError({ code: 'link-failed', ...problem }, { cause });

/** Nobody answered a greeting; what came instead says why. */
export function noAnswer(line: string, counted: Counted, foreignVersion: number): UserError {
  const { bytes, frames, foreign } = counted;
  if (foreign > 0 && foreignVersion !== 0) return wrongLinkVersion(line, foreignVersion);
  if (bytes === 0) {
    return failed({
      message: `${line}: nothing answers`,
      advice: 'Is it the right port, is the board powered and does it run the firmware',
    });
  }
  if (frames === 0) {
    return failed({
      message: `${line}: what comes from there are no frames of a board`,
      found: `${bytes} bytes, ${counted.cobsErrors + counted.crcErrors + counted.tooLong + counted.tooShort} damaged frames`,
      advice: 'Either the baud rate is wrong (?baud=115200 behind the port sets it) or it is another device',
    });
  }
  return failed({
    message: `${line}: a board sends frames but does not answer the greeting`,
    found: `${frames} frames`,
    advice: 'Another program may be talking to it',
  });
}

export function wrongLinkVersion(line: string, version: number): UserError {
  return failed({
    message: `${line}: the board speaks another version of the link`,
    found: `version ${version}`,
    allowed: `version ${LINK_VERSION}`,
    advice: 'Its firmware and this program have to be brought to one version',
  });
}

export function impossibleGreeting(line: string): UserError {
  return failed({
    message: `${line}: the board states impossible limits`,
    allowed: 'a window of 1 to 8 frames and a payload of 128 to 640 bytes',
    advice: 'protocols/link.md says what a board sends',
  });
}

/** The line was closed before anybody had answered. */
export function closedEarly(line: string, why: string): UserError {
  return failed({
    message: `${line}: the line ended before a board had answered (${why})`,
    advice: 'Another program may be using the board',
  });
}

/** @param lost how long it has been gone, ms */
export function lostForGood(line: string, why: string, lost: number, last: UserError | undefined): UserError {
  const attempt = last === undefined ? '' : `: ${last.problems[0]!.message}`;
  return failed(
    {
      message: `${line} was lost (${why}) and did not come back within ${Math.round(lost / 1000)} s${attempt}`,
      advice: 'Check the cable and the power; nudge resume goes on from the last checkpoint',
    },
    last,
  );
}
