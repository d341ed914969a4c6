import { Command, Option } from 'commander';
import { chipOption, recordOption, withTarget } from './chip-target.js';
import type { Context } from './context.js';
import { type CommonOptions, dataOption, formatOption, threadsOption, withExamples } from './options.js';
import { percent, plural } from './words.js';
import { Writer } from './writer.js';

type Part = 'test' | 'validation' | 'train';

interface EvaluateOptions extends CommonOptions {
  readonly data?: string;
  readonly threads: number;
  readonly part: Part;
  readonly answersOnly?: boolean;
  readonly chip: string;
  readonly record?: string;
}

export function evaluateCommand(context: Context): Command {
  const part = new Option('--part <part>', 'which samples')
    .choices(['test', 'validation', 'train'])
    .default('test');
  const command = new Command('evaluate')
    .summary('test a trained network again')
    .description(
      'Loads the final weights of a run and measures its accuracy; nothing is learnt and the run stays as it is.',
    )
    .argument('<run>', 'run folder')
    .addOption(part)
    .option(
      '--answers-only',
      'the chip keeps nothing that learning needs: the answers are the same, and smaller boards hold the network',
    )
    .addOption(chipOption())
    .addOption(recordOption())
    .addOption(dataOption())
    .addOption(threadsOption())
    .addOption(formatOption())
    .action((path: string, options: EvaluateOptions) => evaluateRun(context, path, options));
  return withExamples(command, 'nudge evaluate runs/20260101-120000-digits-s1 --part train');
}

async function evaluateRun(context: Context, path: string, options: EvaluateOptions): Promise<void> {
  const [{ evaluate }, { openRun }] = await Promise.all([
    import('../experiment/evaluate.js'),
    import('../run/folder.js'),
  ]);
  const { answersOnly = false, data, threads, part } = options;
  const evaluation = await withTarget(options, ({ connected, recorder }) =>
    evaluate({ folder: openRun(path), dataDir: data, threads, part, answersOnly, connected, recorder }),
  );
  const text = `${part} accuracy ${percent(evaluation.accuracy)} on ${plural(evaluation.samples, 'sample')}`;
  new Writer(context.io, options.format).result({ run: path, ...evaluation }, text);
}
