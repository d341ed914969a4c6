// Numbers that are not 0 are listed first, each with the place of the row that it multiplies; then those rows are added up.
import { ENTRY } from '../src/kernel/layout';
import { multiplyAdd } from './lanes';

/** Where this instance makes its lists: THREAD_BYTES that no other thread writes to. */
export let room: usize = 0;

export function listAt(at: usize): void {
  room = at;
}

/** Lists a number if it is not 0, without a branch: what is 0 is overwritten by the next. Returns the end of the list. */
@inline
export function enter(end: usize, place: usize, value: f32, counts: bool): usize {
  store<u32>(end, place as u32);
  store<f32>(end, value, 4);
  return end + usize(counts) * ENTRY;
}

/**
 * to += the rows listed from `first` to `end`, `base` bytes beyond their places, times their factors, in the order of the
 * list: `bytes` of each, sixteen numbers at a time and two rows, which is what fits the registers when all is loaded first.
 */
export function addListed(to: usize, base: usize, first: usize, end: usize, bytes: usize): void {
  if (first == end) return;
  let c: usize = 0;
  for (; c + 64 <= bytes; c += 64) {
    const o = to + c;
    const shift = base + c;
    let s0 = v128.load(o);
    let s1 = v128.load(o, 16);
    let s2 = v128.load(o, 32);
    let s3 = v128.load(o, 48);
    let at = first;
    for (; at + ENTRY < end; at += 2 * ENTRY) {
      const x = v128.load32_splat(at, 4);
      const y = v128.load32_splat(at, ENTRY + 4);
      const from = (load<u32>(at) as usize) + shift;
      const next = (load<u32>(at, ENTRY) as usize) + shift;
      s0 = multiplyAdd(y, v128.load(next), multiplyAdd(x, v128.load(from), s0));
      s1 = multiplyAdd(y, v128.load(next, 16), multiplyAdd(x, v128.load(from, 16), s1));
      s2 = multiplyAdd(y, v128.load(next, 32), multiplyAdd(x, v128.load(from, 32), s2));
      s3 = multiplyAdd(y, v128.load(next, 48), multiplyAdd(x, v128.load(from, 48), s3));
    }
    if (at < end) {
      const x = v128.load32_splat(at, 4);
      const from = (load<u32>(at) as usize) + shift;
      s0 = multiplyAdd(x, v128.load(from), s0);
      s1 = multiplyAdd(x, v128.load(from, 16), s1);
      s2 = multiplyAdd(x, v128.load(from, 32), s2);
      s3 = multiplyAdd(x, v128.load(from, 48), s3);
    }
    v128.store(o, s0);
    v128.store(o, s1, 16);
    v128.store(o, s2, 32);
    v128.store(o, s3, 48);
  }
  for (; c + 16 <= bytes; c += 16) {
    let s = v128.load(to + c);
    for (let at = first; at < end; at += ENTRY) {
      s = multiplyAdd(v128.load32_splat(at, 4), v128.load((load<u32>(at) as usize) + base + c), s);
    }
    v128.store(to + c, s);
  }
  for (; c < bytes; c += 4) {
    let s = load<f32>(to + c);
    for (let at = first; at < end; at += ENTRY) s += load<f32>(at, 4) * load<f32>((load<u32>(at) as usize) + base + c);
    store<f32>(to + c, s);
  }
}
