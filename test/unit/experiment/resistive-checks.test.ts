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
    [[`${first}.synapse={ kind: conductance, device: reram-wan-aihwkit }`], /accepted/],
    [[`${first}.synapse={ kind: pulsed }`], /of kind conductance/],
    [[`${hidden}.unit={ kind: spiking }`, 'chip.circuit=on-chip'], /made of resistive units/],
    [['chip.analog.periphery=pcm-aihwkit'], /the network itself is the array/],
    [['estimator.plasticity=continual'], /conductances follow two captured states/],
    [['estimator={ kind: BPTT }'], /conductances follow two captured states/],
    [['chip.precision.weight={ kind: fixed, bits: 8, range: 1 }'], /conductances are float32/],
    [['faults=[{ kind: open-resistor, fraction: 0.01 }]'], /accepted/],
    [['faults=[{ kind: open-diode, population: hidden, fraction: 0.1 }]'], /accepted/],
    [['faults=[{ kind: open-diode, population: digit }]'], /the nodes of digit have no diodes/],
    [['faults=[{ kind: read-errors, fraction: 0.1 }]'], /networks of resistors have no read-errors/],
    [['faults=[{ kind: drifted-resistor, value: 3 }]'], /drifted-resistor has no such value/],
    [['faults=[{ kind: shorted-resistor }]'], /shorted-resistor needs a value/],
    [['faults=[{ kind: stuck-weight, value: -0.1 }]'], /no conductance is negative/],
    [['faults=[{ kind: stuck-cell, fraction: 0.1 }]'], /stuck-cell is a fault of/],
    [[`${first}.synapse={ kind: conductance }`, 'faults=[{ kind: stuck-cell, fraction: 0.1 }]'], /accepted/],
    [['faults=[{ kind: open-resistor, fraction: 0.01, persistence: transient, on_samples: 5 }]'], /accepted/],
    [
      ['faults=[{ kind: stuck-weight, value: 0.1, persistence: transient, on_samples: 5 }]'],
      /does not come and go/,
    ],
  ] as const)('is checked with %j', (overrides, sentence) => {
    expect(refusal(...overrides)).toMatch(sentence);
  });
});
