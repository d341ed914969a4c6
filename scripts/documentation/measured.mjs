import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands where nothing was measured yet. */
const NOTHING =
  'Nothing is recorded in `results/` yet. `nudge reproduce experiments/digits.yaml --record results` measures accuracy, `npm run bench` speed and memory.\n';

/**
 * The measured results as Markdown, made from the files in results/ and from nothing else.
 * @param {string} root folder of the package
 */
export function measured(root) {
  const folder = join(root, 'results');
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter(name => name.endsWith('.json'))
        .sort()
    : [];
  const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const runs = files.filter(name => name.startsWith('accuracy-')).map(read);
  const bench = files.includes('bench.json') ? read('bench.json').workloads : {};
  const sequences = files.filter(name => name.startsWith('sequential-')).map(read);
  const discrete = runs.filter(({ experiment }) => experiment.includes('2t2r'));
  const others = runs.filter(run => !discrete.includes(run));
  const parts = [
    accuracy(others),
    devices(discrete),
    sequential(sequences),
    simulation(bench),
    relaxation(bench),
    convolution(bench),
    threads(bench),
    resistive(bench),
    files.includes('resistive-size.json') ? resistiveSize(read('resistive-size.json')) : '',
    training(bench),
    deviceCost(bench),
    memory(bench),
  ];
  return parts.filter(Boolean).join('\n') || NOTHING;
}

/** @param {string} text a page @param {string} content what stands between its marks @param {string} mark */
export function betweenMarks(text, content, mark = 'measured') {
  const [begin, end] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the marks of the ${mark} section are missing`);
  return text.slice(0, from + begin.length) + content + text.slice(to);
}

/** The figures of the paper, to be set beside ours; all else about it is not public. */
const PUBLISHED = { 'mnist 784-100-10': '96.9 %', 'mnist 784-300-10': '97.6 %' };

function accuracy(records) {
  if (records.length === 0) return '';
  const rows = records.map(({ label, experiment, command, testAccuracy, runs }) => {
    // Records from before `epochs` was kept tested after each.
    const [{ sizes, data, bitsPerSynapse, perEpoch, epochs = perEpoch.length }] = runs;
    const { mean, standardDeviation, seeds } = testAccuracy;
    const spread = standardDeviation === null ? '' : ` ± ${(100 * standardDeviation).toFixed(2)}`;
    const net = `${data.set} ${sizes.join('-')}`;
    return [
      `${experiment.replace(/\.yaml$/, '')}<br>${label}`,
      net,
      `**${(100 * mean).toFixed(2)} %**${spread}`,
      `${seeds}`,
      `${epochs}`,
      `${Number(bitsPerSynapse.toFixed(1))}`,
      PUBLISHED[net] ?? '',
      `\`${command}\``,
    ];
  });
  const head = ['experiment', 'data, net', 'test', 'seeds', 'epochs', 'bits per synapse', 'paper', 'command'];
  return `${table(head, rows)}\nMean ± standard deviation over seeds. The paper's figures are those of its abstracts; its constants are not public, and ours is another rule.\n`;
}

const withSpread = ({ mean, standardDeviation }) =>
  `**${(100 * mean).toFixed(2)} %**${standardDeviation === null ? '' : ` ± ${(100 * standardDeviation).toFixed(2)}`}`;

function devices(records) {
  if (records.length === 0) return '';
  const rows = records.map(({ experiment, overrides, testAccuracy, runs }) => {
    const card = overrides.join(' ').match(/cells\.card=(\S+)/)?.[1] ?? '';
    const [{ devices: arrays = [], joulesPerStoredWrite, joulesPerTrainingSample, perSample }] = runs;
    const [first] = arrays;
    return [
      experiment.match(/ternary|binary/)?.[0] ?? experiment,
      card,
      `${withSpread(testAccuracy)} (${testAccuracy.seeds} seeds)`,
      digits(perSample.training.storedChanges),
      joules(joulesPerStoredWrite),
      joules(joulesPerTrainingSample),
      first ? `${digits(first.pulses.mean)} / ${first.pulses.percentile99} / ${first.pulses.most}` : '',
      first ? (first.samplesUntilWorn?.toExponential(1) ?? 'never') : '',
    ];
  });
  const head = [
    'synapse',
    'cells',
    'test',
    'changes per sample',
    'stored write',
    'training sample',
    'pulses per device: mean, 99 %, most',
    'samples until 1 % broken',
  ];
  const commands = [
    ...new Set(records.map(({ command }) => command.replace(/cells\.card=\S+/, 'cells.card=CARD'))),
  ];
  return `${table(head, rows)}\nPackaged digits, 784-100-10, ${records[0].label}; energies and pulses of seed 1, of the large array, by the card ${records[0].runs[0].energyCard} ("at least": routing is not priced), hidden numbers included. The HfO2 cards are presets. ${commands.map(one => `\`${one}\``).join(', ')}.\n`;
}

const joules = value => {
  if (value === null || value === undefined) return '';
  const [scale, unit] = value < 1e-9 ? [1e12, 'pJ'] : [1e9, 'nJ'];
  return `${digits(value * scale)} ${unit}`;
};

function sequential(records) {
  if (records.length === 0) return '';
  const parts = records.map(({ command, name, results }) => {
    const [{ afterLast: tasks, runs }] = results;
    const rows = results.map(({ m, afterLast, mean }) => [
      `${m}`,
      ...afterLast.map(
        one => `${(100 * one.mean).toFixed(1)} % ± ${(100 * (one.standardDeviation ?? 0)).toFixed(1)}`,
      ),
      `${(100 * mean).toFixed(1)} %`,
    ]);
    const head = [`consolidation m (${name})`, ...tasks.map((_, k) => `task ${k + 1}`), 'mean'];
    return `${table(head, rows)}\nTest accuracy after the last task, mean ± standard deviation over ${runs.length} seeds: \`${command}\`.\n`;
  });
  return parts.join('\n');
}

