import type { EnergySummary, PerSample, Summary } from '../experiment/summary.js';
import type { Comparison } from '../ledger/compare.js';
import type { Figure } from '../ledger/figures.js';
import { withPrefix } from '../units/quantity.js';
import { linkSentence } from './link-words.js';
import { count, duration, percent, plural, table } from './words.js';

/** The end of a run as text: accuracy first, then work, energy, memory, speed. */
export function summaryText(summary: Summary): string {
  const { label, sizes, data, seed, energy, profile } = summary;
  return [
    `${label}, ${sizes.join('-')} on ${data.set}${data.partial ? ` (${data.partial})` : ''}, seed ${seed}`,
    accuracy(summary),
    '',
    work(summary.perSample),
    '',
    energyText(energy),
    '',
    ...deviceLines(summary),
    ...alignmentLines(summary),
    ...faultLines(summary),
    ...settlingLines(summary),
    `Local memory ${memory(summary)}`,
    `Training     ${speed(summary)}`,
    ...(summary.link ? [`Link         ${linkSentence(summary.link)}`] : []),
    ...(profile ? ['', profileTable(profile)] : []),
  ].join('\n');
}

function accuracy({ test }: Summary): string {
  if (!test) return 'Not tested yet';
  return `Test accuracy ${percent(test.accuracy)} (${count(test.correct)} of ${count(test.samples)})`;
}

/** Devices: how their tiles are filled, how often they were written and how long they would last. */
function deviceLines({ devices = [] }: Summary): string[] {
  if (devices.length === 0) return [];
  const rows = devices.map(({ projection, tiles, utilisation, pulses, hottest, samplesUntilWorn }) => [
    projection,
    tiles === null ? '' : count(tiles),
    utilisation === null ? '' : percent(utilisation),
    digits(pulses.mean),
    count(pulses.percentile99),
    hottest.length > 0 ? `${count(pulses.most)} (${hottest[0]!.source} to ${hottest[0]!.target})` : '0',
    samplesUntilWorn?.toExponential(1) ?? (tiles === null ? '' : 'never'),
  ]);
  const head = ['devices of', 'tiles', 'used', 'pulses, mean', '99 %', 'most', 'samples until 1 % broken'];
  return [table(head, rows, { right: [1, 2, 3, 4, 5, 6] }), '', ...copyLines(devices)];
}

/** Two copies of the weights: how far apart the errors of their cells keep them. */
function copyLines(devices: Summary['devices']): string[] {
  const rows = devices.flatMap(({ copies, projection }) =>
    copies
      ? [
          [
            projection,
            `${copies.angle.toFixed(1)}\u00b0`,
            percent(copies.different),
            percent(copies.returned),
          ],
        ]
      : [],
  );
  if (rows.length === 0) return [];
  const head = ['two copies of', 'angle', 'read differently', 'of an error signal comes back'];
  return [table(head, rows, { right: [1, 2, 3] }), ''];
}

/** Separate forward and backward weights: whether errors come back as the forward weights would send them. */
function alignmentLines({ alignment = [] }: Summary): string[] {
  if (alignment.length === 0) return [];
  const rows = alignment.map(({ forward, backward, degrees }) => [
    forward,
    backward,
    `${degrees.toFixed(1)}\u00b0`,
  ]);
  return [table(['forward', 'backward', 'angle'], rows, { right: [2] }), ''];
}

/** Whether what relaxes came to rest, with advice where it did not. */
function settlingLines({ settling = null, circuit = null }: Summary): string[] {
  if (settling === null) return [];
  const { phases, unsettled, residual, advice } = settling;
  const share = `${percent(1 - unsettled / phases)} of phases came to rest; largest last move ${digits(residual)}`;
  return [`Settling     ${share}`, ...(advice ? [`             ${advice}`] : []), ...circuitLines(circuit)];
}

/** What one settle is in the circuit itself. */
function circuitLines(circuit: Summary['circuit']): string[] {
  if (circuit === null) return [];
  const { card, power, duration, samples, settle } = circuit;
  const cost = `${withPrefix(power, 'W')} for ${withPrefix(duration, 's')}, ${withPrefix(settle.value, 'J')} a settle`;
  return [`Circuit      ${cost}: ${card}, mean of ${samples} test samples (${settle.standing})`];
}

/** What was broken on purpose, and whether it hit anything. */
function faultLines({ faults = [] }: Summary): string[] {
  if (faults.length === 0) return [];
  const rows = faults.map(({ kind, target, when, places, effects }) => [
    kind,
    target,
    when,
    places === 0 || effects === 0 ? 'none: this fault hit nothing' : count(places),
    effects === null ? '' : count(effects),
  ]);
  return [table(['fault', 'of', 'when', 'places', 'effects'], rows, { right: [3, 4] }), ''];
}

const digits = (value: number): string => Number(value.toPrecision(3)).toString();

