import { createHash } from 'node:crypto';
import { entryPoint } from '../link/mcu/elf.js';
import { type FlashedBoard, flashFile } from '../link/mcu/flash-file.js';
import { imagePath, readImage } from '../link/mcu/images.js';
import { UserError } from '../problem/problem.js';
import type { FlashHelpOptions } from './board.js';
import { FLASHED_BOARDS, type FlashWay, PORT_HELP } from './flash-steps.js';
import { count } from './words.js';
import { writeNew } from './write-file.js';
import type { Shown } from './writer.js';

interface BoardHelp {
  readonly board: FlashedBoard;
  readonly about: string;
  readonly image: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly line: string;
  readonly chip: string;
  readonly ways: readonly FlashWay[];
}

const UNTRIED =
  'The firmware was run in emulators only, and the steps are those of the makers: tell us what happened on yours.';

/** How images come onto boards; writes the file for one of them where that is asked for. */
export function flashHelp(name: string | undefined, { write, force = false }: FlashHelpOptions): Shown {
  const names = Object.keys(FLASHED_BOARDS) as FlashedBoard[];
  const board = names.find(each => each === name);
  if (board === undefined && (name !== undefined || write !== undefined)) throw unknown(name, names);
  if (board !== undefined && write !== undefined) {
    const { bytes } = flashFile(board);
    writeNew(write, bytes, force);
    return { document: { board, file: write }, text: `Wrote ${write}.` };
  }
  const boards = (board === undefined ? names : [board]).map(helpFor);
  const text = [...boards.map(boardText), portText(), UNTRIED].join('\n\n');
  return { document: { boards, ports: PORT_HELP, note: UNTRIED }, text };
}

function unknown(name: string | undefined, names: readonly string[]): UserError {
  return new UserError({
    code: 'value-choice',
    message: name === undefined ? 'a file is written for one board' : 'there is no image for such a board',
    found: name ?? 'none',
    allowed: names.join(', '),
  });
}

function helpFor(board: FlashedBoard): BoardHelp {
  const { about, line, baud, ways } = FLASHED_BOARDS[board];
  const bytes = readImage(board);
  const image = imagePath(board);
  const entry = `0x${(entryPoint(bytes) & ~1).toString(16)}`;
  return {
    ...{ board, about, image, bytes: bytes.length, line, chip: `serial:PORT?baud=${baud}` },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ways: ways({ image, file: flashFile(board).name, entry }),
  };
}

function boardText({ board, about, image, bytes, sha256, line, chip, ways }: BoardHelp): string {
  return [
    `${board}: ${about}`,
    `  image    ${image} (ELF, ${count(bytes)} bytes)`,
    `  SHA-256  ${sha256}`,
    ...ways.flatMap(({ how, steps }) => [`  ${how}`, ...steps.map((step, k) => `    ${k + 1}. ${step}`)]),
    `  line     ${line}`,
    `  then     nudge board info "${chip}"`,
  ].join('\n');
}

const portText = (): string =>
  [
    'Which port it is: nudge board list, before and after you plug it in.',
    ...PORT_HELP.flatMap(({ system, lines }) => lines.map(line => `  ${system.padEnd(8)} ${line}`)),
  ].join('\n');