function deviceCost({ devices: found }) {
  if (!found) return '';
  const rows = found.kinds.slice(1).map(({ name, timesReal }) => `${name} ${digits(timesReal)}x`);
  const { programmedPerSecond, readPerSecond } = found.array;
  return `Training time against real weights: ${rows.join(', ')}; an array of a million pairs is programmed at ${digits(programmedPerSecond / 1e6)} million pairs a second and read at ${digits(readPerSecond / 1e6)} million (\`npm run bench -- devices\`).\n`;
}

const PAIRS = {
  'two-way': 'two-way 784-300-10, Bernoulli inputs at 2 % per tick',
  'two-way-regular': 'two-way 784-300-10, regular inputs at 2 % per tick',
  cuba: 'CUBA, 4000 neurons, 2 % connectivity',
};

function simulation(bench) {
  const rows = Object.entries(PAIRS).flatMap(([name, title]) => {
    if (!bench[name]) return [];
    const { ours, peers } = bench[name];
    const beside = peer => (peer ? `${digits(peer.ratio.median)}x` : '');
    const time = `${digits(ours.microsecondsPerTick.median)} µs`;
    return [[title, time, beside(peers.double), beside(peers.single)]];
  });
  if (rows.length === 0) return '';
  const head = ['simulation, one thread', 'a tick', 'faster than Brian 2 C++', 'and its float32'];
  return `${table(head, rows)}\n\`npm run bench -- ${Object.keys(PAIRS).join(' ')}\`: medians, both sides alternating in one run.\n`;
}

/** Whichever lever is fastest, beside a step that sends all and beside the ways of the peer. */
function relaxation({ relaxation: found }) {
  if (!found) return '';
  const rows = found.nets.map(({ net, batch, threads = 1, rows: sides }) => {
    const { ours, times } = besidePeer(sides, ['synchronous', 'asynchronous', 'published program']);
    const all = sides.find(({ name }) => name === 'all at once');
    const work = `${megas(all.multiplyAddsPerSample)} to ${megas(ours.multiplyAddsPerSample)}`;
    return [net, String(batch), String(threads), ours.name, work, bestTime(ours), ...times];
  });
  const head = [
    ...['784-512-512-10, settled to 1e-4', 'batch', 'threads', 'fastest lever'],
    ...['multiply-adds, from all at once', 'a sample'],
    ...['faster than PyTorch by hand, all at once', 'and in turn', 'and than the published program'],
  ];
  return `${table(head, rows)}\nA learning step (free, nudged, update), best rounds of both sides, alternating in one run, time of the processor or, with two threads, of the clock: \`npm run bench -- relaxation\`. With two threads the peer has two as well, which may take it longer than one; every lever by itself stands in [results/bench.json](results/bench.json).\n`;
}

const megas = count => `${digits(count / 1e6)} M`;
const bestTime = side => `${digits(side.millisecondsPerSample.best)} ms`;

/** Our fastest lever, and how many times as fast as each way of the peer it is. */
function besidePeer(sides, ways) {
  const best = side => side.millisecondsPerSample.best;
  const mine = sides.filter(({ name }) => !name.startsWith('PyTorch'));
  const ours = mine.toSorted((a, b) => best(a) - best(b))[0];
  const times = ways.map(way => {
    const peer = sides.find(({ name }) => name === `PyTorch, ${way}`);
    return peer ? `${digits(best(peer) / best(ours))}x` : '';
  });
  return { ours, times };
}

