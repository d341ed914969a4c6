import { z } from 'zod';

const samples = (low: number) => z.int().min(low).max(100_000_000);

/** Which data an experiment learns from, and how many of them. */
export const dataSchema = z
  .strictObject({
    set: z
      .string()
      .min(1)
      .default('digits')
      .describe(
        'digits (8,000 + 2,000 handwritten digits that come with nudge), or the name of a folder of IDX files in --data / NUDGE_DATA: mnist, fashion-mnist, kmnist, or your own.',
      ),
    train_samples: samples(1)
      .nullable()
      .default(null)
      .describe('Training samples used, stratified by class; null for all that validation leaves.'),
    validation_samples: samples(0)
      .default(0)
      .describe('Samples held out from the training part to choose settings with, stratified by class.'),
    test_samples: samples(1)
      .nullable()
      .default(null)
      .describe('Test samples used, stratified by class; null for all.'),
    classes: z
      .array(z.int().min(0).max(255))
      .min(1)
      .max(256)
      .nullable()
      .default(null)
      .describe('Only samples of these classes, in training and test; null for all. A task of a sequence.'),
    mean_pool: z
      .int()
      .min(1)
      .max(64)
      .default(1)
      .describe(
        'Side of the squares of pixels whose mean becomes one pixel: 2 makes 14 x 14 of 28 x 28. It must divide both sides of the images; 1 leaves them as they are.',
      ),
    pixel_permutation: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .default(0)
      .describe('Seed of a fixed shuffle of the pixels, the same for every sample; 0 leaves them in place.'),
  })
  .describe('The data set and how much of it is used.');
