import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import { Writer } from './writer.js';

export function cardsCommand({ io }: Context): Command {
  const command = new Command('cards')
    .summary('list the chips, neurons, energy prices and processors that come with nudge')
    .description(
      'Cards are sheets of parameters, each with its unit, its source and its standing (how well it is known). Without a name all are listed; with a name, its values and where they come from.',
    )
    .argument('[name]', 'card to show, such as loihi-keras or sdep-if')
    .addOption(formatOption())
    .action(async (name: string | undefined, { format }: CommonOptions) => {
      const { allCards, oneCard } = await import('./card-tables.js');
      const { document, text } = name === undefined ? allCards() : oneCard(name);
      new Writer(io, format).result(document, text);
    });
  return withExamples(command, 'nudge cards', 'nudge cards loihi-keras');
}
