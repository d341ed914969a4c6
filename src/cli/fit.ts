import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { UserError } from '../problem/problem.js';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import { Writer } from './writer.js';

interface FitOptions extends CommonOptions {
  readonly card?: string;
  readonly plot?: string;
  readonly name?: string;
  readonly base?: string;
  readonly force?: boolean;
}

export function fitCommand(context: Context): Command {
  const command = new Command('fit')
    .summary('fit a device card to your own measurements')
    .description(
      'Reads a CSV file of measurements, fits a device model and writes a card and a plot beside the file. Resistances (columns state, resistance_ohm and, if known, device, cycle) give lognormal states; conductance after each pulse (columns pulse, conductance_siemens and, if known, device, direction: up or down) gives the step law that explains it best: constant, soft bounds or exponential. With --base, resistances of the states LRS and HRS make a card of cells (chip.cells.card), in which everything that was not measured comes from that card.',
    )
    .argument('<file>', 'CSV file with a header line')
    .option('--card <file>', 'where to write the card (default: beside the measurements, ending in .yaml)')
    .option('--plot <file>', 'where to write the plot (default: beside the measurements, ending in .html)')
    .option('--name <name>', 'name of the card (default: that of the file)')
    .option('--base <card>', 'cell card, by name or path, for what was not measured of the cells')
    .option('--force', 'replace files that exist')
    .addOption(formatOption())
    .action((file: string, options: FitOptions) => fitMeasurements(context, file, options));
  return withExamples(
    command,
    'nudge fit pulses.csv',
    'nudge fit states.csv --card my-rram.yaml --name "my RRAM"',
    'nudge fit states.csv --base hfo2-2t2r-mid',
  );
}

async function fitMeasurements({ io }: Context, file: string, options: FitOptions): Promise<void> {
  const [{ fitFigures }, { fitPlot }, { writeAtomic }] = await Promise.all([
    import('./fit-figures.js'),
    import('../report/fit-plot.js'),
    import('../run/atomic.js'),
  ]);
  const stem = file.replace(/\.csv$/i, '');
  const { card = `${stem}.yaml`, plot = `${stem}.html`, force = false } = options;
  refuseClash([file, card, plot], force);
  const fit = await fitted(file, options);
  const { document, text } = fitFigures(fit);
  writeAtomic(card, fit.written.text);
  writeAtomic(plot, fitPlot(fit, fit.written.card.name, text));
  const writer = new Writer(io, options.format);
  if ('problems' in fit.written) writer.warnings(fit.written.problems);
  writer.result({ file, card, plot, ...document }, `${text}\n\nCard ${card}\nPlot ${plot}`);
}

/** A card of cells where a base card is named, else one of an analog device. */
async function fitted(file: string, { base, name }: FitOptions) {
  const { fitCells, fitFile } = await import('../array/fit/fit-file.js');
  if (base === undefined) return fitFile(file, name);
  const [{ CELL_CARD }, { loadCard }] = await Promise.all([
    import('../array/cells/card.js'),
    import('../card/load.js'),
  ]);
  return fitCells(file, loadCard(CELL_CARD, base), name);
}

/** The measurements are never overwritten, other files only when asked for. */
function refuseClash([file, ...outputs]: readonly string[], force: boolean): void {
  const paths = [file!, ...outputs].map(path => resolve(path));
  const twice = paths.findIndex((path, k) => paths.indexOf(path) < k);
  if (twice >= 0) {
    const message = 'measurements, card and plot must be three different files';
    throw new UserError({ code: 'usage', message, found: [file!, ...outputs][twice]! });
  }
  const held = force ? undefined : outputs.find(path => existsSync(path));
  if (held === undefined) return;
  const advice = 'Choose another place with --card and --plot, or replace it with --force';
  throw new UserError({ code: 'usage', file: held, message: 'exists already', advice });
}
