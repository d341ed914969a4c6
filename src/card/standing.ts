/**
 * How well a value is known, strongest first. A sum is labelled with the weakest standing among its parts.
 *
 * A circuit simulation of the real design stands above a rule of thumb (node scaling, adding two figures), and
 * both above a value that we merely assumed for something real. A preset claims nothing about any real thing;
 * a recalled value does claim it and nobody has checked, so it is the weakest of all.
 */
export const STANDINGS = [
  'measured',
  'published',
  'simulated',
  'computed',
  'assumed',
  'preset',
  'recalled',
] as const;

export type Standing = (typeof STANDINGS)[number];

export const STANDING_MEANING: Readonly<Record<Standing, string>> = {
  measured: 'measured on the real thing, by the source named',
  published: 'stated by the source named, which does not say how it was obtained',
  simulated: 'predicted by a simulation of the design, before silicon',
  computed: 'derived here or by the source named from other values, such as by scaling between nodes',
  assumed: 'our estimate of something real, with the reasoning given',
  preset: 'a choice of ours that stands for no particular device',
  recalled: 'from memory, not checked against the source named',
};

/** The weakest of several standings; undefined for none. */
export function weakest(standings: Iterable<Standing>): Standing | undefined {
  let rank = -1;
  for (const standing of standings) rank = Math.max(rank, STANDINGS.indexOf(standing));
  return STANDINGS[rank];
}
