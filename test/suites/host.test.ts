import { tap } from 'rxjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCard } from '../../src/card/load.js';
import { CHIP_CARD } from '../../src/chip/card.js';
import { capabilitiesOf, openChip } from '../../src/chip/emulator.js';
import type { ConnectedChip } from '../../src/experiment/connected.js';
import { loadExperiment } from '../../src/experiment/load.js';
import { train } from '../../src/experiment/train.js';
import { WasmBoard } from '../../src/link/mcu/wasm.js';
import type { Chip } from '../../src/protocol/chip.js';
import type { Capabilities, Command } from '../../src/protocol/messages.js';
import { overWire, payloadsOf } from '../../src/protocol/wire.js';
import { createRun, type RunFolder } from '../../src/run/folder.js';
import { type NpyArrays, readNpz } from '../../src/run/npz.js';
import { programBoard, stopBoards, virtualBoard } from '../support/boards.js';
import { BUILD_LIMIT, builtProgram } from '../support/firmware.js';
import { temporaryFolder } from '../support/folder.js';
import { needs } from '../support/needs.js';

afterEach(stopBoards);

/** Chip-in-the-loop learning: the chip settles, the host computes updates from states that it reads, and writes. */

const SMALL = [
  'data.train_samples=60',
  'data.validation_samples=0',
  'data.test_samples=50',
  'training.epochs=1',
];

interface Options {
  readonly file?: string;
  readonly connected?: ConnectedChip;
  readonly stopAt?: number;
  readonly resume?: boolean;
  readonly folder?: RunFolder;
}

async function run(overrides: readonly string[], options: Options = {}) {
  const { file = 'experiments/digits-14x14-board.yaml', connected, resume = false, stopAt } = options;
  const folder = options.folder ?? createRun(temporaryFolder(), { name: 'test', seed: 1 });
  const controller = new AbortController();
  const summary = await train({
    experiment: loadExperiment({ file, overrides: [...SMALL, ...overrides] }).experiment,
    ...{ dataDir: undefined, folder, resume, connected },
    ...{ signal: controller.signal, threads: 1, profile: false },
    onProgress: ({ sample }) => {
      if (sample === stopAt) controller.abort();
    },
  });
  const weights = folder.record.state === 'finished' ? readNpz(folder.file('weights.npz')) : {};
  return { summary, folder, weights };
}

function furthest(a: NpyArrays, b: NpyArrays): number {
  let most = 0;
  for (const name of Object.keys(a)) {
    const [one, other] = [a[name]!.data as Float32Array, b[name]!.data as Float32Array];
    one.forEach((value, k) => {
      most = Math.max(most, Math.abs(value - other[k]!));
    });
  }
  return most;
}

/** A board that follows a card, with other words for what it can do. */
function board(name: string, changes: Partial<Capabilities>, chip: Chip = openChip(name)): ConnectedChip {
  const sheet = capabilitiesOf(loadCard(CHIP_CARD, name).card);
  const capabilities = { kind: 'capabilities', requestId: 0, ...sheet, ...changes } as const;
  return { chip, capabilities };
}

describe('updates of the host', () => {
  it.each(['centered', 'one-sided'])('are those of a chip that compares captured states (%s)', async kind => {
    const how = (plasticity: string) => [
      ...['chip.card=laptop', `estimator={ kind: ${kind}, plasticity: ${plasticity} }`],
      ...['data.train_samples=20'],
    ];
    const [captured, host] = [await run(how('captured')), await run(how('host'))];
    expect(furthest(host.weights, captured.weights)).toBeLessThan(1e-6);
    expect(host.summary.perSample.training.storedChanges).toBeGreaterThan(100);
    expect(host.summary.memory.usedBits).toBeLessThan(captured.summary.memory.usedBits);
  });

  it.each(['P-EP', 'N-EP', 'C-EP', 'CL'])('are those of a network of rates (%s)', async kind => {
    const how = (plasticity: string) => [
      ...[`estimator.kind=${kind}`, `estimator.plasticity=${plasticity}`, 'training.batch_samples=10'],
      ...['outputs.interval_samples=20', 'outputs.checkpoint_every_samples=20'],
      ...['network.populations.hidden.neurons=16', 'data.train_samples=20', 'data.test_samples=10'],
    ];
    const file = 'experiments/rate-digits.yaml';
    const [captured, host] = [await run(how('captured'), { file }), await run(how('host'), { file })];
    expect(furthest(host.weights, captured.weights)).toBeLessThan(1e-5);
  });

  it('teach an integer chip digits', async () => {
    const { summary } = await run([
      ...['estimator.plasticity=host', 'data.train_samples=800', 'data.test_samples=200'],
    ]);
    expect(summary.test!.accuracy).toBeGreaterThan(0.5);
    // No accumulators: a weight is all that a synapse keeps.
    expect(summary.memory.bitsPerSynapse).toBeLessThan(17);
  });
});

