import { emulate } from '../../../src/chip/emulator.js';
import type { DataSet } from '../../../src/dataset/dataset.js';
import { design } from '../../../src/experiment/design.js';
import { resolveWith } from '../../../src/experiment/load.js';
import { type Override, parseOverride } from '../../../src/experiment/overrides.js';
import { EXPERIMENT_FORMAT } from '../../../src/experiment/schema.js';
import type { Trial } from '../../../src/experiment/trial.js';
import { firstWeights, type Weights } from '../../../src/experiment/weights.js';
import { plainKernels } from '../../../src/kernel/plain/run.js';
import { PURPOSE } from '../../../src/random/purpose.js';
import { stream } from '../../../src/random/stream.js';

const SIDE = 6;
const CLASSES = 3;
const SAMPLES = 30;

/** Noise with a bright bar in the row of its class. */
function bars(): DataSet {
  const draws = stream(7, PURPOSE.order, 1);
  const labels = Uint8Array.from({ length: SAMPLES }, (_, k) => k % CLASSES);
  const images = Uint8Array.from({ length: SAMPLES * SIDE * SIDE }, (_, k) => {
    const sample = Math.floor(k / (SIDE * SIDE));
    const row = Math.floor((k % (SIDE * SIDE)) / SIDE);
    return row === 2 * labels[sample]! ? 255 : Math.floor(60 * draws.float());
  });
  const size = { count: SAMPLES, width: SIDE, height: SIDE, channels: 1, classes: CLASSES };
  return { name: 'bars', images, labels, ...size, officialTrain: null, source: 'made here', sha256: 'a1b2' };
}

const range = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, k) => from + k);

/** A 36-12-3 network on an emulated chip with the plain kernels, and 30 images of bars. */
export function smallTrial(...overrides: string[]): Trial {
  const spiking = { kind: 'spiking', card: 'sdep-if' };
  const network = {
    populations: [
      { name: 'pixels', role: 'input', neurons: SIDE * SIDE, unit: { kind: 'source' } },
      { name: 'hidden', role: 'hidden', neurons: 12, unit: spiking },
      { name: 'class', role: 'output', neurons: CLASSES, unit: spiking },
    ],
    projections: [
      { name: 'pixels-hidden', from: 'pixels', to: 'hidden', init: { kind: 'glorot-uniform', gain: 2 } },
      { name: 'hidden-class', from: 'hidden', to: 'class', bidirectional: true },
    ],
  };
  const parsed = overrides.map(parseOverride) as Override[];
  const { experiment } = resolveWith({ format: EXPERIMENT_FORMAT, name: 'bars', network }, {}, parsed);
  const split = { train: range(0, 18), validation: range(0, 0), test: range(18, SAMPLES), hash: 'c3d4' };
  const designed = design(experiment);
  return { ...designed, chip: emulate(designed.card, plainKernels), data: bars(), split };
}

export const someWeights = (trial: Trial): Weights => firstWeights(trial);
