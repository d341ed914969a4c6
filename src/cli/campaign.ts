import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, dataOption, formatOption, wholeNumber, withExamples } from './options.js';

export interface CampaignOptions extends CommonOptions {
  readonly data?: string;
  readonly out: string;
  readonly workers: number;
  readonly plan?: boolean;
}

export function campaignCommand(context: Context): Command {
  const command = new Command('campaign')
    .summary('run a study: one experiment, varied, many times, with confidence intervals')
    .description(
      'Runs every combination of a study’s factors with several seeds, spread over processes, and writes a folder with a table of all runs (CSV and Parquet), means with confidence intervals, and report.html. The results do not depend on the number of processes. Killed or interrupted, it goes on where it was when the same command is given again.',
    )
    .usage('<study.yaml> [key.path=value...] [options]')
    .argument(
      '<study...>',
      'a study file, then settings of its experiment for every run, such as training.epochs=3',
    )
    .addOption(dataOption())
    .addOption(
      new Option('--out <dir>', 'folder in which the campaign’s folder is made').default('campaigns'),
    )
    .addOption(
      new Option('--workers <n>', 'processes that run at once; the results do not depend on it')
        .default(availableParallelism(), 'all cores')
        .argParser(wholeNumber(1, 1024)),
    )
    .addOption(
      new Option(
        '--plan',
        'only say what would be run, and how many replicates the stopping rule is likely to need',
      ),
    )
    .addOption(formatOption())
    .action(async (words: string[], options: CampaignOptions) => {
      const { campaign } = await import('./campaign-session.js');
      context.exitCode = await campaign(context.io, words, options);
    });
  return withExamples(
    command,
    'nudge campaign experiments/studies/hidden-size.yaml --plan',
    'nudge campaign experiments/studies/hidden-size.yaml training.epochs=2 --workers 4',
  );
}
