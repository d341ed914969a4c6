import { loadWeights } from '../experiment/evaluate.js';
import { compareGradients, type Gradients } from '../experiment/gradients/compare.js';
import { loadExperiment } from '../experiment/load.js';
import type { Trial } from '../experiment/trial.js';
import { gradientsPlot } from '../report/gradients-plot.js';
import { openRun } from '../run/folder.js';
import type { ExperimentArguments } from './arguments.js';
import type { GradientsOptions } from './gradients.js';
import { percent, plural, short, table } from './words.js';
import { writeNew } from './write-file.js';
import type { Shown, Writer } from './writer.js';

/** Most steps shown in the table; the document has all. */
const SHOWN = 20;
/** A rate that still moves by more than this has not come to rest for a comparison. */
const AT_REST = 1e-5;

export async function runGradients(
  writer: Writer,
  words: ExperimentArguments,
  { samples, run, data, plot, force = false }: GradientsOptions,
): Promise<Shown> {
  const { experiment, warnings } = loadExperiment(words);
  writer.warnings(warnings);
  const weights = (trial: Trial) => loadWeights(trial, openRun(run!).file('weights.npz'));
  const found = await compareGradients({
    ...{ experiment, dataDir: data, samples },
    ...(run !== undefined && { weights }),
  });
  const text = gradientsText(found);
  if (plot === undefined) return { document: found, text };
  writeNew(plot, gradientsPlot(found, text), force);
  return { document: { ...found, plot }, text: `${text}\nPlot ${plot}` };
}

function gradientsText({ parameters, ...found }: Gradients): string {
  const names = parameters.map(({ name, of }) => `${name} ${of}`);
  const rows = parameters.map(({ rmse, sumError, sameSign, degrees }, k) => [
    ...[names[k], short(rmse), short(sumError), percent(sameSign), `${degrees.toFixed(2)}°`],
  ]);
  const every = Math.ceil(found.nudgedSteps / SHOWN);
  const steps = Array.from({ length: found.nudgedSteps }, (_, step) => step)
    .filter(step => step % every === 0)
    .map(step => [step, ...parameters.map(one => short(one.steps[step]!.error))]);
  const head = ['', 'error per parameter', 'error of the sum', 'same sign', 'angle'];
  const right = [1, 2, 3, 4];
  return [
    `${found.estimator} with beta ${found.beta} on ${plural(found.samples, 'sample')}: ${found.freeSteps} free and ${found.nudgedSteps} nudged steps`,
    'Updates over all steps, against gradients through as many',
    table(head, rows, { right }),
    'Each nudged step t against the gradient t steps back, in units of the longest gradient of a step',
    table(['step', ...names], steps, { right: names.map((_, k) => k + 1) }),
    restText(found.residual),
  ].join('\n');
}

const restText = (residual: number): string =>
  residual > AT_REST
    ? `The free phase is not at rest (its last step moved a rate by ${short(residual)}), and both agree at rest only: give it more steps.`
    : `The free phase is at rest: its last step moved no rate by more than ${short(residual)}.`;
