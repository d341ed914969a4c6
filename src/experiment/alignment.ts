import { compareCopies } from './copies.js';
import type { Design } from './design.js';
import type { Weights } from './weights.js';

/** How the weights of two projections between the same populations differ, one leading there and one back. */
export interface Alignment {
  readonly forward: string;
  readonly backward: string;
  /** Angle between the two, each seen from the same end, degrees: below 90 errors come back with the right sign. */
  readonly degrees: number;
}

type Planned = Pick<Design, 'network'>;

/** Pairs of dense one-way projections that lead there and back, by id; the first of a pair is the forward one. */
function* pairs({ network }: Planned): Generator<readonly [forward: number, backward: number]> {
  const { projections } = network;
  const oneWay = projections.filter(p => !p.bidirectional && p.connectivity === 'dense');
  for (const forward of oneWay) {
    const backward = oneWay.find(
      ({ id, source, target }) => id > forward.id && source === forward.target && target === forward.source,
    );
    if (backward) yield [forward.id, backward.id];
  }
}

/** Angles of all such pairs under these weights. */
export function alignments(design: Planned, weights: Pick<Weights, 'projections'>): Alignment[] {
  const { projections, populations } = design.network;
  return [...pairs(design)].map(([forward, backward]) => {
    const { name, source, target } = projections[forward]!;
    const [sources, targets] = [source, target].map(id => populations[id]!.shape.reduce((a, b) => a * b, 1));
    const there = weights.projections[forward]!;
    const turned = there.map(
      (_, k) => weights.projections[backward]![(k % targets!) * sources! + Math.floor(k / targets!)]!,
    );
    return {
      forward: name,
      backward: projections[backward]!.name,
      degrees: compareCopies(there, turned).angle,
    };
  });
}

const column = (name: string): string => `alignment_${name}`;

/** Columns of metrics that runs with such pairs have besides. */
export const alignmentColumns = (design: Planned): string[] =>
  [...pairs(design)].map(([forward]) => column(design.network.projections[forward]!.name));

/** Their values, for a row of metrics; degrees. */
export const alignmentCells = (design: Planned, weights: Weights): Record<string, number> =>
  Object.fromEntries(alignments(design, weights).map(({ forward, degrees }) => [column(forward), degrees]));
