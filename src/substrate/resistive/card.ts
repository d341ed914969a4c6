import { z } from 'zod';
import { type CardKind, cardHeader } from '../../card/load.js';
import { sourced } from '../../card/sourced.js';

const format = 'nudge.circuit-card/1';

const schema = z.strictObject({
  ...cardHeader(format),
  unit_conductance: sourced('S', { above: 0, max: 1e3 }).describe('What a learnt conductance of 1 is'),
  unit_voltage: sourced('V', { above: 0, max: 1e3 }).describe('What a voltage of 1 in a run is'),
  node_capacitance: sourced('F', { above: 0, max: 1e-3 }).describe('From each node to ground'),
  settled_within: sourced('1', { above: 0, max: 0.5 }).describe(
    'Share of its first distance from rest at which a voltage counts as settled',
  ),
});

export type CircuitCard = z.output<typeof schema>;

/** What a circuit of resistors is made of, as far as its time to settle goes. */
export const CIRCUIT_CARD: CardKind<typeof schema> = { kind: 'circuit', folder: 'circuits', format, schema };
