import { z } from 'zod';

/** When a fault counts as what, as a study says it. */
export const goldenSchema = z
  .strictObject({
    metric: z
      .string()
      .nullable()
      .default(null)
      .describe('Name of the metric that is compared; null: the first.'),
    better: z.enum(['higher', 'lower']).default('higher').describe('Which way the metric is better.'),
    degraded: z
      .number()
      .positive()
      .default(0.01)
      .describe('A run that is worse than its golden run by at least this is degraded; by less, masked.'),
    critical: z
      .number()
      .positive()
      .default(0.05)
      .describe('A run that is worse by at least this, or that diverged, is critical.'),
  })
  .describe('Pairs each run with a golden run: the same experiment and seed without its faults.');
export type GoldenRule = z.output<typeof goldenSchema>;