/** Our learning steps and answers beside those of the peers that were there. */
function resistive({ drn: found }) {
  if (!found) return '';
  const of = (row, order, side) =>
    found.rows.find(
      one => one.name === row.name && one.batch === row.batch && one.order === order && one.side === side,
    );
  const nets = found.rows.filter(({ side, order }) => side === 'nudge' && order === 'train');
  const rows = nets.map(row => {
    const times = (order, side) => {
      const peer = of(row, order, side);
      return peer?.ratio ? `${digits(peer.ratio.best)}x` : '';
    };
    const beside = order => [times(order, 'PyTorch by hand'), times(order, 'published program')];
    const time = `${digits(row.millisecondsPerStep.best)} ms`;
    return [row.name, String(row.batch), time, ...beside('train'), ...beside('infer')];
  });
  const head = [
    'resistive network',
    'batch',
    'a learning step',
    ...PEERS,
    ...PEERS.map(one => `${one}, answers`),
  ];
  return `${table(head, rows)}\nDigits, CPU time of one thread, best rounds of all sides, alternating in one run: \`npm run bench -- drn\`.\n`;
}

/** How large a resistive network learns how fast; epochs are extrapolated from short pieces. */
function resistiveSize({ rows: found, threads, batch, inAnHour }) {
  const whole = value => Number(value.toPrecision(2)).toLocaleString('en-US');
  const rows = found.map(({ hidden, resistors, epochSeconds, ...row }) => [
    `1568-${hidden}-10`,
    resistors.toLocaleString('en-US'),
    `${digits(epochSeconds / 60)} min`,
    `${whole(row.overPublishedSpice)}x`,
    `${digits(row.overPublishedDrnXl)}x`,
    `${whole(row.ngspice.times)}x${row.ngspice.standing.startsWith('measured') ? '' : ' at least (extrapolated)'}`,
  ]);
  const head = [
    'resistive network',
    'resistors',
    'an epoch of 60,000 samples',
    'size x rate, over published SPICE',
    'over the published DRN-XL on an A100',
    'faster than ngspice here',
  ];
  const most = inAnHour.filter(({ hidden }) => hidden !== null);
  const hour = most.map(
    ({ epochs, hidden }) => `${hidden} nodes for ${epochs === 1 ? 'one epoch' : `${epochs} epochs`}`,
  );
  return `${table(head, rows)}\nBatches of ${batch}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, by the clock on the wall; epochs are extrapolated from seconds of training. The largest of these in an hour: ${hour.join(', ')}. \`node bench/resistive-size.mjs\`; sources of the published figures stand in [results/resistive-size.json](results/resistive-size.json).\n`;
}

const PEERS = ['faster than PyTorch by hand', 'than the published program'];

function threads({ threads: found }) {
  if (!found) return '';
  const rows = found.nets.map(({ net, batch, rows: [one, two] }) => {
    const [alone, shared] = [one, two].map(({ millisecondsPerSample: ms }) => ms.median);
    return [net, String(batch), `${digits(alone)} ms`, `${digits(shared)} ms`, `${digits(alone / shared)}x`];
  });
  const head = ['learning step, first weights', 'batch', 'a sample, one thread', 'two threads', 'faster'];
  return `${table(head, rows)}\nTime of the clock, medians, alternating in one run, the same bits: \`npm run bench -- threads\`.\n`;
}

/** The same for convolutions, whose peer has two ways back. */
function convolution({ convolution: found }) {
  if (!found) return '';
  const ways = ['transposed', 'turned'].flatMap(back => [`synchronous ${back}`, `asynchronous ${back}`]);
  const rows = found.nets.map(({ net, threads, clock, rows: sides }) => {
    const { ours, times } = besidePeer(sides, ways);
    const mine = [ours.name, megas(ours.multiplyAddsPerSample), bestTime(ours)];
    return [net, `${threads} (${clock})`, ...mine, ...times];
  });
  const head = [
    ...['conv 32-64, batch 20, settled to 1e-4', 'threads', 'fastest lever', 'multiply-adds', 'a sample'],
    ...['faster than PyTorch by hand, all at once', 'and in turn'],
    ...['with the kernel turned round, all at once', 'and in turn'],
  ];
  return `${table(head, rows)}\nA learning step of a deep convolutional Hopfield network, by CPU time, with two threads by wall time: \`npm run bench -- convolution\`.\n`;
}

function training({ training: found }) {
  if (!found) return '';
  const { samplesPerSecond, streamOverhead } = found;
  return `Training throughput, 784-100-10 at 100 ticks, one thread: ${digits(samplesPerSecond.median)} samples/s (best round ${digits(samplesPerSecond.best)}); the RxJS streams cost ${(100 * streamOverhead.median).toFixed(1)} % (\`npm run bench -- training\`).\n`;
}

function memory({ memory: found }) {
  if (!found) return '';
  return `Peak resident set of a training process: ${digits(found.peakResidentBytes / 1e6)} MB (\`npm run bench -- memory\`).\n`;
}

const line = cells => `| ${cells.join(' | ')} |\n`;
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(line).join('');

/** Three significant digits. */
const digits = value => Number(value.toPrecision(3)).toLocaleString('en-US');
