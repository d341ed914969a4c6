import { Command } from 'commander';
import { EXPERIMENT_ARGUMENTS, EXPERIMENT_ARGUMENTS_HELP, experimentArguments } from './arguments.js';
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
import type { Context } from './program.js';
import { Writer } from './writer.js';

interface TrainOptions extends CommonOptions {
  readonly data?: string;
  readonly out: string;
  readonly seed?: number[];
  readonly threads: number;
  readonly profile?: boolean;
}

export function trainCommand(context: Context): Command {
  const command = new Command('train')
    .summary('train a network and write a run folder')
    .description(
      'Trains a spiking network on an emulated chip, tests it, and writes a run folder: the resolved experiment, metrics, checkpoints, weights, a summary and report.html. Without an experiment file it learns the packaged handwritten digits (784-100-10). Ctrl-C stops after the sample at hand and says how to go on.',
    )
    .usage(`${EXPERIMENT_ARGUMENTS} [options]`)
    .argument('[experiment...]', EXPERIMENT_ARGUMENTS_HELP)
    .option('--seed <n>', 'seed in place of the experiment’s; 1,2,3 makes one run for each', seedList)
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
  );
}

async function train(context: Context, words: readonly string[], options: TrainOptions): Promise<void> {
  const { file, overrides } = experimentArguments(words);
  const { loadExperiment } = await import('../experiment/load.js');
  const writer = new Writer(context.io, options.format);
  const seeds = options.seed ?? [];
  const { experiment, warnings } = loadExperiment({
    file,
    overrides: seeds.length > 0 ? [...overrides, `seed=${seeds[0]}`] : overrides,
  });
  if (seeds.length > 1) {
    const { trainSeeds } = await import('./seeds.js');
    context.exitCode = await trainSeeds(context.io, writer, { words, seeds, ...options });
    return;
  }
  const { startRun } = await import('./session.js');
  context.exitCode = await startRun(context.io, writer, { experiment, warnings, ...options });
}
