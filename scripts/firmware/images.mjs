import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elfSections } from './elf.mjs';
import { TARGETS } from './targets.mjs';

/** images.json: what is committed, made by which compiler, and what it takes of a board. */

export const IMAGES = 'firmware-models/images';
const FILE = 'images.json';

export const imageNames = () => Object.keys(TARGETS).filter(name => TARGETS[name].image);

export function readImages(folder) {
  return JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
}

export function writeImages(folder, images) {
  writeFileSync(join(folder, FILE), `${JSON.stringify({ format: 'nudge.images/1', images }, null, 2)}\n`);
}

/** The row of one image, bytes; `code` with constants, `ram` without the block for the network and the stack. */
export function describe(root, name, file, compiler) {
  const bytes = readFileSync(file);
  return {
    board: name,
    file: TARGETS[name].image,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    compiler,
    ...limits(root, name),
    ...(file.endsWith('.elf') && sizes(bytes, limits(root, name).memory)),
  };
}

function sizes(bytes, memory) {
  const sections = elfSections(bytes);
  const size = name => sections.get(name) ?? 0;
  return { code: size('.text'), ram: size('.bss') - memory, stack: size('.stack') };
}

/** What config.h says: payload, window, and bytes for the network. */
function limits(root, name) {
  const text = readFileSync(join(root, 'firmware-models/boards', name, 'config.h'), 'utf8');
  const value = word => {
    const [, expression] = new RegExp(`#define BOARD_${word} (.*)`).exec(text);
    return expression
      .replace(/[()u]/g, '')
      .split('*')
      .reduce((product, factor) => product * Number(factor), 1);
  };
  return { payload: value('PAYLOAD'), window: value('WINDOW'), memory: value('MEMORY') };
}
