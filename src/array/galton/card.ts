import { z } from 'zod';
import { type CardKind, cardHeader } from '../../card/load.js';
import { ranged } from '../analog/ranged.js';
import type { GaltonParameters } from './board.js';

const format = 'nudge.source-card/1';

const share = () => ranged('1', { min: 0, max: 1 });

const sourceCardSchema = z.strictObject({
  ...cardHeader(format),
  rows: ranged('1', { min: 1, max: 512, whole: true }).describe(
    'Rows of Y junctions; there are rows + 1 exits',
  ),
  chirality_probability: share().describe('A wall enters with chirality +1 this often, else with -1'),
  coupling: ranged('1', { min: -50, max: 50 }).describe(
    'Chirality times this is added to the logit of going right',
  ),
  flip_probability: share().describe('Chirality reverses after a junction this often'),
  tilt: ranged('deg', { min: -180, max: 180 }).describe('Angle of the magnetic field: the tilt of the board'),
  tilt_centre: ranged('deg', { min: -180, max: 180 }).describe(
    'Angle at which a junction is unbiased (mis-cut)',
  ),
  tilt_width: ranged('deg', { above: 0, max: 180 }).describe('Angle that changes the logit by 1, at field 1'),
  field: ranged('1', { above: 0, max: 1000 }).describe(
    'Field strength over the strength at which the width holds',
  ),
  field_power: ranged('1', { min: 0, max: 10 }).describe('The width falls as field^-power'),
  disorder: ranged('1', { min: 0, max: 50 }).describe(
    'Spread of the logits from junction to junction, frozen',
  ),
  pinning: share().describe('A wall stays in a junction for ever this often'),
});

export type SourceCard = z.output<typeof sourceCardSchema>;

/** Physical sources of randomness. */
export const SOURCE_CARD: CardKind<typeof sourceCardSchema> = {
  kind: 'source',
  folder: 'sources',
  format,
  schema: sourceCardSchema,
};

/** The bare numbers of a card. */
export const galtonParameters = (card: SourceCard): GaltonParameters => ({
  rows: card.rows.value,
  chiralityProbability: card.chirality_probability.value,
  coupling: card.coupling.value,
  flipProbability: card.flip_probability.value,
  tilt: card.tilt.value,
  tiltCentre: card.tilt_centre.value,
  tiltWidth: card.tilt_width.value,
  field: card.field.value,
  fieldPower: card.field_power.value,
  disorder: card.disorder.value,
  pinning: card.pinning.value,
});
