// Philox4x32-10 (Salmon et al., SC 2011), the same counter layout as src/random/philox.ts:
// key = [seed, purpose], counter = [block, entity low, entity high, draw].

const M0: u64 = 0xd2511f53;
const M1: u64 = 0xcd9e8d57;
const W0: u32 = 0x9e3779b9;
const W1: u32 = 0xbb67ae85;

/** Four random words; `key` points at key0, key1, entity low, draw; `high` is entity high. */
@inline
export function words4(key: usize, block: u32, high: u32): v128 {
  let k0 = load<u32>(key);
  let k1 = load<u32>(key, 4);
  let c0 = block;
  let c1 = load<u32>(key, 8);
  let c2 = high;
  let c3 = load<u32>(key, 12);
  for (let round = 0; round < 10; round++) {
    const p0 = M0 * u64(c0);
    const p1 = M1 * u64(c2);
    c0 = u32(p1 >> 32) ^ c1 ^ k0;
    c2 = u32(p0 >> 32) ^ c3 ^ k1;
    c1 = u32(p1);
    c3 = u32(p0);
    k0 += W0;
    k1 += W1;
  }
  const low = i32x4.replace_lane(i32x4.splat(c0), 1, c1);
  return i32x4.replace_lane(i32x4.replace_lane(low, 2, c2), 3, c3);
}

/** Writes them to `out`. */
export function draw4(key: usize, block: u32, high: u32, out: usize): void {
  v128.store(out, words4(key, block, high));
}
