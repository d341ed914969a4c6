import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The distribution's own Python: that is where its packages of the peer are. */
const PYTHON = '/usr/bin/python3';

/** Prints the version, then whether a product has loaded an optimised BLAS. */
const ASK = `import torch
torch.rand(8, 8) @ torch.rand(8, 8)
print(torch.__version__)
loaded = open("/proc/self/maps").read()
print(any(name in loaded for name in ("openblas", "libmkl", "blis")))`;

/**
 * Version of PyTorch, or undefined where it is missing.
 * @throws Error where it multiplies by the reference BLAS, which is ten times slower than what its users have
 */
export function findTorch() {
  const done = spawnSync(PYTHON, ['-c', ASK], { encoding: 'utf8' });
  if (done.status !== 0) return undefined;
  const [version, optimised] = done.stdout.trim().split('\n');
  if (optimised !== 'True')
    throw new Error(
      `PyTorch ${version} has no optimised BLAS here: install libopenblas0-pthread, or pass --no-peer`,
    );
  return version;
}

/** A PyTorch program of bench/peers that works on the same net and numbers as we do, a line asked at a time. */
export class TorchPeer {
  /** @param words that its command line has after the folder */
  constructor(script, net, arrays, ...words) {
    this.folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
    writeFileSync(join(this.folder, 'net.json'), JSON.stringify(net));
    for (const [name, array] of Object.entries(arrays))
      writeFileSync(join(this.folder, `${name}.f32`), array);
    const program = fileURLToPath(new URL(`../peers/${script}`, import.meta.url));
    this.process = spawn(PYTHON, [program, this.folder, ...words.map(String)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** What it answers to an order: CPU seconds, and what its script says. */
  async ask(order) {
    this.process.stdin.write(`${order}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the peer has stopped');
    return JSON.parse(value);
  }

  close() {
    this.process.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
