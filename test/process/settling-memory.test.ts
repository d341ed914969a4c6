import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const YOUNG = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];
const FEW = ['data.set=digits', 'data.train_samples=100', 'data.test_samples=100'];
/** Boxed numbers; a list or an object for each call would be more. */
const HEAP_PER_STEP = 400;

/** What bench/lib/settling-memory.mjs finds. */
function measured(experiment: string, ...overrides: string[]) {
  const program = [`${ROOT}bench/lib/settling-memory.mjs`, `${ROOT}experiments/${experiment}.yaml`];
  const options = [...YOUNG, ...program, ...FEW, ...overrides];
  const done = spawnSync(process.execPath, options, { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  return JSON.parse(done.stdout) as {
    readonly bytes: Record<'neuron' | 'synapse', number>;
    readonly booked: Record<'neuron' | 'synapse', number>;
    readonly heapBytesPerStep: number;
  };
}

// Rates of a batch of ten are 40 bytes a unit: a copy of those of 1024 units in each step would be a hundred times the bound.
test.each([64, 1024])('settling allocates nothing that grows with steps, with %i hidden units', hidden => {
  const { bytes, booked, heapBytesPerStep } = measured(
    'rate-digits',
    `network.populations.hidden.neurons=${hidden}`,
  );
  expect(heapBytesPerStep).toBeLessThan(HEAP_PER_STEP);
  expect(bytes.neuron).toBeGreaterThanOrEqual(booked.neuron);
  expect(bytes.neuron).toBeLessThan(8 * 4);
  if (hidden === 1024) expect(bytes.synapse).toBeLessThan(1.2 * booked.synapse);
});

test('convolving allocates nothing that grows with steps', () => {
  const few = { conv1: [12, 12, 4], conv2: [4, 4, 8] };
  const overrides = Object.entries(few).flatMap(([name, shape]) => [
    `network.populations.${name}.shape=[${shape}]`,
    `network.populations.${name}.neurons=${shape.reduce((product, side) => product * side, 1)}`,
  ]);
  expect(measured('mnist-conv-dhn', ...overrides).heapBytesPerStep).toBeLessThan(HEAP_PER_STEP);
});
