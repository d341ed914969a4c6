import { z } from 'zod';
import { ranged } from './ranged.js';

/** Converters and wires of an analog read, as in the input-output parameters of aihwkit; see read.ts. */
export const peripherySchema = z.strictObject({
  input_bound: ranged('1', { above: 0, max: 1e6 }).describe('Inputs are clipped to +- this'),
  input_step: ranged('1', { min: 0, max: 1 }).describe('DAC step as a share of its range; 0: not quantised'),
  output_bound: ranged('1', { above: 0, max: 1e6 }).describe('Outputs are clipped to +- this'),
  output_step: ranged('1', { min: 0, max: 1 }).describe('ADC step as a share of its range; 0: not quantised'),
  output_noise: ranged('1', { min: 0, max: 1e3 }).describe('Spread added to each output before the ADC'),
  weight_noise: ranged('1', { min: 0, max: 1e3 }).describe('Spread added to each weight, anew in each read'),
  wire_resistance: ranged('ohm', { min: 0, max: 1e6 }).describe('Of a wire between two neighbouring cells'),
  cell_conductance: ranged('S', { above: 0, max: 1 }).describe('Conductance of a cell at weight 1'),
  read_voltage: ranged('V', { above: 0, max: 100 })
    .optional()
    .describe('On a driven word line; with read_time it prices a read'),
  read_time: ranged('s', { above: 0, max: 1 }).optional().describe('For which it is driven'),
  conversion_energy: ranged('J', { above: 0, max: 1 })
    .optional()
    .describe('Of one conversion of the current of a column'),
});
