import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The distribution's own Python: that is where its packages of the peer are. */
const PYTHON = '/usr/bin/python3';
const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

/** Version of PyTorch, or undefined where it is missing. */
export function findTorch() {
  const done = spawnSync(PYTHON, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' });
  return done.status === 0 ? done.stdout.trim() : undefined;
}

/** A PyTorch process that relaxes the same net on the same batch, one learning step per line asked. */
export class TorchRelaxation {
  /** @param program of bench/peers */
  constructor(program, net, arrays, threads) {
    this.folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
    writeFileSync(join(this.folder, 'net.json'), JSON.stringify(net));
    for (const [name, array] of Object.entries(arrays))
      writeFileSync(join(this.folder, `${name}.f32`), array);
    this.process = spawn(PYTHON, [join(PEERS, program), this.folder, String(threads)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** What the program answers of one learning step, done as `asked`. */
  async run(asked) {
    this.process.stdin.write(`${asked}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the peer has stopped');
    return JSON.parse(value);
  }

  close() {
    this.process.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
