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

/** Lower and upper halves of the products of four numbers with another one. */
@inline
function lowOf(even: v128, odd: v128): v128 {
  return v128.shuffle<i32>(even, odd, 0, 2, 4, 6);
}
@inline
function highOf(even: v128, odd: v128): v128 {
  return v128.shuffle<i32>(even, odd, 1, 3, 5, 7);
}

/** Writes what `words4` gives for `high` and the three numbers after it to `out`: 64 bytes. */
@inline
export function words16(key: usize, block: u32, high: u32, out: usize): void {
  const entities = v128.load32_splat(key, 8);
  const draws = v128.load32_splat(key, 12);
  fourBlocks(key, i32x4.splat(block), entities, i32x4.add(i32x4.splat(high), i32x4(0, 1, 2, 3)), draws, out);
}

/** The same for `block` and the three numbers after it. */
@inline
export function blocks16(key: usize, block: u32, high: u32, out: usize): void {
  const entities = v128.load32_splat(key, 8);
  const draws = v128.load32_splat(key, 12);
  fourBlocks(key, i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3)), entities, i32x4.splat(high), draws, out);
}

/** Writes what `words4` gives for four entities, each with its own draw, to `out`: 64 bytes. */
@inline
export function wordsOf4(key: usize, entities: v128, high: u32, draws: v128, out: usize): void {
  fourBlocks(key, i32x4.splat(0), entities, i32x4.splat(high), draws, out);
}

@inline
function fourBlocks(key: usize, c0: v128, c1: v128, c2: v128, c3: v128, out: usize): void {
  let k0 = load<u32>(key);
  let k1 = load<u32>(key, 4);
  const m0 = i32x4.splat(u32(M0));
  const m1 = i32x4.splat(u32(M1));
  for (let round = 0; round < 10; round++) {
    const even0 = i64x2.extmul_low_i32x4_u(c0, m0);
    const odd0 = i64x2.extmul_high_i32x4_u(c0, m0);
    const even1 = i64x2.extmul_low_i32x4_u(c2, m1);
    const odd1 = i64x2.extmul_high_i32x4_u(c2, m1);
    c0 = v128.xor(v128.xor(highOf(even1, odd1), c1), i32x4.splat(k0));
    c2 = v128.xor(v128.xor(highOf(even0, odd0), c3), i32x4.splat(k1));
    c1 = lowOf(even1, odd1);
    c3 = lowOf(even0, odd0);
    k0 += W0;
    k1 += W1;
  }
  // One word of each block in a vector becomes one block in a vector.
  const low01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
  const low23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const high23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2));
  v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 16);
  v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 32);
  v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 48);
}

/** Writes them to `out`. */
export function draw4(key: usize, block: u32, high: u32, out: usize): void {
  v128.store(out, words4(key, block, high));
}
