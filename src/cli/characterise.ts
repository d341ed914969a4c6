import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { ADDRESS_FORMS } from '../link/address.js';
import { UserError } from '../problem/problem.js';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export interface CharacteriseOptions extends CommonOptions {
  readonly card: string;
  readonly name?: string;
  readonly neuron: string;
  readonly neurons: number;
  readonly ticks: number;
  readonly force?: boolean;
}

export function characteriseCommand({ io }: Context): Command {
  const command = new Command('characterise')
    .summary('measure a board and write a card of its neurons')
    .description(
      'Configures a board with one population, drives it with known currents and reads what it does: current-frequency curve, leak, thresholds of each neuron, dead neurons, time constants of the traces, and what weights add. Prints a table and writes a neuron card (unit.card) with which the emulator behaves as the board does. What the board held is lost.',
    )
    .argument('<place>', `where the board is: ${ADDRESS_FORMS.replace('emulator, ', '')}`)
    .option('--card <file>', 'where to write the card', 'board.yaml')
    .option('--name <name>', 'name of the card (default: that of the board)')
    .option('--neuron <card>', 'neuron card, by name or path, that the board is configured with', 'sdep-if')
    .option('--neurons <n>', 'neurons that are measured', wholeNumber(2, 4096), 64)
    .option(
      '--ticks <n>',
      'ticks of each point of the current-frequency curve',
      wholeNumber(50, 100_000),
      400,
    )
    .option('--force', 'replace a card that exists')
    .addOption(formatOption())
    .action(async (place: string, options: CharacteriseOptions) => {
      refuseOverwriting(options);
      const [{ characteriseBoard }, { writeAtomic }] = await Promise.all([
        import('./characterise-board.js'),
        import('../run/atomic.js'),
      ]);
      const { card, document, text } = await characteriseBoard(place, options);
      writeAtomic(options.card, card);
      const writer = new Writer(io, options.format);
      writer.result({ ...document, card: options.card }, `${text}\n\nCard ${options.card}`);
    });
  return withExamples(
    command,
    'nudge characterise "serial:/dev/ttyACM0?baud=1000000"',
    'nudge characterise rp2040 --neuron lif-hard --card my-board.yaml',
  );
}

function refuseOverwriting({ card, force = false }: CharacteriseOptions): void {
  if (force || !existsSync(card)) return;
  const advice = 'Choose another place with --card, or replace it with --force';
  throw new UserError({ code: 'usage', file: card, message: 'exists already', advice });
}
