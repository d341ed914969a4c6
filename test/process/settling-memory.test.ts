import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const YOUNG = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];

/** What bench/lib/settling-memory.mjs finds of a network with so many hidden units. */
function measured(hidden: number) {
  const program = [`${ROOT}bench/lib/settling-memory.mjs`, `${ROOT}experiments/rate-digits.yaml`];
  const overrides = [`network.populations.hidden.neurons=${hidden}`];
  const done = spawnSync(process.execPath, [...YOUNG, ...program, ...overrides], { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  return JSON.parse(done.stdout) as {
    readonly bytes: Record<'neuron' | 'synapse', number>;
    readonly booked: Record<'neuron' | 'synapse', number>;
    readonly heapBytesPerStep: number;
  };
}

// Rates of a batch of ten are 40 bytes a unit: a copy of those of 1024 units in each step would be forty times the bound.
test.each([64, 1024])('settling allocates nothing that grows with steps, with %i hidden units', hidden => {
  const { bytes, booked, heapBytesPerStep } = measured(hidden);
  expect(heapBytesPerStep).toBeLessThan(1000);
  expect(bytes.neuron).toBeGreaterThanOrEqual(booked.neuron);
  expect(bytes.neuron).toBeLessThan(8 * 4);
  if (hidden === 1024) expect(bytes.synapse).toBeLessThan(1.2 * booked.synapse);
});
