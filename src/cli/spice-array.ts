import { Command, Option } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, number, withExamples } from './options.js';
import { Writer } from './writer.js';

interface ArrayOptions extends CommonOptions {
  readonly check?: boolean;
  readonly out?: string;
}
export interface AmplifierOptions extends ArrayOptions {
  readonly first?: number;
  readonly second?: number;
  readonly supply?: number;
  readonly temperature?: number;
  readonly time?: number;
  readonly model: 'ekv' | 'bsim4';
}
export interface TileOptions extends ArrayOptions {
  readonly wordOhms: number;
  readonly bitOhms: number;
}

/** What is done with a netlist. */
const withNetlist = (command: Command): Command =>
  command
    .option('--check', 'run it in ngspice, which has to be installed, and compare')
    .option('--out <file>', 'where to write the netlist')
    .addOption(formatOption());

export function amplifierCommand({ io }: Context): Command {
  const model = new Option('--model <name>', 'transistors: our equations, or a 130 nm-like BSIM4 model');
  const command = withNetlist(
    new Command('amplifier')
      .summary('a read of a resistive pair by its precharge sense amplifier')
      .description(
        'Reads two resistances with the sense amplifier of a cell card: which output stays high, when that is decided, and what it takes from the supply. Writes the netlist of the same read.',
      )
      .argument('[card]', 'cell card of resistive pairs', 'hfo2-2t2r-mid')
      .option('--first <ohms>', 'resistance of the first branch (default: the card’s median LRS)', number)
      .option('--second <ohms>', 'resistance of the second branch (default: the card’s median HRS)', number)
      .option('--supply <volts>', 'supply, within the card’s range (default: the card’s)', number)
      .option('--temperature <kelvin>', 'temperature, within the card’s range (default: the card’s)', number)
      .option('--time <seconds>', 'length of the read (default: the card’s)', number)
      .addOption(model.choices(['ekv', 'bsim4']).default('ekv')),
  ).action(async (card: string, options: AmplifierOptions) => {
    const { readPair } = await import('./spice-array-run.js');
    const { document, text } = readPair(card, options);
    new Writer(io, options.format).result(document, text);
  });
  return withExamples(
    command,
    'nudge spice amplifier hfo2-2t2r-mid --supply 0.6 --out amplifier.cir',
    'nudge spice amplifier --first 200e3 --second 400e3 --time 20e-9 --model bsim4 --check',
  );
}

export function tileCommand({ io }: Context): Command {
  const command = withNetlist(
    new Command('tile')
      .summary('column currents of a tile of conductances and wires')
      .description(
        'Solves a tile of analog cells with the resistance of its word and bit lines exactly, and says what the wires take of the currents. Writes its netlist.',
      )
      .argument('<npz>', 'file with siemens [rows, columns] and volts [rows]')
      .option('--word-ohms <ohms>', 'word line between two cells', number, 1)
      .option('--bit-ohms <ohms>', 'bit line between two cells', number, 1),
  ).action(async (file: string, options: TileOptions) => {
    const { readTile } = await import('./spice-array-run.js');
    const { document, text } = readTile(file, options);
    new Writer(io, options.format).result(document, text);
  });
  return withExamples(command, 'nudge spice tile tile.npz --word-ohms 2.5 --bit-ohms 2.5 --check');
}
