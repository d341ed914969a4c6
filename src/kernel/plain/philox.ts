import { draw4 as philox4x32 } from '../../random/philox.js';
import { type Views, word } from './views.js';

/**
 * Four random u32 into `out`: Philox4x32-10 with key = [key0, key1], counter = [block, entity low, high, draw].
 * `key` points at a key block: u32 key0, key1, entity low, draw.
 */
export function draw4(m: Views, key: number, block: number, high: number, out: Uint32Array): void {
  philox4x32(word(m, key), word(m, key, 4), block, word(m, key, 8), high, word(m, key, 12), out);
}
