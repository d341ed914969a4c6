/**
 * Branded quantities: a number whose unit is part of its type, so that adding joules to seconds
 * does not compile. Values are plain SI numbers at run time; conversion happens at the edges only.
 */
declare const unit: unique symbol;
export type Quantity<U extends string> = number & { readonly [unit]: U };

export type Seconds = Quantity<'s'>;
export type Joules = Quantity<'J'>;
export type Watts = Quantity<'W'>;
export type Volts = Quantity<'V'>;
export type Ohms = Quantity<'ohm'>;
export type Amperes = Quantity<'A'>;
export type Farads = Quantity<'F'>;
export type Kelvin = Quantity<'K'>;
export type Siemens = Quantity<'S'>;
export type Hertz = Quantity<'Hz'>;
/** A whole number of chip time steps. */
export type Ticks = Quantity<'tick'>;
/** A whole number of stored bits. */
export type Bits = Quantity<'bit'>;

export const seconds = (value: number): Seconds => value as Seconds;
export const joules = (value: number): Joules => value as Joules;
export const watts = (value: number): Watts => value as Watts;
export const volts = (value: number): Volts => value as Volts;
export const ohms = (value: number): Ohms => value as Ohms;
export const amperes = (value: number): Amperes => value as Amperes;
export const farads = (value: number): Farads => value as Farads;
export const kelvin = (value: number): Kelvin => value as Kelvin;
export const siemens = (value: number): Siemens => value as Siemens;
export const hertz = (value: number): Hertz => value as Hertz;
export const ticks = (value: number): Ticks => value as Ticks;
export const bits = (value: number): Bits => value as Bits;

/** Boltzmann constant over elementary charge, V/K (2019 SI). */
export const BOLTZMANN_PER_CHARGE = 8.617333262e-5;

/** Dissipated energy of a power held for a duration. */
export const energyOf = (power: Watts, duration: Seconds): Joules => joules(power * duration);
/** Mean power of an energy spent over a duration. */
export const powerOf = (energy: Joules, duration: Seconds): Watts => watts(energy / duration);

const PREFIXES: readonly (readonly [number, string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
  [1, ''],
  [1e-3, 'm'],
  [1e-6, 'u'],
  [1e-9, 'n'],
  [1e-12, 'p'],
  [1e-15, 'f'],
];

/** Writes a value with an SI prefix and three significant digits, as in `21.3 uJ`. */
export function withPrefix(value: number, unitName: string): string {
  if (value === 0 || !Number.isFinite(value)) return `${value} ${unitName}`;
  const [scale, prefix] = PREFIXES.find(([s]) => Math.abs(value) >= s * 0.9995) ?? PREFIXES.at(-1)!;
  return `${Number((value / scale).toPrecision(3))} ${prefix}${unitName}`;
}
