import { Command } from 'commander';
import { chipOption, recordOption, withTarget } from './chip-target.js';
import type { Context } from './context.js';
import {
  type CommonOptions,
  dataOption,
  formatOption,
  profileOption,
  threadsOption,
  withExamples,
} from './options.js';
import { Writer } from './writer.js';

interface ResumeOptions extends CommonOptions {
  readonly data?: string;
  readonly threads: number;
  readonly profile?: boolean;
  readonly chip: string;
  readonly record?: string;
}

export function resumeCommand(context: Context): Command {
  const command = new Command('resume')
    .summary('go on with a run that was interrupted')
    .description(
      'Goes on from the last checkpoint of a run that was interrupted or killed. The end is the same, bit for bit, as without the interruption.',
    )
    .argument('<run>', 'run folder')
    .addOption(chipOption())
    .addOption(recordOption())
    .addOption(dataOption())
    .addOption(threadsOption())
    .addOption(profileOption())
    .addOption(formatOption())
    .action(async (path: string, options: ResumeOptions) => {
      const { resumeRun } = await import('./session.js');
      const writer = new Writer(context.io, options.format);
      context.exitCode = await withTarget(options, ({ connected, recorder }) =>
        resumeRun(context.io, writer, { path, ...options, connected, recorder }),
      );
    });
  return withExamples(command, 'nudge resume runs/20260101-120000-digits-s1');
}
