/**
 * Units that cards may use. Each belongs to one dimension and is a power of ten (or a whole factor) of that
 * dimension's base unit; programs see base units only, cards are converted when they are read.
 */
const PREFIXES: Readonly<Record<string, number>> = {
  f: -15,
  p: -12,
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
};
const PREFIXED = ['J', 's', 'W', 'V', 'A', 'ohm', 'S', 'F', 'Hz', 'm', 'A/V^2'] as const;
const WHOLE = {
  bit: { bit: 1, byte: 8, Kibit: 1024, Mibit: 1_048_576, KiB: 8192, MiB: 8_388_608 },
  tick: { tick: 1 },
  K: { K: 1 },
  deg: { deg: 1 },
  '1': { '1': 1 },
  '1/tick': { '1/tick': 1 },
} as const;

/** Base unit of each dimension; `1` is a plain number or count. */
export type BaseUnit = (typeof PREFIXED)[number] | keyof typeof WHOLE;

/** Every way to write a quantity of this dimension, smallest first. */
export function unitsOf(base: BaseUnit): string[] {
  if (base in WHOLE) return Object.keys(WHOLE[base as keyof typeof WHOLE]);
  return Object.keys(PREFIXES).map(prefix => prefix + base);
}

const BASE_OF = new Map<string, BaseUnit>(
  [...PREFIXED, ...(Object.keys(WHOLE) as BaseUnit[])].flatMap(base =>
    unitsOf(base).map(unit => [unit, base]),
  ),
);

/** Base unit of the dimension that `unit` belongs to, or undefined when it is no unit of ours. */
export const baseUnitOf = (unit: string): BaseUnit | undefined => BASE_OF.get(unit);

/** `value` in base units: 27.1 pJ is 2.71e-11. Throws RangeError for unknown units. */
export function toBase(value: number, unit: string): number {
  const base = baseUnitOf(unit);
  if (base === undefined) throw new RangeError(`no such unit: ${unit}`);
  if (base in WHOLE) return value * (WHOLE[base as keyof typeof WHOLE] as Record<string, number>)[unit]!;
  const power = PREFIXES[unit.slice(0, unit.length - base.length)]!;
  // Moving the decimal point in the text loses no digit; a division would.
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + power}`);
}
