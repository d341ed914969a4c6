import type { Unit } from './messages.js';

/** Units that relax to a state instead of spiking: their inputs stand still, and states are what is compared. */
const RELAXING = ['rate', 'resistive'] as const satisfies readonly Unit['kind'][];
export type RelaxingKind = (typeof RELAXING)[number];

/** Numbers that a frame has for a population: mirrored inputs make their second half of the first. */
export const presentedTo = (neurons: number, unit: { readonly mirrored?: boolean }): number =>
  unit.mirrored ? neurons / 2 : neurons;

export const relaxes = <U extends { readonly kind: string }>(
  unit: U,
): unit is Extract<U, { readonly kind: RelaxingKind }> => (RELAXING as readonly string[]).includes(unit.kind);
