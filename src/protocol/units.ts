import { ProtocolError } from './error.js';
import type { nudge } from './generated/nudge.js';
import type { CubaUnit, NumberFormat, SourceUnit, SpikingUnit, Unit } from './messages.js';
import { real, uint32 } from './number.js';
import { ENCODERS, FORMAT_KINDS, RESETS, ROUNDINGS } from './vocabulary.js';

/** Number formats and neuron models, field by field as in common.proto. */

type v1 = typeof nudge.v1;
type Fields<K extends keyof v1> = v1[K] extends { encode(message: infer P, ...rest: never): unknown } ? P : never;

/** What a decoded message has: every field of its own type. */
type Decoded<K extends keyof v1> = v1[K] extends new (...args: never) => infer M ? M : never;

export function writeFormat(format: NumberFormat, path: string): Fields<'NumberFormat'> {
  return {
    kind: FORMAT_KINDS.write(format.kind, `${path}.kind`),
    bits: uint32(format.bits, `${path}.bits`),
    step: real(format.step, `${path}.step`),
    rounding: ROUNDINGS.write(format.rounding, `${path}.rounding`),
  };
}

export function readFormat(fields: Fields<'NumberFormat'> | null | undefined, path: string): NumberFormat {
  const format = required(fields, path) as Decoded<'NumberFormat'>;
  return {
    kind: FORMAT_KINDS.read(format.kind, `${path}.kind`),
    bits: format.bits,
    step: real(format.step, `${path}.step`),
    rounding: ROUNDINGS.read(format.rounding, `${path}.rounding`),
  };
}
