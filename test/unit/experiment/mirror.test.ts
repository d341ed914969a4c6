import { describe, expect, it } from 'vitest';
import { alignments } from '../../../src/experiment/alignment.js';
import { design } from '../../../src/experiment/design.js';
import { loadExperiment } from '../../../src/experiment/load.js';
import { initialWeights, networkOf } from '../../../src/experiment/network.js';

/** First backward weights at an angle: a sign differs with probability (1 - cos angle) / 2. Source: continual EP. */
describe('first weights that mirror others', () => {
  it.each([0, 22.5, 45, 90, 135, 180])('stand at %d degrees to them', degrees => {
    const rates = { kind: 'rate' };
    const populations = [
      { name: 'in', role: 'input', neurons: 784, unit: rates },
      { name: 'mid', neurons: 200, unit: rates },
      { name: 'out', role: 'output', neurons: 100, unit: rates },
    ];
    const projections = [
      { name: 'first', from: 'in', to: 'mid' },
      { name: 'there', from: 'mid', to: 'out' },
      { name: 'back', from: 'out', to: 'mid', init: { kind: 'mirror', of: 'there', angle_degrees: degrees } },
    ];
    const overrides = [
      `network=${JSON.stringify({ populations, projections })}`,
      'estimator={ kind: P-EP, contrast: target }',
    ];
    const { experiment } = loadExperiment({ file: undefined, overrides });
    const designed = design(experiment);
    const network = networkOf(experiment, designed.formats);
    const [found] = alignments(designed, { projections: initialWeights(experiment, network) });
    expect(Math.abs(found!.degrees - degrees)).toBeLessThan(1.5);
  });
});
