import { goesBack, ofRates, type PathEstimator, type StatesEstimator } from '../experiment/contrast.js';
import { ruleLabel } from '../experiment/summary.js';
import { html, type Markup, type Value } from './markup.js';
import type { Results, RunData } from './run-data.js';
import { bound, type Spending } from './spending.js';
import { facts } from './table.js';
import { count, duration, percent, plural, si, significant, wilson } from './words.js';

const STATE: Readonly<Record<RunData['record']['state'], string>> = {
  running: 'This run has not ended: it is going on, or was killed; it may be resumed.',
  interrupted: 'This run was interrupted and may be resumed.',
  finished: '',
  diverged: 'This run diverged and was ended.',
  failed: 'This run failed; it may be resumed.',
};

/** Title, result, and the facts one looks for first. */
export function headline(run: RunData, spending: Spending | null): Markup {
  const { experiment } = run.design;
  const sizes = experiment.network.populations.map(p => p.neurons).join('–');
  return html`<header><p class="label">${ruleLabel(experiment)}</p><h1>${experiment.name}, ${sizes}, seed ${experiment.seed}</h1>${experiment.description !== '' && html`<p class="lead">${experiment.description}</p>`}${warning(run)}${result(run.results, experiment.seed)}${facts(factsOf(run, sizes, spending))}</header>`;
}

function warning({ record, missing }: RunData): Value {
  const state = STATE[record.state];
  if (state === '' && missing.length === 0) return null;
  const lines = missing.map(each => html`<li>${each}</li>`);
  return html`<div class="warning" role="note"><p><b>${state || 'Something is missing.'}</b> ${record.reason ?? ''}</p>${lines.length > 0 && html`<ul>${lines}</ul>`}</div>`;
}

function result(results: Results | null, seed: number): Value {
  const test = results?.test;
  if (!test)
    return html`<p class="result"><span class="value">–</span><span class="words">no test accuracy yet</span></p>`;
  const [low, high] = wilson(test.correct, test.samples);
  return html`<p class="result"><span class="value">${percent(test.accuracy)}</span><span class="words">test accuracy: ${count(test.correct)} of ${count(test.samples)} test samples, one run, seed ${seed}<br>95 % interval for so many samples: ${percent(low, 1)} to ${percent(high, 1)}</span></p>`;
}

function factsOf(run: RunData, sizes: string, spending: Spending | null): [Value, Value][] {
  const { design, results, record } = run;
  const { experiment } = design;
  const { estimator } = experiment;
  return [
    [
      'network',
      `${sizes}, ${plural(
        design.network.projections.reduce((sum, p) => sum + p.synapses, 0),
        'synapse',
      )}`,
    ],
    ['chip', `${design.card.name}, emulated; ${plural(design.placement.cores.length, 'core')}`],
    [
      'rule',
      goesBack(estimator)
        ? `${estimator.kind}, ${plural(estimator.back_steps, 'step')} back`
        : `${estimator.kind}, ${plasticityWords(estimator)}, β\u00a0=\u00a0${significant(estimator.beta)}`,
    ],
    [
      'data',
      `${experiment.data.set}${results?.trainSamples ? `, ${plural(results.trainSamples, 'training sample')}` : ''}`,
    ],
    ['trained on', results ? `${plural(results.samplesSeen, 'sample')} (${epochs(results)})` : 'unknown'],
    ['wall time', results ? wallTime(results, record.sessions) : 'unknown'],
    ...(spending?.phases ?? []).map(({ phase, priced, samples }): [Value, Value] => [
      `energy per ${phase} sample`,
      html`${bound(priced.atLeast)}${si(priced.joules / samples, 'J')} <span class="quiet">(${priced.standing ?? 'unpriced'})</span>`,
    ]),
  ];
}

/** Weights that move on the way do so at each spike, or at each step of rates. */
const plasticityWords = (estimator: PathEstimator | StatesEstimator): string =>
  estimator.plasticity !== 'continual' || ofRates(estimator) ? estimator.plasticity : 'on-spike';

const epochs = ({ epochs: done }: Results): string =>
  done.length === 0 ? 'no epoch completed' : `${plural(done.at(-1)!.epoch, 'epoch')} completed`;

function wallTime({ seconds, samplesSeen }: Results, sessions: number): string {
  const rate = seconds > 0 ? `, ${count(samplesSeen / seconds)} samples/s` : '';
  return `${duration(seconds)}${rate}${sessions > 1 ? `, in ${sessions} sessions` : ''}`;
}