describe('chip-in-the-loop learning', () => {
  const HOST = ['estimator.plasticity=host', 'outputs.interval_samples=20'];
  const EIGHT = [...HOST, 'training.batch_samples=4', 'outputs.checkpoint_every_samples=20'];

  it('goes on bit by bit after an interruption, between updates of several samples', async () => {
    const whole = await run(EIGHT);
    const { folder } = await run(EIGHT, { stopAt: 20 });
    expect(folder.record.state).toBe('interrupted');
    folder.resume();
    const resumed = await run(EIGHT, { folder, resume: true });
    expect(resumed.weights).toEqual(whole.weights);
    expect(resumed.summary.ledger).toEqual(whole.summary.ledger);
  });

  it('needs no plasticity of a board, and of its writes only blocks', async () => {
    let sent = { bytes: 0, sparse: 0 };
    const note = (command: Command) => {
      if (command.kind !== 'write-weights' && command.kind !== 'write-sparse') return;
      for (const payload of payloadsOf(command, 640)) sent.bytes += payload.length;
      if (command.kind === 'write-sparse') sent.sparse++;
    };
    const chip: Chip = commands =>
      overWire(openChip('rp2040'), { maxPayload: 640 })(commands.pipe(tap(note)));
    const still: Partial<Capabilities> = { plasticity: ['off'], rules: [] };
    const reference = await run(HOST);
    const sparse = await run(HOST, { connected: board('rp2040', still, chip) });
    const sparseSent = sent;
    sent = { bytes: 0, sparse: 0 };
    const blocks = await run(HOST, { connected: board('rp2040', { ...still, sparseWrites: false }, chip) });
    expect(sparse.weights).toEqual(reference.weights);
    expect(blocks.weights).toEqual(reference.weights);
    expect(sent.sparse).toBe(0);
    expect(sparseSent.sparse).toBeGreaterThan(50);
    expect(sparseSent.bytes).toBeLessThan(sent.bytes);
  });

  /** Of the reference firmware, which is given nothing but states to settle and weights to keep. */
  const likeTheModel = async (chip: Chip) => {
    const few = [...EIGHT, 'data.train_samples=20', 'data.test_samples=5'];
    const [model, firmware] = [await run(few), await run(few, { connected: board('rp2040', {}, chip) })];
    expect(firmware.weights).toEqual(model.weights);
    const { training } = model.summary.perSample;
    expect(firmware.summary.perSample.training).toEqual(training);
  };

  it('gives the same weights on the firmware as WebAssembly', () =>
    likeTheModel(virtualBoard(clock => new WasmBoard({ clock }))));

  describe.runIf(needs('gcc'))('on the firmware as a program', () => {
    let program = '';
    beforeAll(() => {
      program = builtProgram('native-sanitized');
    }, BUILD_LIMIT);

    it('gives the same weights', () => likeTheModel(programBoard(program)));
  });

  it('is what a board is offered that cannot learn by itself', async () => {
    const connected = board('rp2040', { plasticity: ['off'], rules: [] });
    await expect(run([], { connected })).rejects.toThrow(
      /no plasticity of this kind.*estimator.plasticity=host/s,
    );
  });
});
