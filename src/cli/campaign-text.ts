import type { Analysis, CellAnalysis } from '../campaign/analysis.js';
import { levelsOf, spanOf } from '../campaign/levels.js';
import type { Outlook, SampleOutlook } from '../campaign/outlook.js';
import type { Plan } from '../campaign/plan.js';
import type { FactorEntry } from '../campaign/schema.js';
import { goldenText } from './campaign-golden.js';
import { rankingText } from './campaign-ranking.js';
import { count, duration, percent, plural, short, table } from './words.js';

/** What would be run. */
export function planText(plan: Plan, outlook: Outlook): string {
  const { study } = plan;
  const factors = study.factors.map(factor => [
    factor.name,
    factor.key ?? 'several keys',
    levelWords(factor, plan),
  ]);
  return [
    `Study ${study.name}: ${study.design.kind}, ${plural(outlook.cells, 'cell')} x ${plural(outlook.replicates, 'replicate')} = at most ${plural(outlook.cells * outlook.replicates, 'run')}`,
    table(['factor', 'sets', 'levels'], factors, { wrap: { 2: 70 } }),
    ...(study.golden ? [`Golden runs: ${goldenWords(outlook)}`] : []),
    ...(study.stopping ? [`Looks after ${study.stopping.looks.join(', ')} replicates of a cell`] : []),
    ...(outlook.sample ? [sampleWords(outlook.sample)] : []),
    timeWords(outlook),
    `Folder ${plan.name}`,
  ].join('\n');
}

const goldenWords = ({ goldens, replicates }: Outlook): string =>
  goldens === 0
    ? 'cells of the study that have no faults'
    : `${plural(goldens, 'setting')} without faults x ${plural(replicates, 'replicate')}`;

function levelWords(factor: FactorEntry, { study }: Plan): string {
  const span = spanOf(factor);
  if (span && study.design.kind === 'latin-hypercube') return `${span.from} to ${span.to}`;
  return levelsOf(factor)
    .map(({ value }) => String(value))
    .join(', ');
}

function sampleWords({
  metric,
  halfWidth,
  confidence,
  deviation,
  source,
  replicates,
}: SampleOutlook): string {
  const wish = `${metric} to +- ${short(halfWidth)} with ${percent(confidence)} confidence`;
  if (deviation === null) {
    return `${wish}: the spread between replicates is not known yet; run a few, or set stopping.assumed_deviation`;
  }
  const from = source === 'assumed' ? 'assumed' : 'from the runs there are, largest of any cell';
  const need = replicates === null ? 'more replicates than can be planned' : plural(replicates, 'replicate');
  return `${wish} is likely to need ${need} per cell (standard deviation ${short(deviation)}, ${from}; looks cost some more)`;
}

function timeWords({ done, runs, secondsPerRun }: Outlook): string {
  if (secondsPerRun === null) return 'Nothing of it has been run yet';
  const rest = duration(secondsPerRun * (runs - done));
  return `${plural(done, 'run')} done, ${short(secondsPerRun)} s each; the rest takes at most ${rest} of one core`;
}

/** Means and intervals, cell by cell. */
export function analysisText(analysis: Analysis): string {
  const { name, runs, cells, factors, metrics, confidence } = analysis;
  const head = [...factors, 'n', ...metrics.flatMap(metric => [metric, `${percent(confidence)} interval`])];
  const right = head.map((_, column) => column).slice(factors.length);
  const rows = cells.map(cell => [
    ...cell.levels.map(String),
    countWords(cell),
    ...metrics.flatMap(metric => estimateCells(cell, metric)),
  ]);
  const bad = cells.reduce((sum, { diverged, failed }) => sum + diverged + failed, 0);
  return [
    `Study ${name}: ${plural(runs, 'run')} that count, ${plural(cells.length, 'cell')}`,
    table(head, rows, { right }),
    ...(analysis.baseline ? ['', differenceText(analysis)] : []),
    ...(analysis.golden ? ['', goldenText(analysis)] : []),
    ...rankingText(analysis),
    ...(bad > 0
      ? [`${plural(bad, 'run')} diverged or failed and has no value; see results.csv and timings.csv`]
      : []),
  ].join('\n');
}

const countWords = ({ replicates, early }: CellAnalysis): string =>
  `${count(replicates)}${early ? ' (stopped)' : ''}`;

function estimateCells(cell: CellAnalysis, metric: string): string[] {
  const { mean, interval } = cell.estimates[metric]!;
  return [
    mean === null ? '' : short(mean),
    interval ? `${short(interval.low)} to ${short(interval.high)}` : '',
  ];
}

function differenceText({ baseline, cells, factors, metrics }: Analysis): string {
  const head = [...factors, ...metrics.flatMap(metric => [`${metric} difference`, 'interval'])];
  const rows = cells.flatMap(({ levels, differences }) => {
    if (!differences) return [];
    const found = metrics.flatMap(metric => {
      const difference = differences[metric];
      if (!difference) return ['', ''];
      const { mean, interval } = difference;
      return [short(mean), interval ? `${short(interval.low)} to ${short(interval.high)}` : ''];
    });
    return [[...levels.map(String), ...found]];
  });
  const right = head.map((_, column) => column).slice(factors.length);
  return `Differences to ${baseline!.factor}=${baseline!.level}, seed by seed\n${table(head, rows, { right })}`;
}
