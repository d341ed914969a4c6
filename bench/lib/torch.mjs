import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The distribution's own Python: that is where its packages of the peer are. */
const PYTHON = '/usr/bin/python3';
const script = name => fileURLToPath(new URL(`../peers/${name}.py`, import.meta.url));

/** Where a checkout of the program published with Laborieux et al. (2021) is, if anywhere. */
export const PUBLIC_EP = process.env.NUDGE_PEER_EP;

/** Version of PyTorch, or undefined where it is missing. */
export function findTorch() {
  const done = spawnSync(PYTHON, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' });
  return done.status === 0 ? done.stdout.trim() : undefined;
}

/** A PyTorch process that relaxes the same net on the same batch, one learning step per line asked. */
export class TorchRelaxation {
  /** @param checkout of the published program, which then does it instead of ours */
  constructor(net, arrays, threads, checkout) {
    this.folder = mkdtempSync(join(tmpdir(), 'nudge-bench-'));
    writeFileSync(join(this.folder, 'net.json'), JSON.stringify(net));
    for (const [name, array] of Object.entries(arrays))
      writeFileSync(join(this.folder, `${name}.f32`), array);
    const program = script(checkout ? 'torch_ep_public' : 'torch_ep');
    const rest = checkout ? [checkout] : [];
    this.process = spawn(PYTHON, [program, this.folder, String(threads), ...rest], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /**
   * CPU seconds, steps of both phases and the first sample's output of one learning step.
   * @param asked the order, or the steps of both phases of the published program
   */
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
