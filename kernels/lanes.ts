// From SIMD lanes to numbers, and the one operation in which the relaxed module differs.

/** a b + c; fused, with one rounding less, in the relaxed module where the processor can. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** One bit for each of sixteen int32 lanes: its sign. */
@inline
export function lanesOf(a: v128, b: v128, c: v128, d: v128): u32 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d)));
}

/** Sum of four int32 lanes. */
@inline
export function sumOf(x: v128): u32 {
  return (
    i32x4.extract_lane(x, 0) + i32x4.extract_lane(x, 1) + i32x4.extract_lane(x, 2) + i32x4.extract_lane(x, 3)
  );
}
