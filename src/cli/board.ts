import { Command, InvalidArgumentError, Option } from 'commander';
import { LINE_FORMS } from '../link/address.js';
import type { Context } from './context.js';
import { type CommonOptions, formatOption, wholeNumber, withExamples } from './options.js';
import { Writer } from './writer.js';

const PLACE_HELP = `where the board is: ${LINE_FORMS}`;

export interface EmulateOptions extends CommonOptions {
  readonly board: string;
  readonly card: string;
  readonly tcp?: number;
  readonly unix?: string;
  readonly pty?: string;
  readonly baud?: number;
}

export interface FlashHelpOptions extends CommonOptions {
  readonly write?: string;
  readonly force?: boolean;
}

export function boardCommand(context: Context): Command {
  const command = new Command('board')
    .summary('find, examine, test and emulate boards on a line')
    .description(
      'Boards that speak the learning protocol over a serial port, a socket or a pipe. `nudge train --chip` trains them.',
    );
  for (const make of [
    listCommand,
    infoCommand,
    benchCommand,
    checkCommand,
    emulateCommand,
    flashHelpCommand,
  ]) {
    command.addCommand(make(context));
  }
  return command;
}

function listCommand({ io }: Context): Command {
  return new Command('list')
    .summary('serial ports of this machine')
    .description('Lists the serial ports of this machine. Nothing is opened.')
    .addOption(formatOption())
    .action(async (options: CommonOptions) => {
      const { listPorts } = await import('../link/transport/serial.js');
      const ports = await listPorts();
      const lines = ports.map(({ path, description }) => `serial:${path}  ${description}`.trimEnd());
      new Writer(io, options.format).result({ ports }, lines.join('\n') || 'No serial port was found.');
    });
}

function infoCommand({ io }: Context): Command {
  const command = new Command('info')
    .summary('what a board is and can do')
    .description('Connects to a board and prints what it says of itself. Its network is left as it is.')
    .argument('<place>', PLACE_HELP)
    .addOption(formatOption())
    .action(async (place: string, options: CommonOptions) => {
      const { boardInfo } = await import('./board-info.js');
      const { document, text } = await boardInfo(place);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(command, 'nudge board info "serial:/dev/ttyACM0?baud=1000000"');
}

function benchCommand({ io }: Context): Command {
  const command = new Command('bench')
    .summary('how fast the line to a board is')
    .description(
      'Measures round trips and bytes per second with a network of its own; what the board held is lost.',
    )
    .argument('<place>', PLACE_HELP)
    .option('--seconds <n>', 'how long each measurement takes', wholeNumber(1, 600), 2)
    .addOption(formatOption())
    .action(async (place: string, options: CommonOptions & { readonly seconds: number }) => {
      const { benchBoard } = await import('./board-bench.js');
      const { document, text } = await benchBoard(place, options.seconds);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(command, 'nudge board bench tcp:127.0.0.1:7000');
}

function checkCommand(context: Context): Command {
  const command = new Command('check')
    .summary('whether a board keeps to the protocol')
    .description(
      'Tries a board on the rules of protocols/, one after the other, and prints a table; what the board held is lost. Rules of what the board does not offer are left out.',
    )
    .argument('<place>', PLACE_HELP)
    .addOption(formatOption())
    .action(async (place: string, options: CommonOptions) => {
      const { checkBoard } = await import('./board-check.js');
      const { document, text, passed } = await checkBoard(place);
      new Writer(context.io, options.format).result(document, text);
      if (!passed) context.exitCode = 1;
    });
  return withExamples(command, 'nudge board check rp2040');
}

function emulateCommand(context: Context): Command {
  const kind = new Option(
    '--board <kind>',
    'what answers: emulator (any chip card), rp2040, or qemu:MACHINE',
  ).default('emulator');
  const command = new Command('emulate')
    .summary('a board that other programs can connect to')
    .description(
      'Starts an emulated board and offers it on a TCP port of this machine, a UNIX socket or (with socat) a serial device, until Ctrl-C.',
    )
    .addOption(kind)
    .option('--card <name>', 'chip card of the emulator', 'laptop')
    .option('--tcp <port>', 'TCP port; 0 takes a free one', wholeNumber(0, 65535))
    .option('--unix <path>', 'UNIX socket')
    .option('--pty <path>', 'serial device that is made, in front of the port or socket')
    .option('--baud <n>', 'speed of the line, bits per second', baud)
    .addOption(formatOption())
    .action(async (options: EmulateOptions) => {
      const { emulateBoard } = await import('./board-emulate.js');
      context.exitCode = await emulateBoard(context.io, new Writer(context.io, options.format), options);
    });
  return withExamples(
    command,
    'nudge board emulate --tcp 7000 --baud 1000000',
    'nudge board emulate --board rp2040 --unix /tmp/board --pty /tmp/ttyBoard'.replaceAll('/tmp/', './'),
  );
}

function flashHelpCommand({ io }: Context): Command {
  const command = new Command('flash-help')
    .summary('how the firmware comes onto a board')
    .description(
      'Says for each image of the reference firmware where it is, its hash, the steps that bring it onto a board, and how the port is found afterwards. Nothing is flashed.',
    )
    .argument('[board]', 'rp2040, lm3s6965, nrf51 or stm32f100; all without it')
    .option('--write <file>', 'write the file that the steps name')
    .option('--force', 'replace a file that exists')
    .addOption(formatOption())
    .action(async (board: string | undefined, options: FlashHelpOptions) => {
      const { flashHelp } = await import('./board-flash-help.js');
      const { document, text } = flashHelp(board, options);
      new Writer(io, options.format).result(document, text);
    });
  return withExamples(
    command,
    'nudge board flash-help rp2040',
    'nudge board flash-help rp2040 --write nudge-rp2040.uf2',
  );
}

function baud(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 300 && value <= 12_000_000) return value;
  throw new InvalidArgumentError('Allowed: a whole number from 300 to 12000000.');
}
