import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCard } from '../../../src/card/load.js';
import { CHIP_CARD } from '../../../src/chip/card.js';
import { IMAGE_FILES } from '../../../src/link/mcu/images.js';

interface Image {
  readonly board: keyof typeof IMAGE_FILES;
  readonly file: string;
  readonly sha256: string;
  readonly memory: number;
  readonly code?: number;
  readonly ram?: number;
  readonly stack?: number;
}

const FOLDER = new URL('../../../firmware-models/images/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, FOLDER));
const { images } = JSON.parse(read('images.json').toString()) as { images: Image[] };
const KIB = 1024;
/** RAM of the parts, bytes, by their data sheets; the RP2040 runs its code from there too. */
const RAM = { rp2040: 264 * KIB, lm3s6965: 64 * KIB, nrf51: 16 * KIB, stm32f100: 8 * KIB };

describe('the committed images', () => {
  test('are the ones that images.json lists', () => {
    expect(images.map(({ board, file }) => [board, file])).toEqual(Object.entries(IMAGE_FILES));
    for (const { file, sha256 } of images) {
      expect(createHash('sha256').update(read(file)).digest('hex'), file).toBe(sha256);
    }
  });

  test.each(Object.entries(RAM))(
    'of the %s fits its RAM, and gives the network what its card says',
    (board, ram) => {
      const image = images.find(entry => entry.board === board)!;
      const { memory, code = 0, ram: buffers = 0, stack = 0 } = image;
      expect(memory + buffers + stack + (board === 'rp2040' ? code : 0)).toBeLessThanOrEqual(ram);
      expect(loadCard(CHIP_CARD, board).card.memory?.value).toBe(8 * memory);
    },
  );
});
