// Spike lists from bits: a sweep over neurons leaves one bit for each, and the list is written from the bits
// afterwards, so that the processor need not guess, at every few neurons, whether one of them fired.

/** Neurons of one sweep: 512 bytes of bits. */
export const SWEEP: u32 = 4096;
/** The bits of a sweep, and eight bytes more. */
const bits = memory.data(520, 16);

/** Keeps the bits of the sixteen neurons from the `i`-th of the sweep on. */
@inline
export function keep16(i: u32, fired: u32): void {
  store<u16>(bits + (i >> 3), fired);
}

/** Writes neuron `k`, or table[k] where there is a table. */
@inline
function put(out: usize, k: u32, table: usize): void {
  store<u32>(out, table ? load<u32>(table + (k << 2)) : k);
}

@inline
function putEach(out: usize, fired: u64, base: u32, table: usize): void {
  for (; fired; fired &= fired - 1) {
    put(out, base + u32(ctz(fired)), table);
    out += 4;
  }
}

/** First word of the bits of a sweep. */
@inline
export function firstWord(): usize {
  return bits;
}

/** End of the words of a sweep of `count` neurons, whose padding is cleared. */
@inline
export function endOfWords(count: u32): usize {
  const clip = bits + ((count >> 6) << 3);
  store<u64>(clip, load<u64>(clip) & ((u64(1) << (count & 63)) - 1));
  return bits + (((count + 63) >> 6) << 3);
}

/**
 * Appends those of the `count` neurons of a sweep that fired to a list at `out`; returns its new end. Bit k is neuron
 * first + k. Four of 64 neurons are written whether or not so many fired: what is written too much, the next ones
 * replace. The last four are written one by one, so that nothing is left behind the end of the list.
 */
@inline
export function appendFired(out: usize, count: u32, first: u32, table: usize): usize {
  const end = endOfWords(count);
  let total: u32 = 0;
  for (let at = bits; at < end; at += 8) total += u32(popcnt(load<u64>(at)));
  const last = out + (total << 2);
  for (let at = bits; at < end; at += 8) {
    let fired = load<u64>(at);
    const spikes = u32(popcnt(fired));
    const base = first + (u32(at - bits) << 3);
    const to = out;
    out += spikes << 2;
    if (to + 16 > last) {
      putEach(to, fired, base, table);
    } else {
      put(to, base + u32(ctz(fired)), table);
      fired &= fired - 1;
      put(to + 4, base + u32(ctz(fired)), table);
      fired &= fired - 1;
      put(to + 8, base + u32(ctz(fired)), table);
      fired &= fired - 1;
      put(to + 12, base + u32(ctz(fired)), table);
      if (spikes > 4) putEach(to + 16, fired & (fired - 1), base, table);
    }
  }
  return out;
}
