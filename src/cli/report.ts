import { Command } from 'commander';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import type { Context } from './program.js';
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
    .action(async (path: string, { format, energyCard }: ReportOptions) => {
      const [{ writeReport }, { openRun }] = await Promise.all([
        import('../report/report.js'),
        import('../run/folder.js'),
      ]);
      const report = await writeReport(openRun(path), energyCard === undefined ? {} : { energyCard });
      new Writer(context.io, format).result({ run: path, report }, `Wrote ${report}`);
    });
  return withExamples(
    command,
    'nudge report runs/20260101-120000-digits-s1 --energy-card cmos-45nm-horowitz',
  );
}
