import { Command } from 'commander';
import { EXPERIMENT_ARGUMENTS, EXPERIMENT_ARGUMENTS_HELP, experimentArguments } from './arguments.js';
import type { Context } from './context.js';
import { EXIT } from './exit.js';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import { Writer } from './writer.js';

export function describeCommand(context: Context): Command {
  const command = new Command('describe')
    .summary('show what an experiment is and whether it fits its chip; nothing runs')
    .description(
      'Shows the fully resolved experiment, what the chip can do, the populations and projections, which core holds what, and every bit of local memory that has to be kept. Exit code 1 when the network does not fit.',
    )
    .usage(`${EXPERIMENT_ARGUMENTS} [options]`)
    .argument('[experiment...]', EXPERIMENT_ARGUMENTS_HELP)
    .addOption(formatOption())
    .action((words: string[], options: CommonOptions) => describeExperiment(context, words, options));
  return withExamples(command, 'nudge describe', 'nudge describe my.yaml chip.card=small');
}

async function describeExperiment(
  context: Context,
  words: readonly string[],
  { format }: CommonOptions,
): Promise<void> {
  const [{ loadExperiment }, { describe }] = await Promise.all([
    import('../experiment/load.js'),
    import('./description.js'),
  ]);
  const { experiment, warnings } = loadExperiment(experimentArguments(words));
  const writer = new Writer(context.io, format);
  writer.warnings(warnings);
  const { fits, document, text } = describe(experiment);
  writer.result(document, text);
  if (!fits) context.exitCode = EXIT.user;
}
