// Builds dist/ (TypeScript and kernels), data/digits and schemas/, each only when what it is made of changed.
import { fileURLToPath } from 'node:url';
import { buildDigits } from './build/digits.mjs';
import { buildKernels, LAYOUT } from './build/kernels.mjs';
import { buildSchemas } from './build/schemas.mjs';
import { buildTypescript } from './build/typescript.mjs';
import {
  outputsOf,
  outputsStand,
  readPhases,
  sourceStamp,
  stampBuild,
  stampPhases,
} from './setup/build-stamp.mjs';
import { LOCK_VARIABLE, withLock } from './setup/lock.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { hashFiles } from './setup/stamp.mjs';

/** Lock file and the phase's own script stand in every key: another compiler or recipe builds anew. */
const PHASES = {
  kernels: { run: buildKernels, from: ['kernels', LAYOUT], to: ['dist/kernels'] },
  digits: { run: buildDigits, from: [], to: ['data/digits'] },
  typescript: { run: buildTypescript, from: ['src', 'tsconfig.json'], to: ['dist'], except: 'dist/kernels/' },
};
/** Runs the built code, so after the others. */
const LAST = { schemas: { run: buildSchemas, from: ['src', 'devices', 'tsconfig.json'], to: ['schemas'] } };

async function build(root) {
  const sources = sourceStamp(root);
  const phases = { ...readPhases(root) };
  stampPhases(root, phases);
  const step = async ([name, phase]) => {
    const record = await runPhase(root, name, phase, phases[name]);
    phases[name] = record;
    stampPhases(root, phases);
  };
  const results = await Promise.allSettled(Object.entries(PHASES).map(step));
  const reasons = results.filter(result => result.status === 'rejected').map(result => result.reason);
  if (reasons.length > 0) throw combined(reasons);
  for (const entry of Object.entries(LAST)) await step(entry);
  stampBuild(root, phases, sources);
}

/** A fault of ours first, with its stack; else all sentences, and the code of the first. */
function combined(reasons) {
  const fault = reasons.find(reason => !(reason instanceof SetupError));
  const message = reasons.map(reason => reason.message).join('\n');
  return fault ?? new SetupError(message, reasons[0].exitCode);
}

async function runPhase(root, name, { run, from, to, except }, before) {
  const key = hashFiles(root, [...from, 'package-lock.json', `scripts/build/${name}.mjs`]);
  if (before?.key === key && outputsStand(root, before)) return before;
  const start = performance.now();
  await run(root);
  console.error(`built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const outputs = outputsOf(root, to).filter(([path]) => !except || !path.startsWith(except));
  return { key, outputs };
}

const root = fileURLToPath(new URL('..', import.meta.url));
try {
  if (process.env[LOCK_VARIABLE]) await build(root);
  else await withLock(root, () => build(root));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  if (error.message) console.error(error.message);
  process.exitCode = error.exitCode;
}
