import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export function recordCommand(context: Context): Command {
  const command = new Command('record')
    .summary('look into recordings of chips')
    .description(
      'Recordings hold all that went to a chip and came from it. `nudge train --record FILE` makes one, `--chip recording:FILE` puts it in the place of the chip.',
    );
  command.addCommand(infoCommand(context));
  command.addCommand(showCommand(context));
  return command;
}

function infoCommand({ io }: Context): Command {
  const command = new Command('info')
    .summary('which chip was recorded, and how much of it')
    .description('Says which chip was recorded and when, what it was asked, and whether the file is whole.')
    .argument('<file>', 'recording')
    .addOption(formatOption())
    .action(async (file: string, options: CommonOptions) => {
      const { recordInfo } = await import('./record-info.js');
      const { document, text } = recordInfo(file);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(command, 'nudge record info board.nrec');
}

function showCommand({ io }: Context): Command {
  const command = new Command('show')
    .summary('one command of a recording, and its answer')
    .description('Prints a command with all its fields, and every event that answered it.')
    .argument('<file>', 'recording')
    .argument('<number>', 'number of the command, from 1', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .addOption(formatOption())
    .action(async (file: string, number: number, options: CommonOptions) => {
      const { recordShow } = await import('./record-show.js');
      const { document, text } = recordShow(file, number);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(command, 'nudge record show board.nrec 1200');
}
