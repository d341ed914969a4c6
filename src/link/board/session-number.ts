import { randomInt } from 'node:crypto';

/** Numbers of sessions: unlike those of any other host, and not part of any result. Their low 16 bits are not 0. */
export function sessionNumbers(): () => number {
  let last = 0;
  return () => {
    let next = randomInt(1, 2 ** 32);
    while ((next & 0xffff) === 0 || (next & 0xffff) === (last & 0xffff)) next = randomInt(1, 2 ** 32);
    last = next;
    return next;
  };
}
