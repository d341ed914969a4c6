import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './setup-error.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program without a shell and resolves to its exit code. What it prints goes to our standard error, so
 * that standard output belongs to the job. A signal to us is passed on, and ends us once the child has ended.
 */
export async function runChild(command, args, { cwd, env = process.env, onStart = () => {} }) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
  if (child.pid !== undefined) onStart(child.pid);
  let interrupted;
  const pass = signal => {
    interrupted = signal;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    const [code, signal] = await ended(child, command);
    const fatal = interrupted ?? signal;
    if (fatal) throw new SetupError('', 128 + constants.signals[fatal]);
    return code;
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}

function ended(child, command) {
  return new Promise((resolve, reject) => {
    child.once('error', error =>
      reject(new SetupError(`${command} could not be started: ${error.message}.`)),
    );
    child.once('close', (code, signal) => resolve([code, signal]));
  });
}
