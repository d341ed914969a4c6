import type { Comparison } from '../experiment/comparison/compare.js';
import type { DriftRow, InStep } from '../experiment/comparison/in-step.js';
import { MEASURES } from '../experiment/comparison/measures.js';
import type { Beside, Parting } from '../experiment/comparison/parting.js';
import { BEYOND, type Spread, type SpreadRow } from '../experiment/comparison/spread.js';
import { count, percent, plural, short, table } from './words.js';

/** What a comparison found, for people. */
export function comparisonText({ chips, unit, inStep, spread }: Comparison): string {
  const names = chips.map(({ name }) => name) as [string, string];
  const who = chips.map(({ name, firmware, card }) => `${name} (${firmware}, ${card})`).join(' and ');
  const parts = inStep ? inStepText(inStep, names, unit) : spread ? spreadText(spread, names, unit) : [];
  return [who, ...parts].join('\n\n');
}

function inStepText(
  { commands, blocks, parting, drift, ended }: InStep,
  names: [string, string],
  unit: string,
): string[] {
  const played = `${plural(commands, 'command')}, ${plural(blocks, unit)}`;
  const verdict = parting
    ? partingText(parting, names, unit)
    : [`No difference: ${played}, every event the same.`];
  return [
    ...verdict,
    ...(drift.length > 0 ? [driftText(drift, names, unit)] : []),
    ...(ended === null ? [] : [`Ended after ${played}: ${ended}.`]),
  ];
}

function partingText(parting: Parting, names: [string, string], unit: string): string[] {
  const { command, kind, block, event, path, population, left, right, states } = parting;
  const of = population === undefined ? '' : ` of ${population}`;
  const where = `First difference at command ${count(command)} (${kind}), after ${plural(block, unit)}: ${event}${of}, ${path}`;
  const different = states.filter(({ differing }) => differing > 0);
  const same = states.filter(({ differing }) => differing === 0).map(({ what }) => what);
  return [
    `${where}\n${table(
      ['', path],
      [
        [names[0], left],
        [names[1], right],
      ],
    )}`,
    ...(states.length > 0 ? [`What they hold at the end of this command`] : []),
    ...different.map(each => besideText(each, names)),
    ...(same.length > 0 ? [`The same in both: ${same.join(', ')}.`] : []),
  ];
}

function besideText({ what, total, differing, rows }: Beside, names: [string, string]): string {
  const lines = rows.map(({ index, left, right }) => [index, left, right]);
  return `${what}: ${count(differing)} of ${count(total)} differ\n${table(['', ...names], lines, { right: [0, 1, 2] })}`;
}

function driftText(drift: readonly DriftRow[], names: [string, string], unit: string): string {
  const measured = MEASURES.filter(({ name }) => drift.some(({ measures }) => measures[name] !== null));
  const accuracies = drift.some(row => row.accuracy.some(each => each !== null));
  const shown = measured.filter(({ name }) => name !== 'accuracy');
  const head = [
    `${unit}s`,
    ...(accuracies ? names.map(name => `accuracy, ${name}`) : []),
    ...shown.map(({ name }) => name),
  ];
  const rows = drift.map(({ blocks, accuracy, measures }) => [
    count(blocks),
    ...(accuracies ? accuracy.map(each => (each === null ? '' : percent(each))) : []),
    ...shown.map(({ name }) => (measures[name] == null ? '' : short(measures[name]!))),
  ]);
  const wrap = Object.fromEntries(shown.map((_, k) => [head.length - shown.length + k, 16]));
  return `How far they are apart\n${table(head, rows, { right: head.map((_, k) => k), wrap })}`;
}

function spreadText(
  { blocks, repeats, accuracy, rows, ended }: Spread,
  names: [string, string],
  unit: string,
): string[] {
  const runs = names.map((name, k) => `${plural(repeats[k]!, 'run')} on ${name}`).join(', ');
  const known = rows.filter(({ between }) => between !== null);
  const lines = known.map(({ measure, between, floor, verdict }) => [
    measure,
    range(between),
    range(floor),
    verdict,
  ]);
  const means = names.flatMap((name, k) => meanText(name, accuracy[k]!));
  return [
    `A chip that does not repeat itself: ${runs}, of ${plural(blocks, unit)} each.`,
    ...(lines.length > 0 ? [table(['how far apart', 'the two chips', 'a chip from itself', ''], lines)] : []),
    ...(rows.length > 0 ? [spreadVerdict(rows)] : []),
    ...(means.length > 0 ? [`Accuracy: ${means.join('; ')}.`] : []),
    ...(ended === null ? [] : [`Ended early: ${ended}.`]),
  ];
}

function spreadVerdict(rows: readonly SpreadRow[]): string {
  const beyond = rows.filter(({ verdict }) => verdict === BEYOND).map(({ measure }) => measure);
  return beyond.length > 0
    ? `The chips differ, beyond their spread, in: ${beyond.join(', ')}.`
    : 'The chips agree: they are no farther apart than a chip is from itself.';
}

function meanText(name: string, values: readonly number[]): string[] {
  const known = values.filter(value => !Number.isNaN(value));
  return known.length > 0 ? [`${name} ${known.map(percent).join(', ')}`] : [];
}

function range(values: readonly [number, number] | null): string {
  if (values === null) return 'not known';
  const [low, high] = values;
  return low === high ? short(low) : `${short(low)} to ${short(high)}`;
}
