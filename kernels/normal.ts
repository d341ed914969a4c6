// Standard normal numbers in float32, four at a time; src/kernel/plain/normal.ts says the same in words.

/** Four standard normals out of four random words: sqrt 2 x inverse error function (Giles 2010), |z| < 5.3. */
@inline
export function normal4(words: v128): v128 {
  const one = f32x4.splat(1);
  // An odd multiple of 2^-23 in (-1, 1), exact.
  const odd = i32x4.sub(i32x4.add(i32x4.shl(i32x4.shr_u(words, 9), 1), i32x4.splat(1)), i32x4.splat(0x800000));
  const x = f32x4.mul(f32x4.convert_i32x4_s(odd), f32x4.splat(1.1920928955078125e-7));
  const w = f32x4.neg(logarithm(f32x4.mul(f32x4.sub(one, x), f32x4.add(one, x))));
  const central = f32x4.lt(w, f32x4.splat(5));
  let p = centre(f32x4.sub(w, f32x4.splat(2.5)));
  if (!v128.all_true<i32>(central)) {
    p = v128.bitselect(p, tail(f32x4.sub(f32x4.sqrt(w), f32x4.splat(3))), central);
  }
  return f32x4.mul(f32x4.mul(p, x), f32x4.splat(1.41421356));
}

@inline
function centre(w: v128): v128 {
  let p = f32x4.splat(2.81022636e-8);
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(3.43273939e-7));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-3.5233877e-6));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-4.39150654e-6));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.00021858087));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-0.00125372503));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-0.00417768164));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.246640727));
  return f32x4.add(f32x4.mul(p, w), f32x4.splat(1.50140941));
}

@inline
function tail(w: v128): v128 {
  let p = f32x4.splat(-0.000200214257);
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.000100950558));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.00134934322));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-0.00367342844));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.00573950773));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-0.0076224613));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.00943887047));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(1.00167406));
  return f32x4.add(f32x4.mul(p, w), f32x4.splat(2.83297682));
}

/** ln y for 0 < y <= 1 to float32 accuracy (Cephes logf). */
@inline
function logarithm(y: v128): v128 {
  const one = f32x4.splat(1);
  const m = v128.or(v128.and(y, i32x4.splat(0x7fffff)), i32x4.splat(0x3f000000));
  const low = f32x4.lt(m, f32x4.splat(0.707106781));
  // Of a small mantissa twice, and one power of two less.
  const e = f32x4.convert_i32x4_s(i32x4.add(i32x4.sub(i32x4.shr_u(y, 23), i32x4.splat(126)), low));
  const x = f32x4.sub(f32x4.add(m, v128.and(m, low)), one);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(7.0376836292e-2);
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(-1.1514610310e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(1.1676998740e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(-1.2420140846e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(1.4249322787e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(-1.6668057665e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(2.0000714765e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(-2.4999993993e-1));
  p = f32x4.add(f32x4.mul(p, x), f32x4.splat(3.3333331174e-1));
  p = f32x4.mul(f32x4.mul(p, x), z);
  p = f32x4.add(p, f32x4.mul(e, f32x4.splat(-2.12194440e-4)));
  p = f32x4.sub(p, f32x4.mul(f32x4.splat(0.5), z));
  return f32x4.add(f32x4.add(x, p), f32x4.mul(e, f32x4.splat(0.693359375)));
}
