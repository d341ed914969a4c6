import { Command, Option } from 'commander';
import { SIZES, type Size } from '../gallery/schema.js';
import type { Context } from './context.js';
import {
  type CommonOptions,
  dataOption,
  formatOption,
  seedList,
  threadsOption,
  withExamples,
} from './options.js';

export interface ReproduceOptions extends CommonOptions {
  readonly size: Size;
  readonly seed: number[];
  readonly data?: string;
  readonly out: string;
  readonly record?: string;
  readonly name?: string;
  readonly threads: number;
}

export function reproduceCommand(context: Context): Command {
  const command = new Command('reproduce')
    .summary('train a row of the gallery and set its figure beside the published one')
    .description(
      'Trains a published result (nudge gallery lists them) for one or several seeds, and judges it. Any experiment file can be given instead. Interrupted or killed, the same command goes on where it was; what is finished is not run again.',
    )
    .usage('<name | experiment.yaml> [key.path=value...] [options]')
    .argument('<name...>', 'a row of the gallery or an experiment file, then settings that replace its own')
    .addOption(
      new Option('--size <size>', 'how much of it: seconds, minutes, or as published')
        .choices([...SIZES])
        .default('full'),
    )
    .addOption(new Option('--seed <n>', 'seeds, such as 1,2,3').argParser(seedList).default([1], '1'))
    .addOption(dataOption())
    .addOption(new Option('--out <dir>', 'folder of the runs').default('runs/reproduced'))
    .addOption(
      new Option('--record <dir>', 'folder in which the result is written (default: that of the runs)'),
    )
    .addOption(new Option('--name <file>', 'name of the result’s file, in place of the experiment’s'))
    .addOption(threadsOption())
    .addOption(formatOption())
    .action(async (words: string[], options: ReproduceOptions) => {
      const { reproduce } = await import('./reproduce-session.js');
      context.exitCode = await reproduce(context.io, words, options);
    });
  return withExamples(
    command,
    'nudge reproduce rate-ep-1h --size small --data ./data',
    'nudge reproduce my.yaml --seed 1,2,3',
  );
}
