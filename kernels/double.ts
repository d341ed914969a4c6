// Functions in double precision with the bits of src/random: normal.ts and exponential.ts.

/** log(n) for n > 0. */
function logOf(n: u32): f64 {
  const exponent = 31 - clz(n);
  const mantissa = f64(n) / f64(<u32>1 << exponent);
  const s = (mantissa - 1) / (mantissa + 1);
  // Unrolled, so that the compiler does the divisions.
  let series: f64 = 1 / 31.0;
  series = series * s * s + 1 / 29.0;
  series = series * s * s + 1 / 27.0;
  series = series * s * s + 1 / 25.0;
  series = series * s * s + 1 / 23.0;
  series = series * s * s + 1 / 21.0;
  series = series * s * s + 1 / 19.0;
  series = series * s * s + 1 / 17.0;
  series = series * s * s + 1 / 15.0;
  series = series * s * s + 1 / 13.0;
  series = series * s * s + 1 / 11.0;
  series = series * s * s + 1 / 9.0;
  series = series * s * s + 1 / 7.0;
  series = series * s * s + 1 / 5.0;
  series = series * s * s + 1 / 3.0;
  series = series * s * s + 1;
  return f64(exponent) * 0.6931471805599453 + 2 * s * series;
}

/** Standard normal at probability (word + 1/2) / 2^32. */
export function normalFrom(word: u32): f64 {
  const q = (f64(word) - 2147483647.0 - 0.5) * 2.3283064365386963e-10;
  if (abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    let a: f64 = 2509.0809287301227;
    a = a * r + 33430.57558358813;
    a = a * r + 67265.7709270087;
    a = a * r + 45921.95393154987;
    a = a * r + 13731.69376550946;
    a = a * r + 1971.5909503065513;
    a = a * r + 133.14166789178438;
    a = a * r + 3.3871328727963665;
    let b: f64 = 5226.495278852854;
    b = b * r + 28729.085735721943;
    b = b * r + 39307.89580009271;
    b = b * r + 21213.794301586597;
    b = b * r + 5394.196021424751;
    b = b * r + 687.1870074920579;
    b = b * r + 42.31333070160091;
    b = b * r + 1;
    return (q * a) / b;
  }
  const tail = q < 0 ? word : 0xffffffff - word;
  const r = sqrt<f64>(33 * 0.6931471805599453 - logOf(2 * tail + 1)) - 1.6;
  let a: f64 = 0.0007745450142783414;
  a = a * r + 0.022723844989269184;
  a = a * r + 0.2417807251774506;
  a = a * r + 1.2704582524523684;
  a = a * r + 3.6478483247632045;
  a = a * r + 5.769497221460691;
  a = a * r + 4.630337846156546;
  a = a * r + 1.4234371107496835;
  let b: f64 = 1.0507500716444169e-9;
  b = b * r + 0.0005475938084995345;
  b = b * r + 0.015198666563616457;
  b = b * r + 0.14810397642748008;
  b = b * r + 0.6897673349851;
  b = b * r + 1.6763848301838038;
  b = b * r + 2.053191626637759;
  b = b * r + 1;
  const value = a / b;
  return q < 0 ? -value : value;
}

/** e^x between e^-700 and e^700. */
export function exponential(x: f64): f64 {
  const within = x < -700 ? -700 : x > 700 ? 700 : x;
  const k = floor<f64>(within * 1.4426950408889634 + 0.5);
  const r = within - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let sum: f64 = 1.6059043836821613e-10;
  sum = sum * r + 2.08767569878681e-9;
  sum = sum * r + 2.505210838544172e-8;
  sum = sum * r + 2.755731922398589e-7;
  sum = sum * r + 2.7557319223985893e-6;
  sum = sum * r + 2.48015873015873e-5;
  sum = sum * r + 1.984126984126984e-4;
  sum = sum * r + 1.388888888888889e-3;
  sum = sum * r + 8.333333333333333e-3;
  sum = sum * r + 4.1666666666666664e-2;
  sum = sum * r + 0.16666666666666666;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * reinterpret<f64>(u64(i64(k) + 1023) << 52);
}
