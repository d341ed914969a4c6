import { stringify } from 'yaml';
import { type ConnectedChip, onChip } from '../experiment/connected.js';
import { loadExperiment } from '../experiment/load.js';
import type { Experiment } from '../experiment/schema.js';
import type { Summary } from '../experiment/summary.js';
import { type TrainRequest, train } from '../experiment/train.js';
import { prepare } from '../experiment/trial.js';
import type { Problem } from '../problem/problem.js';
import { UserError } from '../problem/problem.js';
import type { Recorder } from '../recording/recorder.js';
import { writeReport } from '../report/report.js';
import { readEnvironment } from '../run/environment.js';
import { createRun, openRun, type RunFolder } from '../run/folder.js';
import { EXIT } from './exit.js';
import { INTERRUPTED, interruptible } from './interrupt.js';
import type { Io } from './io.js';
import { progressView } from './progress.js';
import { summaryText } from './summary.js';
import type { Writer } from './writer.js';

export interface SessionOptions {
  readonly data?: string | undefined;
  readonly threads: number;
  readonly profile?: boolean | undefined;
  /** The chip, where it is not the emulated one. */
  readonly connected?: ConnectedChip | undefined;
  readonly recorder?: Recorder | undefined;
}

export interface StartOptions extends SessionOptions {
  readonly experiment: Experiment;
  readonly warnings: readonly Problem[];
  readonly out: string;
}

/** Checks the data, makes a run folder and trains. Returns the exit code. */
export async function startRun(io: Io, writer: Writer, options: StartOptions): Promise<number> {
  const { experiment, out } = options;
  writer.warnings(options.warnings);
  // Fails here, before anything is written, when data are missing or the network does not fit.
  onChip(prepare(experiment, options.data), options.connected);
  const folder = createRun(out, {
    name: experiment.name,
    seed: experiment.seed,
    files: {
      'experiment.yaml': stringify(experiment),
      'environment.json': `${JSON.stringify(readEnvironment(), null, 2)}\n`,
    },
  });
  writer.note(
    `${sizes(experiment)} on ${experiment.data.set}, seed ${experiment.seed}, run folder ${folder.path}`,
  );
  return conduct(io, writer, folder, { ...options, resume: false });
}

/** Goes on with an unfinished run. Returns the exit code. */
export async function resumeRun(
  io: Io,
  writer: Writer,
  { path, ...options }: SessionOptions & { readonly path: string },
): Promise<number> {
  const folder = openRun(path);
  const { experiment } = loadExperiment({ file: folder.file('experiment.yaml') });
  onChip(prepare(experiment, options.data), options.connected);
  folder.resume();
  return conduct(io, writer, folder, { ...options, experiment, resume: true });
}

interface ConductOptions extends SessionOptions {
  readonly experiment: Experiment;
  readonly resume: boolean;
}

/** Works on a run that no other process may work on meanwhile. */
async function conduct(io: Io, writer: Writer, folder: RunFolder, options: ConductOptions): Promise<number> {
  folder.hold();
  try {
    return await work(io, writer, folder, options);
  } finally {
    folder.release();
  }
}

async function work(io: Io, writer: Writer, folder: RunFolder, options: ConductOptions): Promise<number> {
  const { experiment, resume, data, threads, profile = false, connected, recorder } = options;
  const view = progressView(io, writer, experiment.outputs.interval_samples);
  const onProgress = (progress: Parameters<TrainRequest['onProgress']>[0]) => view.update(progress);
  const stopping = () => {
    view.stop();
    writer.note('Finishing the sample at hand and writing a checkpoint; Ctrl-C again leaves at once.');
  };
  let interrupted = false;
  const summary = await interruptible(io, stopping, async signal => {
    try {
      const onNotice = (text: string) => writer.note(text);
      return await train({
        experiment,
        dataDir: data,
        folder,
        resume,
        signal,
        threads,
        profile,
        connected,
        recorder,
        onProgress,
        onNotice,
      });
    } finally {
      interrupted = signal.aborted;
      view.stop();
    }
  }).catch(error => fail(folder, error));
  return interrupted && folder.record.state === 'interrupted'
    ? stopped(writer, folder, options.data)
    : finish(writer, folder, summary);
}

/** Leaves the reason in the run folder, where the one who finds it later looks. */
function fail(folder: RunFolder, error: unknown): never {
  if (folder.record.state === 'running') {
    try {
      folder.move('failed', error instanceof UserError ? error.message : String(error));
    } catch {
      // The disk that failed the run may fail this too; the first error is the one to tell.
    }
  }
  throw error;
}

function stopped(writer: Writer, folder: RunFolder, data: string | undefined): number {
  const next = `nudge resume ${folder.path}${data === undefined ? '' : ` --data ${data}`}`;
  writer.result({ run: folder.path, state: 'interrupted', resume: next }, `Interrupted. To go on: ${next}`);
  return INTERRUPTED;
}

async function finish(writer: Writer, folder: RunFolder, summary: Summary): Promise<number> {
  const report = await writeReport(folder, {});
  writer.result(
    { run: folder.path, state: folder.record.state, report, summary },
    `${summaryText(summary)}\nRun folder ${folder.path}\nReport     ${report}`,
  );
  return folder.record.state === 'finished' ? EXIT.done : EXIT.user;
}

/** `784-100-10`. */
const sizes = ({ network }: Experiment): string =>
  network.populations.map(population => population.neurons).join('-');
