import { Command, InvalidArgumentError } from 'commander';
import { ADDRESS_FORMS } from '../link/address.js';
import type { Context } from './context.js';
import { type CommonOptions, dataOption, formatOption, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export interface CompareOptions extends CommonOptions {
  readonly chips: readonly [string, string];
  readonly data?: string;
  readonly samples: number;
  readonly every?: number;
  readonly answers: number;
  readonly repeats: number;
}

export function compareCommand(context: Context): Command {
  const command = new Command('compare')
    .summary('play one stream of commands to two chips')
    .description(
      'Plays the training of a run, or the commands of a recording, to two chips. Of chips that repeat themselves bit for bit it finds the first event that differs, shows the states of both, and says how far they drift apart. Chips that do not are run several times, and what they learn is compared with how far a chip is from itself.',
    )
    .argument('<run>', 'run folder, or recording')
    .requiredOption(
      '--chips <a,b>',
      `both chips: ${ADDRESS_FORMS}; emulator:CARD for the emulator of another chip card`,
      twoChips,
    )
    .option('--samples <n>', 'training samples, or settles of a recording', wholeNumber(1, 10_000_000), 100)
    .option('--every <n>', 'samples between two measurements of drift', wholeNumber(1, 10_000_000))
    .option('--answers <n>', 'test samples that both answer at each of them', wholeNumber(0, 10_000), 20)
    .option('--repeats <n>', 'runs on a chip that does not repeat itself', wholeNumber(2, 20), 3)
    .addOption(dataOption())
    .addOption(formatOption())
    .action(async (path: string, options: CompareOptions) => {
      const { compareRun } = await import('./compare-run.js');
      context.exitCode = await compareRun(context.io, new Writer(context.io, options.format), path, options);
    });
  return withExamples(
    command,
    'nudge compare runs/20260101-120000-digits-s1 --chips emulator,rp2040',
    'nudge compare runs/20260101-120000-digits-s1 --chips emulator:rp2040,emulator:laptop --samples 1000',
    'nudge compare board.nrec --chips recording:board.nrec,emulator',
  );
}

function twoChips(text: string): [string, string] {
  const [a, b, ...more] = text.split(',');
  if (a && b && more.length === 0) return [a, b];
  throw new InvalidArgumentError('Allowed: two chips with a comma between them.');
}
