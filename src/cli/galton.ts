import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, number, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

export interface GaltonOptions extends CommonOptions {
  readonly rows?: number;
  readonly walls: number;
  readonly tilt?: number;
  readonly disorder?: number;
  readonly coupling?: number;
  readonly flips?: number;
  readonly pinning?: number;
  readonly seed: number;
}

export function galtonCommand({ io }: Context): Command {
  const command = new Command('galton')
    .summary('run a Galton board of magnetic domain walls')
    .description(
      'Sends domain walls through a triangle of Y junctions and draws where they leave, beside the exact distribution of the same board, with a chi-square test of one against the other. Options replace values of the card; nudge cards domain-wall explains them.',
    )
    .argument('[card]', 'source card', 'domain-wall')
    .option('--rows <n>', 'rows of junctions; there is one exit more', number)
    .option('--walls <n>', 'walls to send', wholeNumber(1, 100_000_000), 10_000)
    .option('--tilt <degrees>', 'angle of the magnetic field', number)
    .option('--disorder <logit>', 'frozen spread from junction to junction', number)
    .option('--coupling <logit>', 'pull of a wall’s chirality on its turns', number)
    .option('--flips <p>', 'chance that chirality reverses after a junction', number)
    .option('--pinning <p>', 'chance that a wall stays in a junction', number)
    .option('--seed <n>', 'seed of disorder and walls', wholeNumber(0, 0xffff_ffff), 1)
    .addOption(formatOption())
    .action(async (card: string, options: GaltonOptions) => {
      const { runGalton } = await import('./galton-run.js');
      const { document, text } = runGalton(card, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(
    command,
    'nudge galton --rows 8 --tilt 2',
    'nudge galton --coupling 1 --flips 0.2 --disorder 0.3',
  );
}
