import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { betweenMarks } from '../documentation/measured.mjs';

/** docs/firmware.md with the table of what the committed images take of each board. */

export const PAGE = 'docs/firmware.md';

export function pageWith(root, images) {
  return betweenMarks(readFileSync(join(root, PAGE), 'utf8'), table(images), 'images');
}

function table(images) {
  const head = ['board', 'image', 'code and constants', 'buffers', 'stack', 'network', 'payload', 'window'];
  const rows = images.map(({ board, file, code, ram, stack, memory, payload, window, bytes }) => [
    board,
    `\`${file}\` (${grouped(bytes)})`,
    ...[code, ram, stack].map(size => (size === undefined ? '' : grouped(size))),
    ...[memory, payload, window].map(grouped),
  ]);
  const lines = [head, head.map((_, i) => (i < 2 ? '---' : '---:')), ...rows];
  return `${lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function grouped(size) {
  return size.toLocaleString('en-US');
}
