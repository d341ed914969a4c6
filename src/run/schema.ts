import { z } from 'zod';

/** What a run writes while it runs. */
export const outputsSchema = z
  .strictObject({
    interval_samples: z
      .int()
      .min(1)
      .max(100_000_000)
      .default(500)
      .describe('Training samples between two rows of metrics (and two lines of progress).'),
    checkpoint_every_samples: z
      .int()
      .min(1)
      .max(100_000_000)
      .default(2000)
      .describe('Training samples between two checkpoints; a crash loses at most this much work.'),
  })
  .describe('How often a run writes metrics and checkpoints.');
