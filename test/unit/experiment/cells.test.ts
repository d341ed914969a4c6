import { expect, it } from 'vitest';
import { design } from '../../../src/experiment/design.js';
import { loadExperiment } from '../../../src/experiment/load.js';

const cellsWith = (card: string, synapse: string) => {
  const overrides = [
    `chip.cells.card=${card}`,
    `network.projections.hidden-digit.synapse={ kind: ${synapse} }`,
  ];
  const made = design(loadExperiment({ overrides }).experiment);
  return { command: made.cells.commands[0]!, tick: made.card.tick.value };
};

it('traps of a card come in ticks of the chip, droops as a spread of the critical resistance', () => {
  const { command, tick } = cellsWith('hfo2-2t2r-mid-noisy', 'ternary');
  expect(command.trapEmptyTicks * tick).toBeCloseTo(0.02, 12);
  expect(command.trapFullTicks * tick).toBeCloseTo(0.01, 12);
  expect(command.trapShift).toBe(0.3);
  expect(command.droopSpread).toBeGreaterThan(0);
  // The critical resistance moves no read of two levels.
  expect(cellsWith('hfo2-2t2r-mid-noisy', 'metaplastic').command.droopSpread).toBe(0);
});

it('a card without them has neither', () => {
  expect(cellsWith('hfo2-2t2r-mid', 'ternary').command).toMatchObject({
    trapShift: 0,
    droopSpread: 0,
  });
});
