import { Command, Option } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, dataOption, formatOption, wholeNumber, withExamples } from './options.js';
import { amplifierCommand, tileCommand } from './spice-array.js';
import { Writer } from './writer.js';

export interface SpiceOptions extends CommonOptions {
  readonly ideal?: boolean;
  readonly sample: number;
  readonly data?: string;
  readonly card?: string;
}
export interface SolveOptions extends SpiceOptions {
  readonly solver?: 'direct' | 'conducting' | 'newton' | 'descent';
}
export interface ExportOptions extends SpiceOptions {
  readonly out?: string;
}

const CIRCUIT =
  'netlist of resistors, diodes, sources and linear amplifiers, or the folder of a resistive run';

/** The circuit that a command is about. */
const withCircuit = (command: Command): Command =>
  command
    .argument('<circuit>', CIRCUIT)
    .option('--ideal', 'take every diode as ideal: no drop forward, open reverse')
    .option('--sample <n>', 'of a run: which test sample it is shown', wholeNumber(0, 1e9), 0)
    .option('--card <name>', 'circuit card: what a run’s numbers are in S and V, and how fast nodes settle')
    .addOption(dataOption());

export function spiceCommand(context: Context): Command {
  const command = new Command('spice')
    .summary('solve circuits of resistors and diodes, and compare with ngspice')
    .description(
      'Reads trained resistive networks, and netlists with R, D, I, V, E, G, F and .model statements of type D; reads of a sense amplifier and tiles of conductances. docs/resistive.md says what is solved, and how.',
    );
  for (const make of [solveCommand, exportCommand, checkCommand, amplifierCommand, tileCommand])
    command.addCommand(make(context));
  return command;
}

function solveCommand({ io }: Context): Command {
  const solver = new Option(
    '--solver <name>',
    'how it is solved (default: the first that takes the circuit)',
  );
  const command = withCircuit(new Command('solve'))
    .summary('voltages, currents and power at the operating point')
    .description('Finds the operating point of a netlist and says how well it keeps Kirchhoff’s current law.')
    .addOption(solver.choices(['direct', 'conducting', 'newton', 'descent']))
    .addOption(formatOption())
    .action(async (file: string, options: SolveOptions) => {
      const { solveNetlist } = await import('./spice-solve.js');
      const { document, text } = solveNetlist(file, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(
    command,
    'nudge spice solve bridge.cir',
    'nudge spice solve bridge.cir --ideal --card on-chip',
  );
}

function exportCommand({ io }: Context): Command {
  const command = withCircuit(new Command('export'))
    .summary('write a circuit as a netlist that ngspice runs')
    .description(
      'Writes a netlist anew for ngspice, with the tolerances that a comparison needs. With --ideal, diodes become behavioural sources.',
    )
    .option('--out <file>', 'where to write it (default: the screen)')
    .addOption(formatOption())
    .action(async (file: string, options: ExportOptions) => {
      const { exportNetlist } = await import('./spice-solve.js');
      const { document, text } = exportNetlist(file, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(command, 'nudge spice export bridge.cir --ideal --out ideal.cir');
}

function checkCommand({ io }: Context): Command {
  const command = withCircuit(new Command('check'))
    .summary('compare every node with ngspice')
    .description(
      'Solves a netlist here and in ngspice, which has to be installed, and says how far they are apart.',
    )
    .addOption(formatOption())
    .action(async (file: string, options: SpiceOptions) => {
      const { checkNetlist } = await import('./spice-solve.js');
      const { document, text } = checkNetlist(file, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(
    command,
    'nudge spice check bridge.cir',
    'nudge spice check runs/20260101-120000-digits-drn-s1',
  );
}
