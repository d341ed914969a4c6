import { blocksOf, type Comparison, compareChips } from '../experiment/comparison/compare.js';
import { INTERRUPTED as STOPPED } from '../experiment/comparison/in-step.js';
import type { Contender } from '../experiment/comparison/player.js';
import { type CommandStream, streamOfRecording, streamOfRun } from '../experiment/comparison/stream.js';
import { onChip } from '../experiment/connected.js';
import { loadExperiment } from '../experiment/load.js';
import { prepare } from '../experiment/trial.js';
import { isFolder } from '../problem/files.js';
import { UserError } from '../problem/problem.js';
import { summaryOf } from '../recording/summary.js';
import { openRun, type RunFolder } from '../run/folder.js';
import type { CompareOptions } from './compare.js';
import { contender, layoutFor, type NamedChip, withChips } from './compare-chips.js';
import { comparisonText } from './compare-text.js';
import { EXIT } from './exit.js';
import { INTERRUPTED, interruptible } from './interrupt.js';
import type { Io } from './io.js';
import { ShareBar } from './progress.js';
import { count } from './words.js';
import type { Writer } from './writer.js';

/** Marks of drift, where their distance is not given. */
const MARKS = 5;
/** Most test samples that are asked at once. */
const BATCH = 64;

/** What is to be compared. */
interface Plan {
  readonly stream: CommandStream;
  readonly chips: readonly [Contender, Contender];
  /** Where the result is left. */
  readonly folder?: RunFolder;
}

/** Compares two chips and leaves the result in the run folder. Returns the exit code. */
export function compareRun(io: Io, writer: Writer, path: string, options: CompareOptions): Promise<number> {
  return withChips(options.chips, async named => {
    const { stream, chips, folder } = isFolder(path)
      ? planOfRun(path, named, options)
      : planOf(path, named, options);
    const { repeats } = options;
    const every = options.every ?? Math.ceil(stream.length / MARKS);
    const view = progressView(io, writer, stream, blocksOf(stream, chips, repeats));
    const onFirst = () => {
      view.stop();
      writer.note(`Finishing the ${stream.unit} at hand; Ctrl-C again leaves at once.`);
    };
    const result = await interruptible(io, onFirst, signal =>
      compareChips(stream, chips, { every, repeats, signal, onBlock: view.update }).finally(view.stop),
    );
    const files = folder ? [leave(folder, result)] : [];
    writer.result(
      { ...result, files },
      [comparisonText(result), ...files.map(file => `Result ${file}`)].join('\n'),
    );
    const ended = result.inStep?.ended ?? result.spread?.ended;
    if (ended === STOPPED) return INTERRUPTED;
    return result.agree ? EXIT.done : EXIT.differ;
  });
}

function planOfRun(path: string, named: readonly [NamedChip, NamedChip], options: CompareOptions): Plan {
  const folder = openRun(path);
  const file = folder.file('experiment.yaml');
  refuseRecordings(named);
  const { experiment } = loadExperiment({ file, overrides: [...layoutFor(named)] });
  const trial = prepare(experiment, options.data);
  for (const { target } of named) onChip(trial, target.connected);
  const chips = contenders(named, experiment.chip.card);
  const batch = Math.min(BATCH, ...chips.map(({ capabilities }) => capabilities.maxBatch));
  const { samples, answers: answered } = options;
  return { stream: streamOfRun(trial, { samples, answered, batch }), chips, folder };
}

function refuseRecordings(named: readonly NamedChip[]): void {
  const recorded = named.find(({ open }) => !open);
  if (!recorded) return;
  throw new UserError({
    code: 'usage',
    path: '--chips',
    message: 'a recording answers nothing but the commands that were recorded',
    found: recorded.name,
    advice: 'Give the recording in the place of the run: its own commands are compared then',
  });
}

function planOf(file: string, named: readonly [NamedChip, NamedChip], { samples }: CompareOptions): Plan {
  const { contents, card } = summaryOf(file);
  const settles = Math.min(samples, contents.commands.settle ?? 0);
  return { stream: streamOfRecording(file, settles), chips: contenders(named, card) };
}

const contenders = ([a, b]: readonly [NamedChip, NamedChip], card: string) =>
  [contender(a, card), contender(b, card)] as const;

function leave(folder: RunFolder, result: Comparison): string {
  const name = `compare-${result.chips.map(chip => slug(chip.name)).join('-')}.json`;
  folder.writeJson(name, result);
  return folder.file(name);
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);

function progressView(io: Io, writer: Writer, { unit }: CommandStream, total: number) {
  const step = Math.max(1, Math.ceil(total / 10));
  const words = (done: number) => `${unit} ${count(done)}/${count(total)}`;
  if (io.stderr.isTTY && writer.format === 'text') {
    const bar = new ShareBar(io.stderr, total);
    return { update: (done: number) => bar.update(done, words(done)), stop: () => bar.stop() };
  }
  const update = (done: number) => {
    if (done > 0 && done % step === 0) writer.event({ compared: done, of: total }, words(done));
  };
  return { update, stop: () => {} };
}
