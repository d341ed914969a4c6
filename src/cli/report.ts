import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import { Writer } from './writer.js';

interface ReportOptions extends CommonOptions {
  readonly energyCard?: string;
}

export function reportCommand(context: Context): Command {
  const command = new Command('report')
    .summary('write the report of a run again, if need be at other energy prices')
    .description(
      'Writes report.html of a run from its stored counts: one file that needs no network. With --energy-card the same counts are priced anew; nothing is simulated again.',
    )
    .argument('<run>', 'run folder')
    .option('--energy-card <name>', 'energy card to price with (see nudge cards), or the path of one')
    .addOption(formatOption())
    .action((path: string, options: ReportOptions) => reportRun(context, path, options));
  return withExamples(
    command,
    'nudge report runs/20260101-120000-digits-s1 --energy-card cmos-45nm-horowitz',
  );
}

async function reportRun(
  { io }: Context,
  path: string,
  { format, energyCard }: ReportOptions,
): Promise<void> {
  const [{ writeReport }, { openRun }, { reprice }, { energyText }] = await Promise.all([
    import('../report/report.js'),
    import('../run/folder.js'),
    import('../experiment/reprice.js'),
    import('./summary.js'),
  ]);
  const folder = openRun(path);
  const energy = reprice(folder, energyCard);
  const report = await writeReport(folder, energyCard === undefined ? {} : { energyCard });
  new Writer(io, format).result({ run: path, report, energy }, `${energyText(energy)}\nReport ${report}`);
}
