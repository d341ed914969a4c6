import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, number, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export interface ColumnOptions extends CommonOptions {
  readonly rows: number;
  readonly right?: number;
  readonly threshold: number;
  readonly columns: number;
  readonly supply?: number;
  readonly seed: number;
}

export function columnCommand({ io }: Context): Command {
  const command = new Command('column')
    .summary('multiply signs in a column of resistive pairs: XNOR, popcount and threshold')
    .description(
      'Writes many columns of weights -1 and +1 into pairs of resistive devices, reads each with inputs -1 and +1 (an input swaps the branches of its pair, so that a sense gives the product), counts the products that are +1, and compares their sum with a threshold. Draws the counts beside their exact distribution, and says what a read costs.',
    )
    .argument('[card]', 'cell card of resistive pairs', 'hfo2-2t2r-mid')
    .option('--rows <n>', 'products of a column', wholeNumber(1, 4096), 64)
    .option('--right <n>', 'how many of them should be +1 (default: five of eight)', wholeNumber(0, 4096))
    .option('--threshold <sum>', 'smallest sum of products that gives +1', number, 0)
    .option('--columns <n>', 'columns to write and read', wholeNumber(1, 1_000_000), 10_000)
    .option('--supply <volts>', 'supply of the sense amplifiers, within the card’s range', number)
    .option('--seed <n>', 'seed of inputs, cells and amplifiers', wholeNumber(0, 0xffff_ffff), 1)
    .addOption(formatOption())
    .action(async (card: string, options: ColumnOptions) => {
      const { runColumn } = await import('./column-run.js');
      const { document, text } = runColumn(card, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(
    command,
    'nudge column hfo2-2t2r-weak --rows 64 --right 40',
    'nudge column hfo2-2t2r-mid --supply 0.6 --threshold 8',
  );
}
