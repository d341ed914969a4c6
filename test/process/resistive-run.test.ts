import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nudge-resistive-'));
afterAll(() => rmSync(folder, { recursive: true }));

function nudge(...words: string[]): string {
  const run = spawnSync(process.execPath, [at('dist/cli/main.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

describe('a trained resistive network', () => {
  it('is a circuit that answers as the chip did, settles and dissipates', () => {
    const few = [
      'training.epochs=1',
      'data.train_samples=800',
      'data.test_samples=20',
      'evaluation.ticks=40',
      'chip.circuit=on-chip',
    ];
    nudge('train', at('experiments/digits-drn.yaml'), ...few, '--out', folder, '--format', 'json');
    const [name] = readdirSync(folder);
    const run = join(folder, name!);
    const summary = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8'));
    const { circuit, energy, test } = summary;
    // One free settle a sample, and the same network in three states while it learns.
    expect(energy.inferenceSample.joules).toBeCloseTo(circuit.settle.value, 20);
    expect(summary.ledger.training.counts['chip/0/settles']).toBe('2400');
    const predicted = Buffer.from(test.predictions, 'base64');
    for (const sample of [0, 19]) {
      const words = ['--sample', `${sample}`, '--card', 'on-chip', '--format', 'json'];
      const point = JSON.parse(nudge('spice', 'solve', run, ...words));
      const outputs = Array.from({ length: 10 }, (_, j) => point.volts[`n2_${j}`] as number);
      expect(outputs.indexOf(Math.max(...outputs))).toBe(predicted[sample]);
      expect(point.converged).toBe(true);
      // The card says 20 to 500 fF for its 100 fF.
      if (sample === 0) {
        expect(point.energy).toBeGreaterThan(5 * circuit.settle.low * (1 - 1e-4));
        expect(point.energy).toBeLessThan((circuit.settle.high / 5) * (1 + 1e-4));
      }
      expect(point.energy).toBeCloseTo(point.dissipated * point.slowest * Math.log(1000), 20);
    }
  }, 60_000);

  it('of programmed devices says how often each was programmed', () => {
    const out = join(folder, 'devices');
    const devices = '{ kind: conductance, device: reram-wan-aihwkit, learning_rate: 0.006, step: 0.05 }';
    const settings = [
      'training.epochs=1',
      'data.train_samples=40',
      'data.test_samples=20',
      `network.projections.hidden-digit.synapse=${devices}`,
    ];
    const printed = nudge('train', at('experiments/digits-drn.yaml'), ...settings, '--out', out);
    const [name] = readdirSync(out);
    const summary = JSON.parse(readFileSync(join(out, name!, 'summary.json'), 'utf8'));
    const [row, ...others] = summary.devices;
    expect(others).toEqual([]);
    expect(row).toMatchObject({ projection: 'hidden-digit', card: 'reram-wan-aihwkit', tiles: null });
    expect(row.pulses.devices).toBe(1000);
    // Those of the first conductances are counted too.
    const counted = Number(summary.ledger.training.counts['projection/1/programming-pulses']);
    expect(row.pulses.mean * 1000).toBeGreaterThanOrEqual(counted);
    expect(row.hottest[0]).toMatchObject({ branch: 'resistor', pulses: row.pulses.most });
    expect(printed).toMatch(/devices of.*\n.*\n.*hidden-digit/);
  }, 60_000);
});
