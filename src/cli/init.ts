import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, withExamples } from './options.js';
import { writeNew } from './write-file.js';
import { Writer } from './writer.js';

const SCHEMA = fileURLToPath(new URL('../../schemas/experiment.schema.json', import.meta.url));

interface InitOptions extends CommonOptions {
  readonly force?: boolean;
}

export function initCommand({ io }: Context): Command {
  const command = new Command('init')
    .summary('write a commented experiment to start from')
    .description(
      'Writes an experiment file in which every setting stands with its meaning, range and default. Editors that know YAML schemas complete and check it.',
    )
    .argument('[file]', 'where to write it', 'experiment.yaml')
    .option('--force', 'replace a file that exists')
    .addOption(formatOption())
    .action(async (file: string, options: InitOptions) => {
      const { template } = await import('../experiment/template.js');
      writeNew(file, template(schemaPath(file)), options.force ?? false);
      const text = `Wrote ${file}. Change what you like, then: nudge train ${file}`;
      new Writer(io, options.format).result({ file }, text);
    });
  return withExamples(command, 'nudge init my.yaml');
}

/** From the folder of the experiment, as editors read it; with forward slashes on every system. */
function schemaPath(file: string): string {
  return relative(dirname(resolve(file)), SCHEMA).replaceAll('\\', '/');
}
