import type { Exhibit } from './exhibit.js';
import type { StoredSummary } from './stored.js';
import { left, right, table } from './table.js';
import { count, mean, percent } from './words.js';

type Devices = StoredSummary['devices'];
type Faults = StoredSummary['faults'];

/** Arrays of cells: how full they are, how often they were written, how long they would last. */
export function cellExhibits(devices: Devices, faults: Faults): Exhibit[] {
  return [...(devices.length > 0 ? arrays(devices) : []), ...(faults.length > 0 ? [broken(faults)] : [])];
}

function arrays(devices: Devices): Exhibit[] {
  const rows = devices.map(({ projection, card, tiles, utilisation, pulses, samplesUntilWorn }) => [
    projection,
    card,
    tiles === null ? '' : count(tiles),
    utilisation === null ? '' : percent(utilisation),
    mean(pulses.mean),
    count(pulses.percentile99),
    count(pulses.most),
    samplesUntilWorn?.toExponential(1) ?? (tiles === null ? '' : 'never'),
  ]);
  const hottest = devices.flatMap(({ projection, hottest: cells }) =>
    cells.map(({ source, target, branch, pulses }) => [
      projection,
      `${source} to ${target}`,
      branch,
      count(pulses),
    ]),
  );
  const twice = devices.flatMap(({ projection, copies }) => (copies ? [{ projection, ...copies }] : []));
  return [
    {
      kind: 'table',
      id: 'arrays',
      title: 'Devices',
      caption:
        'Pulses are those that each device has seen since it was made. The last column extrapolates them: training samples until 1 % of the devices are expected to have broken, by the life on the cell card; conductances that are programmed have none on theirs.',
      body: table(
        [
          ...['projection', 'card'].map(left),
          ...['tiles', 'used', 'pulses, mean', '99 %', 'most', 'samples until 1 % broken'].map(right),
        ],
        rows,
      ),
    },
    ...(twice.length > 0 ? [asymmetry(twice)] : []),
    {
      kind: 'table',
      id: 'hottest-cells',
      title: 'Hottest devices',
      caption: 'The devices with the most pulses: source and target neuron, and which device of the synapse.',
      body: table([...['projection', 'synapse', 'branch'].map(left), right('pulses')], hottest),
    },
  ];
}

type Copies = NonNullable<Devices[number]['copies']> & { readonly projection: string };

/** Two copies with errors of their own: how far the network is from symmetric. */
function asymmetry(copies: readonly Copies[]): Exhibit {
  return {
    kind: 'table',
    id: 'copies',
    title: 'Two copies',
    caption:
      'Spikes going back find a second array with errors of its own, so the weights are no longer symmetric. The angle is that between both copies as vectors. What comes back is the part of an error signal that a symmetric network would send; the rest is the same wrong signal for every sample.',
    body: table(
      [left('projection'), ...['angle', 'read differently', 'comes back'].map(right)],
      copies.map(({ projection, angle, different, returned }) => [
        projection,
        `${angle.toFixed(1)}\u00b0`,
        percent(different),
        percent(returned),
      ]),
    ),
  };
}

function broken(faults: Faults): Exhibit {
  return {
    kind: 'table',
    id: 'faults',
    title: 'Faults injected',
    caption:
      'What was broken on purpose, and what came of it where that is counted. A fault with no place or no effect hit nothing.',
    body: table(
      [...['fault', 'of', 'when'].map(left), right('places'), right('effects')],
      faults.map(({ kind, target, when, places, effects }) => [
        kind,
        target,
        when,
        count(places),
        effects === null ? '' : count(effects),
      ]),
    ),
  };
}
