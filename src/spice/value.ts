/** Powers of ten that SPICE writes as letters; `m` is milli and `meg` mega. */
const SCALES: Readonly<Record<string, number>> = {
  t: 1e12,
  g: 1e9,
  meg: 1e6,
  k: 1e3,
  mil: 25.4e-6,
  m: 1e-3,
  u: 1e-6,
  n: 1e-9,
  p: 1e-12,
  f: 1e-15,
  a: 1e-18,
};
/** Units that may follow a number; they change nothing. */
const UNITS = new Set(['', 'ohm', 'ohms', 'v', 'volt', 'volts', 'amp', 'amps', 's', 'siemens', 'mho']);

const NUMBER = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(meg|mil|[tgkmunpfa])?([a-zµΩ]*)$/iu;

export const VALUE_WORDS = `a number with one of ${Object.keys(SCALES).join(' ')} and a unit such as ohm, V or amp, or neither`;

/** A number as SPICE writes it, such as 4.7k, 10meg or 1e-3; undefined when it is none. */
export function readValue(text: string): number | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, digits, scale = '', unit = ''] = match;
  if (!UNITS.has(unit.toLowerCase())) return undefined;
  return Number(digits) * (SCALES[scale.toLowerCase()] ?? 1);
}

/** A number as every SPICE reads it, with so many digits. */
export const writeValue = (value: number, digits = 10): string =>
  Number(value.toPrecision(digits)).toExponential();
