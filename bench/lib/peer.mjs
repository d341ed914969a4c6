import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The distribution's own Python: that is where its packages of the peer are. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('../peers/brian_nets.py', import.meta.url));

/** Version of Brian 2 and of its compiler, or undefined where either is missing. */
export function findBrian() {
  const say = (program, args) => {
    const done = spawnSync(program, args, { encoding: 'utf8' });
    return done.status === 0 ? done.stdout.trim() : undefined;
  };
  const brian = say(PYTHON, ['-c', 'import brian2; print(brian2.__version__)']);
  const compiler = say('g++', ['--version'])?.split('\n')[0];
  return brian && compiler ? { brian, compiler } : undefined;
}

/** A network built by Brian as a C++ program of its own, over the arrays in `shared`. */
export class BrianProgram {
  constructor(net, steps, shared, { float32 = false } = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
    mkdirSync(join(this.folder, 'shared'));
    for (const [name, array] of Object.entries(shared))
      writeFileSync(join(this.folder, 'shared', name), array);
    const flags = ['--steps', String(steps), '--only-build', ...(float32 ? ['--float32'] : [])];
    const done = spawnSync(PYTHON, [SCRIPT, net, this.folder, ...flags], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the peer could not be built:\n${done.stderr}`);
  }

  /** Runs it once: steps, CPU seconds of its run loop (loading and wiring apart), spikes of each group. */
  run() {
    const done = spawnSync('./main', [], { cwd: join(this.folder, 'program'), encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`the peer failed:\n${done.stderr}`);
    return JSON.parse(done.stdout);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