const WORK: readonly (readonly [keyof PerSample, string])[] = [
  ['ticks', 'ticks'],
  ['spikes', 'spikes'],
  ['synapticEvents', 'synaptic events'],
  ['neuronUpdates', 'neuron updates'],
  ['weightEvents', 'weight update events'],
  ['storedChanges', 'stored weight changes'],
  ['multiplyAdds', 'multiply-adds'],
  ['signedAdds', 'additions by sign'],
];

const RATES_ONLY: readonly (keyof PerSample)[] = ['multiplyAdds', 'signedAdds'];

function work({ training, inference }: Summary['perSample']): string {
  // A count that only the other kind of network makes says nothing here.
  const shown = WORK.filter(([key]) => !RATES_ONLY.includes(key) || training[key] + inference[key] > 0);
  const rows = shown.map(([key, name]) => [name, count(training[key]), count(inference[key])]);
  const counted = ['samples counted', count(training.samples), count(inference.samples)];
  return table(['per sample', 'training', 'inference'], [...rows, counted], { right: [1, 2] });
}

/** The energy figures and the comparison with ordinary processors, for one energy card. */
export function energyText(energy: EnergySummary): string {
  const { storedWrite, marginal, allIn, trainingSample, inferenceSample, timing, comparison } = energy;
  const figures = [storedWrite, marginal, allIn, trainingSample, inferenceSample].map(figureRow);
  const times = (['training', 'inference'] as const).flatMap(phase => {
    const found = timing[phase];
    if (!found) return [];
    const power = `${atLeast(found.atLeast)}${withPrefix(found.power, 'W')}`;
    return [
      [`latency per ${phase} sample`, withPrefix(found.latency, 's'), '', ''],
      [`average power in ${phase}`, power, '', found.standing],
    ];
  });
  return [
    table([`energy by the card ${energy.card}`, 'value', 'range', 'standing'], [...figures, ...times], {
      right: [1],
      wrap: { 2: 44 },
    }),
    ...(comparison.length > 0 ? ['', comparisonTable(comparison)] : []),
  ].join('\n');
}

const atLeast = (yes: boolean): string => (yes ? 'at least ' : '');

function figureRow(figure: Figure): (string | undefined)[] {
  const { name, joules, low, high, standing, missing } = figure;
  if (joules === undefined) return [name, 'unknown', missing, ''];
  const range =
    low === undefined || high === undefined ? '' : `${withPrefix(low, 'J')} to ${withPrefix(high, 'J')}`;
  return [name, `${atLeast(figure.atLeast)}${withPrefix(joules, 'J')}`, range, standing];
}

/** Baseline and counts stand beside every ratio, with the price per synaptic event that 10x, 100x, 1000x would need. */
function comparisonTable(rows: readonly Comparison[]): string {
  const advantages = rows[0]!.breakEven.map(({ advantage }) => `${advantage}x needs`);
  const lines = rows.map(row => [
    `${row.phase}: ${row.processor}`,
    count(row.macs),
    withPrefix(row.baseline.joules, 'J'),
    count(row.synapticEvents),
    `${row.atMost ? 'at most ' : ''}${times(row.ratio)}`,
    `${times(row.ratioLow)} to ${times(row.ratioHigh)}`,
    ...row.breakEven.map(({ perSynapticEvent }) => withPrefix(perSynapticEvent, 'J')),
  ]);
  const head = ['a sample, against', 'its MACs', 'it spends', 'our events', 'ratio', 'range', ...advantages];
  const right = head.map((_, column) => column).slice(1);
  const standings = [...new Set(rows.flatMap(({ standing }) => standing ?? []))].join(', ');
  const note = `"10x needs": the price per synaptic event at which, all else free, the chip is 10 times cheaper. Standing: ${standings}.`;
  return `${table(head, lines, { right })}\n${note}`;
}

/** `140x`, `0.39x`: two significant digits. */
const times = (ratio: number): string => `${Number(ratio.toPrecision(2))}x`;

function memory({ memory: { usedBits, chipBits, bitsPerSynapse, cores } }: Summary): string {
  const share = percent(usedBits / chipBits);
  const used = `${withPrefix(usedBits, 'bit')} of ${withPrefix(chipBits, 'bit')} (${share})`;
  return `${used} on ${plural(cores, 'core')}, ${bitsPerSynapse.toFixed(1)} bits per synapse`;
}

const speed = ({ train }: Summary): string =>
  `${count(train.seen)} samples in ${duration(train.seconds)}, ${count(train.samplesPerSecond)} samples/s`;

function profileTable(rows: NonNullable<Summary['profile']>): string {
  const lines = rows.map(({ phase, calls, seconds, allocatedBytes }) => [
    phase,
    count(calls),
    `${seconds.toFixed(3)} s`,
    `${(allocatedBytes / 2 ** 20).toFixed(1)} MiB`,
  ]);
  return table(['profile', 'calls', 'time', 'heap growth'], lines, { right: [1, 2, 3] });
}
