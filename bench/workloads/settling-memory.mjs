import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { digits, printTable } from '../lib/table.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const YOUNG = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];
const DIGITS = ['data.set=digits', 'data.train_samples=100', 'data.test_samples=100'];
const CHANGES = ['pixels', 'hidden', 'digit'].map(name => `network.populations.${name}.unit.sends=changes`);

const NETS = [
  { name: 'dense, 784-512-10', file: 'rate-digits', overrides: [] },
  { name: 'dense, changes sent', file: 'rate-digits', overrides: CHANGES },
  { name: 'dense, 784-2048-10', file: 'rate-digits', overrides: ['network.populations.hidden.neurons=2048'] },
  { name: 'convolutions of 32 and 64', file: 'mnist-conv-dhn', overrides: [] },
  { name: 'binary synapses', file: 'binary-digits', overrides: [] },
];

/** Bytes in use per neuron and sample and per synapse, against what is booked and one number each; heap per step. */
export function runSettlingMemory() {
  const nets = NETS.map(({ name, file, overrides }) => ({ name, ...measured(file, overrides) }));
  printTable(
    'bytes of a network of rates; a number each would be 4',
    ['network', 'neuron, sample', 'booked', 'synapse', 'booked', 'heap per step'],
    nets.map(({ name, bytes, booked, heapBytesPerStep }) => [
      name,
      ...[bytes.neuron, booked.neuron, bytes.synapse, booked.synapse, heapBytesPerStep].map(digits),
    ]),
  );
  return { nets };
}

function measured(file, overrides) {
  const program = [...YOUNG, `${ROOT}bench/lib/settling-memory.mjs`, `${ROOT}experiments/${file}.yaml`];
  const done = spawnSync(process.execPath, [...program, ...DIGITS, ...overrides], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`the network was not measured:\n${done.stderr}`);
  return JSON.parse(done.stdout);
}
