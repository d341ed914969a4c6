import { join } from 'node:path';
import { map } from 'rxjs';
import { expect, onTestFinished } from 'vitest';
import type { Chip } from '../../src/protocol/chip.js';
import type { Capabilities, ChipEvent, Command } from '../../src/protocol/messages.js';
import { Recorder, type RecorderOptions } from '../../src/recording/recorder.js';
import { Recording } from '../../src/recording/recording.js';
import { replay } from '../../src/recording/replay.js';

/** What a recording in a test says of itself, so that it has the same bytes each time. */
export const FIXED: RecorderOptions = {
  place: 'emulator',
  version: '0.0.0',
  created: new Date(0),
  now: () => 0,
};

/** Recordings by the test that made them and their order in it. */
const made = new Map<string, string[]>();
const testName = (suite: string): string => expect.getState().currentTestName!.replace(suite, '');

/** A chip whose conversations are recorded, for the test of the same name that replays them. */
export function recording(suite: string, folder: string, sheet: Capabilities, make: () => Chip): Chip {
  const name = testName(suite);
  const files = made.get(name) ?? [];
  made.set(name, files);
  const file = join(folder, `${made.size}-${files.length}.nrec`);
  files.push(file);
  const recorder = new Recorder(file, FIXED);
  onTestFinished(() => recorder.end());
  return recorder.record(make(), sheet);
}

/** The chip that answers as the one did that was recorded by the test of the same name. */
export function replayed(suite: string): Chip {
  const file = made.get(testName(suite))!.shift()!;
  return replaying(file);
}

/** A recording as a chip, until the test is finished. */
export function replaying(file: string): Chip {
  const recording = new Recording(file);
  onTestFinished(() => recording.close());
  return replay(recording);
}

/** A chip that answers each command with an event of its own making. */
export const answering =
  (answer: (command: Command) => ChipEvent): Chip =>
  commands =>
    commands.pipe(map(answer));

/** The smallest sheet that capabilities can be. */
export const SHEET: Capabilities = {
  ...{ kind: 'capabilities', requestId: 0, major: 1, minor: 0, firmware: 'bench', card: 'rp2040' },
  ...{ schemaHash: 0x26715148, maxPayload: 640, window: 2, maxBatch: 1, maxSteps: 1, slots: 0 },
  ...{ deterministic: true, tickNanoseconds: 1e6, maxNeurons: 8, maxSynapses: 16, memoryBits: 1024 },
  sparseWrites: false,
  ...{ units: [], encoders: [], connectivity: [], storages: [], plasticity: [], drives: [], rules: [] },
  ...{ faults: [], synapses: [], cells: [] },
};
