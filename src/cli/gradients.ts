import { Command } from 'commander';
import { EXPERIMENT_ARGUMENTS, EXPERIMENT_ARGUMENTS_HELP, experimentArguments } from './arguments.js';
import type { Context } from './context.js';
import { type CommonOptions, dataOption, formatOption, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export interface GradientsOptions extends CommonOptions {
  readonly samples: number;
  readonly run?: string;
  readonly data?: string;
  readonly plot?: string;
  readonly force?: boolean;
}

export function gradientsCommand({ io }: Context): Command {
  const command = new Command('gradients')
    .summary('compare the updates of nudged steps with gradients, step by step')
    .description(
      'Settles a few training samples of an experiment on rates, takes the nudged steps one by one, and compares what each would move weights and biases by with back-propagation through time: while the free phase is at rest, nudged step t moves them by the gradient t steps before its end, in the limit of a small beta (gradient-descending updates). Nothing is learnt.',
    )
    .usage(`${EXPERIMENT_ARGUMENTS} [options]`)
    .argument('[experiment...]', EXPERIMENT_ARGUMENTS_HELP)
    .option('--samples <n>', 'training samples, side by side', wholeNumber(1, 65_535), 20)
    .option('--run <folder>', 'take the weights that this run has learnt, instead of the first ones')
    .option('--plot <file>', 'also draw the steps, on an HTML page')
    .option('--force', 'replace a plot that exists')
    .addOption(dataOption())
    .addOption(formatOption())
    .action(async (words: string[], options: GradientsOptions) => {
      const { runGradients } = await import('./gradients-run.js');
      const writer = new Writer(io, options.format);
      const { document, text } = await runGradients(writer, experimentArguments(words), options);
      writer.result(document, text);
    });
  return withExamples(
    command,
    'nudge gradients experiments/rate-digits.yaml estimator.beta=0.01 estimator.free_steps=150',
    'nudge gradients experiments/rate-digits.yaml --run runs/20260101-120000-rate-digits-s1',
  );
}
