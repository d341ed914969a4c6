import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../src/experiment/abilities.js';
import { design } from '../../../src/experiment/design.js';
import { loadExperiment } from '../../../src/experiment/load.js';

const FILE = fileURLToPath(new URL('../../../experiments/digits-14x14-ternary-board.yaml', import.meta.url));
const refused = (...overrides: string[]) =>
  refusals(design(loadExperiment({ file: FILE, overrides }).experiment));
const SYNAPSE = 'network.projections.hidden-digit.synapse';

describe('what the emulated chip of an experiment cannot do', () => {
  it('is nothing for what it can', () => {
    expect(refused()).toEqual([]);
    expect(refused('chip.card=laptop')).toEqual([]);
    expect(refused(`${SYNAPSE}={ kind: binary }`)).toEqual([]);
  });

  it.each([
    [`${SYNAPSE}={ kind: metaplastic, consolidation: 1 }`, /no consolidation.*\(consolidation\)/],
    [`${SYNAPSE}.amplitude=5`, /the amplitude must be at least a step of the weights.*\(amplitude\)/],
    ['chip.precision.hidden.range=0.9', /the step must be a power of two.*\(hidden.step\)/],
    ['chip.precision.hidden={ kind: float32 }', /fixed-point numbers only \(hidden.kind\)/],
  ])('%s', (override, sentence) => {
    const problem = refused(override).at(-1)!;
    expect(problem).toMatchObject({
      code: 'capability-missing',
      path: 'network.projections[1].synapse',
      message: expect.stringMatching(sentence),
    });
  });

  it('names the words that the chip does not know', () => {
    expect(refused('chip.cells.card=hfo2-2t2r-mid', `${SYNAPSE}={ kind: pulsed }`)).toMatchObject([
      { found: 'pulses', allowed: 'real, levels, inertia' },
      { found: 'pairs', allowed: 'ideal' },
    ]);
  });
});
