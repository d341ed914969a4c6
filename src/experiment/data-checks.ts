import { relaxes } from '../protocol/relaxing.js';
import { type Findings, populationPath } from './findings.js';
import type { Experiment } from './schema.js';

const code = 'combination-illegal';

/** What is done to images: whether units can be shown it, and whether its parts go together. */
export function* dataFindings({ data, network }: Experiment): Findings {
  if (data.augment !== null && data.pixel_permutation !== 0) {
    const message = 'shuffled pixels have no neighbours that an image could be moved over';
    const path = ['data', 'augment'];
    yield { path, code, message, found: `pixel_permutation ${data.pixel_permutation}`, allowed: 'null' };
  }
  if (data.normalise === null) return;
  for (const [index, { role, unit, name }] of network.populations.entries()) {
    if (role !== 'input') continue;
    if (!relaxes(unit)) {
      const message = `normalised values lie below 0 too, and ${name} is made of ${unit.kind} units, which take intensities`;
      yield {
        path: ['data', 'normalise'],
        code,
        message,
        found: unit.kind,
        allowed: 'null, or units that relax',
      };
    } else if (unit.kind === 'rate' && unit.activation !== 'linear') {
      const message = `${unit.activation} bends or cuts off normalised values`;
      const path = populationPath(index, 'unit', 'activation');
      yield { path, code, message, found: unit.activation, allowed: 'linear' };
    }
  }
}
