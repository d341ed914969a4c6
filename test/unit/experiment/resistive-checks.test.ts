import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';
import { verdictOn } from '../../support/problems.js';

const file = fileURLToPath(new URL('../../../experiments/digits-drn.yaml', import.meta.url));

const refusal = (...overrides: string[]) => verdictOn(() => loadExperiment({ file, overrides }));

const hidden = 'network.populations.hidden';
const first = 'network.projections.pixels-hidden';
const second = 'network.projections.hidden-digit';

describe('a resistive network', () => {
  it.each([
    [[], /accepted/],
    [[`${hidden}.unit={ kind: rate }`], /made of resistive units, or of none/],
    [[`${hidden}.unit.order=forward`], /have the same order/],
    [[`${hidden}.unit.mirrored=true`], /only inputs have negative copies/],
    [[`${hidden}.neurons=101`], /hidden has no two halves of one size/],
    [['network.populations.pixels.unit.diodes=true'], /voltage sources, which diodes do not move/],
    [[`${first}.init={ kind: glorot-uniform }`], /no negative conductance/],
    [[`${second}.bidirectional=false`], /work both ways/],
    [['estimator.plasticity=continual'], /conductances follow two captured states/],
    [['estimator={ kind: BPTT }'], /conductances follow two captured states/],
    [['chip.precision.weight={ kind: fixed, bits: 8, range: 1 }'], /conductances are float32/],
  ] as const)('is checked with %j', (overrides, sentence) => {
    expect(refusal(...overrides)).toMatch(sentence);
  });
});
