import { Command } from 'commander';
import { UserError } from '../problem/problem.js';
import { EXPERIMENT_ARGUMENTS, EXPERIMENT_ARGUMENTS_HELP, experimentArguments } from './arguments.js';
import { chipOption, recordOption, withTarget } from './chip-target.js';
import type { Context } from './context.js';
import {
  type CommonOptions,
  dataOption,
  formatOption,
  outOption,
  profileOption,
  seedList,
  threadsOption,
  withExamples,
} from './options.js';
import { Writer } from './writer.js';

interface TrainOptions extends CommonOptions {
  readonly data?: string;
  readonly out: string;
  readonly seed?: number[];
  readonly threads: number;
  readonly profile?: boolean;
  readonly chip: string;
  readonly record?: string;
}

export function trainCommand(context: Context): Command {
  const command = new Command('train')
    .summary('train a network and write a run folder')
    .description(
      'Trains a spiking network on an emulated chip or on a board, tests it, and writes a run folder: the resolved experiment, metrics, checkpoints, weights, a summary and report.html. Without an experiment file it learns the packaged handwritten digits (784-100-10). Ctrl-C stops after the sample at hand and says how to go on.',
    )
    .usage(`${EXPERIMENT_ARGUMENTS} [options]`)
    .argument('[experiment...]', EXPERIMENT_ARGUMENTS_HELP)
    .option('--seed <n>', 'seed in place of the experiment’s; 1,2,3 makes one run for each', seedList)
    .addOption(chipOption())
    .addOption(recordOption())
    .addOption(dataOption())
    .addOption(outOption())
    .addOption(threadsOption())
    .addOption(profileOption())
    .addOption(formatOption())
    .action((words: string[], options: TrainOptions) => train(context, words, options));
  return withExamples(
    command,
    'nudge train',
    'nudge train training.epochs=3 network.populations.hidden.neurons=300',
    'nudge train my.yaml --data ./data --seed 1,2,3',
    'nudge train my.yaml --chip "serial:/dev/ttyACM0?baud=1000000"',
  );
}

async function train(context: Context, words: readonly string[], options: TrainOptions): Promise<void> {
  const { file, overrides } = experimentArguments(words);
  const { loadExperiment } = await import('../experiment/load.js');
  const writer = new Writer(context.io, options.format);
  const seeds = options.seed ?? [];
  const resolve = (more: readonly string[]) => {
    const seeded = seeds.length > 0 ? [...overrides, `seed=${seeds[0]}`] : overrides;
    return loadExperiment({ file, overrides: [...more, ...seeded] });
  };
  if (seeds.length > 1) {
    if (options.chip !== 'emulator') throw oneAtATime('--chip', options.chip);
    if (options.record !== undefined) throw oneAtATime('--record', options.record);
    resolve([]);
    const { trainSeeds } = await import('./seeds.js');
    context.exitCode = await trainSeeds(context.io, writer, { words, seeds, ...options });
    return;
  }
  const { startRun } = await import('./session.js');
  context.exitCode = await withTarget(options, ({ overrides, connected, recorder }) => {
    const { experiment, warnings } = resolve(overrides);
    return startRun(context.io, writer, { experiment, warnings, ...options, connected, recorder });
  });
}

const oneAtATime = (path: '--chip' | '--record', found: string): UserError =>
  new UserError({
    code: 'usage',
    path,
    message: 'several seeds were given, and this is for one network at a time',
    found,
    advice: 'Give one seed, or leave this out',
  });
