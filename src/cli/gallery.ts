import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import { Writer } from './writer.js';

export function galleryCommand({ io }: Context): Command {
  const command = new Command('gallery')
    .summary('list the published results, and ours beside them')
    .description(
      'Each row is a published result and an experiment that reproduces it. Our figures come from result files that runs have written; nudge reproduce NAME makes one.',
    )
    .addOption(formatOption())
    .action(async ({ format }: CommonOptions) => {
      const { galleryTable } = await import('./gallery-table.js');
      const { document, text } = galleryTable();
      new Writer(io, format).result(document, text);
    });
  return withExamples(command, 'nudge gallery');
}
