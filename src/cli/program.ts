import { Command } from 'commander';
import { packageVersion } from '../run/environment.js';
import { boardCommand } from './board.js';
import { campaignCommand } from './campaign.js';
import { cardsCommand } from './cards.js';
import { characteriseCommand } from './characterise.js';
import { columnCommand } from './column.js';
import { compareCommand } from './compare.js';
import { compileCommand } from './compile.js';
import type { Context } from './context.js';
import { describeCommand } from './describe.js';
import { evaluateCommand } from './evaluate.js';
import { EXIT, report } from './exit.js';
import { fitCommand } from './fit.js';
import { galleryCommand } from './gallery.js';
import { galtonCommand } from './galton.js';
import { gradientsCommand } from './gradients.js';
import { initCommand } from './init.js';
import type { Io } from './io.js';
import { recordCommand } from './record.js';
import { reportCommand } from './report.js';
import { reproduceCommand } from './reproduce.js';
import { resumeCommand } from './resume.js';
import { spiceCommand } from './spice.js';
import { trainCommand } from './train.js';

const ABOUT = [
  'Emulates neuromorphic chips that learn by equilibrium propagation, and says what learning costs.',
  'Equilibrium propagation (EP) trains a network without a separate backward pass. Each sample is shown in two phases: in one the output neurons are nudged a little towards the right answer, in the other they are left free or nudged away from it. A synapse compares what its own two neurons did in the two phases and moves its weight by the difference. Everything it needs is at hand where it sits, which is why EP suits chips whose memory lies next to their neurons.',
  'Here the neurons spike and learn by EqSpike (SD-EP rule), and every spike, weight update and bit of memory is counted and priced.',
].join('\n\n');

const AFTER = `
Start here:
  $ nudge train                     learns the packaged handwritten digits in about a minute
  $ nudge init my.yaml              writes a commented experiment to change
  $ nudge describe my.yaml          what it would do, and whether it fits the chip; nothing runs
  $ nudge train my.yaml seed=2      trains it; any setting can be given as key.path=value
  $ nudge help train                more about one command

Exit codes: 0 done; 1 something in the input has to be changed (the sentence says what); 2 a mistake in nudge
itself, please report it; 3 chips that were compared differ; 130 interrupted with Ctrl-C.`;

const COMMANDS: readonly ((context: Context) => Command)[] = [
  trainCommand,
  resumeCommand,
  evaluateCommand,
  reportCommand,
  describeCommand,
  boardCommand,
  campaignCommand,
  galleryCommand,
  reproduceCommand,
  cardsCommand,
  characteriseCommand,
  compareCommand,
  fitCommand,
  galtonCommand,
  gradientsCommand,
  columnCommand,
  compileCommand,
  spiceCommand,
  initCommand,
  recordCommand,
];

export function makeProgram(context: Context): Command {
  const { io } = context;
  const program = new Command('nudge')
    .description(ABOUT)
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain one command')
    .addHelpText('after', AFTER);
  for (const make of COMMANDS) program.addCommand(make(context));
  equip(program, 'nudge', io);
  return program;
}

/** What holds for a command and all below it. @param words that call it */
function equip(command: Command, words: string, io: Io): void {
  command
    .exitOverride()
    .helpOption('-h, --help', 'explain this command')
    .showHelpAfterError(`(see ${words} --help)`)
    .configureOutput({
      writeOut: text => void io.stdout.write(text),
      writeErr: text => void io.stderr.write(text),
      getOutHelpWidth: () => 110,
      getErrHelpWidth: () => 110,
    });
  for (const below of command.commands) equip(below, `${words} ${below.name()}`, io);
}

/** Runs one command line (without `node` and the script); returns its exit code and never throws. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  const context: Context = { io, exitCode: EXIT.done };
  try {
    await makeProgram(context).parseAsync([...words], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return report(error, io, wantsJson(words));
  }
}

function wantsJson(words: readonly string[]): boolean {
  return words.includes('--format=json') || words[words.indexOf('--format') + 1] === 'json';
}
