import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './setup-error.mjs';

/** Names, in a child's environment, the lock its parent already holds for it. */
export const LOCK_VARIABLE = 'NUDGE_SETUP_LOCK';

const HEARTBEAT_MS = 2_000;

/**
 * Runs `work(hold)` while no other set-up works in `root`; waits for one that does, with a message on `say`.
 *
 * The lock is a folder holding one file named after its owner. It appears with its owner inside (a rename),
 * and whoever removes that very file may remove the folder: two can neither take it nor break it at once.
 * An owner is stale at once when its processes are gone: itself and the child it named by `hold.shareWith(pid)`,
 * which may outlive it. It is stale too when its heartbeat has stood still for `patience` milliseconds of our own
 * watching, whatever the clocks say; for ten times as long when its process lives here and is perhaps suspended.
 * @template T
 * @param {string} root
 * @param {(hold: { token: string, shareWith: (pid: number) => void }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(root, work, { patience = 30_000, poll = 150, say = console.error } = {}) {
  const lock = join(root, '.setup', 'lock');
  const token = `${process.pid}-${randomBytes(6).toString('hex')}`;
  await acquire(lock, token, { patience, poll, say });
  const beat = setInterval(() => touch(join(lock, token)), HEARTBEAT_MS);
  try {
    return await work({ token, shareWith: pid => share(join(lock, token), pid) });
  } finally {
    clearInterval(beat);
    release(lock, token);
  }
}

async function acquire(lock, token, { patience, poll, say }) {
  let seen = { sign: '', since: 0 };
  let told = false;
  for (let failures = 0; ; ) {
    const error = tryTake(lock, token);
    if (!error) return;
    const owner = readOwner(lock);
    if (owner === undefined) {
      // Gone between the two looks, or the folder itself cannot be written: a few tries tell which.
      if (++failures > 20) throw cannotWrite(lock, error);
    } else {
      failures = 0;
      const sign = `${owner.token} ${owner.beat}`;
      if (sign !== seen.sign) seen = { sign, since: performance.now() };
      const silence = performance.now() - seen.since;
      if (isGone(owner) || silence > (isHere(owner) ? 10 * patience : patience)) {
        release(lock, owner.token);
        continue;
      }
      if (!told) say(`Another set-up (process ${owner.pids[0]}) is at work here; waiting for it to finish.`);
      told = true;
    }
    await sleep(poll);
  }
}

/** Puts a finished folder in place in one step; a folder with an owner in it refuses to be replaced. */
function tryTake(lock, token) {
  const draft = `${lock}.${token}`;
  try {
    fs.mkdirSync(draft, { recursive: true });
    writeOwner(join(draft, token), [process.pid]);
    fs.renameSync(draft, lock);
    return undefined;
  } catch (error) {
    discard(draft);
    return error;
  }
}

function writeOwner(file, pids) {
  fs.writeFileSync(file, JSON.stringify({ pids, place: place() }));
}

function share(file, pid) {
  if (fs.existsSync(file)) writeOwner(file, [process.pid, pid]);
}

function discard(draft) {
  try {
    fs.rmSync(draft, { recursive: true, force: true });
  } catch {
    // It never came to be; the error that prevented it is the one to report.
  }
}

function release(lock, token) {
  try {
    fs.unlinkSync(join(lock, token));
    fs.rmdirSync(lock);
  } catch {
    // Somebody else removed it, or already took the empty folder over: either way it is no longer ours.
  }
}

function readOwner(lock) {
  try {
    const [token] = fs.readdirSync(lock);
    if (token === undefined) {
      fs.rmdirSync(lock);
      return undefined;
    }
    const file = join(lock, token);
    return { token, beat: fs.statSync(file).mtimeMs, ...JSON.parse(fs.readFileSync(file, 'utf8')) };
  } catch {
    return undefined;
  }
}

function isGone(owner) {
  return isHere(owner) && !owner.pids.some(isAlive);
}

function isHere(owner) {
  return owner.place === place();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}

/** Process numbers mean something only on one machine and, on Linux, inside one container. */
function place() {
  try {
    return `${hostname()} ${fs.readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

function touch(file) {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch {
    // A lock that was broken by others has no heart to beat; the work goes on and its stamps stay honest.
  }
}

function cannotWrite(lock, error) {
  return new SetupError(
    `nudge cannot set itself up: ${lock} cannot be written (${error.code ?? error.message}).`,
  );
}
