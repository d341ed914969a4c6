import { UserError } from '../problem/problem.js';
import type { RunFolder } from '../run/folder.js';
import type { Circuit } from '../substrate/resistive/circuit/circuit.js';
import { type Layered, layeredCircuit } from '../substrate/resistive/circuit/layered.js';
import { loadWeights } from './evaluate.js';
import { loadExperiment } from './load.js';
import type { Experiment } from './schema.js';
import { prepare } from './trial.js';
import type { Weights } from './weights.js';

/** What a conductance and a voltage of 1 in a run are. */
export interface Scale {
  readonly siemens: number;
  readonly volts: number;
}

/**
 * The circuit that a run has trained, shown one of its test samples.
 * @param sample number in the test part
 * @throws UserError when the run trained no chain of resistive layers, or has no such sample
 */
export function circuitOfRun(
  folder: RunFolder,
  sample: number,
  dataDir: string | undefined,
  scale: Scale,
): Circuit {
  const { experiment } = loadExperiment({ file: folder.file('experiment.yaml') });
  const obstacle = notLayered(experiment);
  if (obstacle !== undefined) {
    throw new UserError({
      code: 'combination-illegal',
      file: folder.file('experiment.yaml'),
      message: `there is no circuit of this run: ${obstacle}`,
      allowed: 'a chain of resistive populations whose input is mirrored',
    });
  }
  const trial = prepare(experiment, dataDir);
  const index = trial.split.test[sample];
  if (index === undefined) {
    throw new UserError({
      code: 'value-range',
      path: '--sample',
      message: 'the run has no such test sample',
      found: String(sample),
      allowed: `0 .. ${trial.split.test.length - 1}`,
    });
  }
  const { images, width, height, labels } = trial.data;
  const pixels = images.subarray(index * width * height, (index + 1) * width * height);
  const net = layeredOf(experiment, loadWeights(trial, folder.file('weights.npz')), scale);
  const title = `${experiment.name}, test sample ${sample}, class ${labels[index]}`;
  return layeredCircuit(
    title,
    net,
    Float64Array.from(pixels, pixel => pixel / 255),
  );
}

/** Why an experiment is no layered circuit, or undefined when it is one. */
function notLayered({ network: { populations, projections } }: Experiment): string | undefined {
  const [input] = populations;
  if (populations.some(({ unit }) => unit.kind !== 'resistive')) return 'its units are not resistive';
  if (input!.unit.kind === 'resistive' && !input!.unit.mirrored) return 'its input is not mirrored';
  const chained = projections.every(
    ({ from, to }, k) => from === populations[k]!.name && to === populations[k + 1]?.name,
  );
  return chained && projections.length === populations.length - 1 ? undefined : 'its layers are no chain';
}

function layeredOf({ network }: Experiment, { projections, biases }: Weights, scale: Scale): Layered {
  const units = network.populations.map(({ unit }) => unit);
  const [input] = units;
  const layers = projections.map((siemens, k) => {
    const unit = units[k + 1]!;
    return {
      siemens: Float64Array.from(siemens, g => g * scale.siemens),
      biases: Float64Array.from(biases[k + 1]!, current => current * scale.siemens * scale.volts),
      diodes: unit.kind === 'resistive' && unit.diodes,
    };
  });
  return { gain: scale.volts * (input!.kind === 'resistive' ? input!.gain : 1), layers };
}
