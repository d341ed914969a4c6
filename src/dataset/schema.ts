import { z } from 'zod';

const samples = (low: number) => z.int().min(low).max(100_000_000);

const statistics = (low: number) => z.array(z.number().min(low).max(100)).min(1).max(256);

/** Which data an experiment learns from, and how many of them. */
export const dataSchema = z
  .strictObject({
    set: z
      .string()
      .min(1)
      .default('digits')
      .describe(
        'digits (8,000 + 2,000 handwritten digits that come with nudge), cifar-10 or cifar-100 (binary version), or the name of a folder of IDX files in --data / NUDGE_DATA: mnist, fashion-mnist, kmnist, or your own.',
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
    pad: z
      .int()
      .min(0)
      .max(64)
      .default(0)
      .describe('Dark pixels added on each side of the images: 2 makes 32 x 32 of 28 x 28.'),
    normalise: z
      .strictObject({
        mean: statistics(-100).describe('Mean of each channel, of values from 0 to 1.'),
        std: statistics(1e-3).describe('Standard deviation of each channel, of values from 0 to 1.'),
      })
      .nullable()
      .default(null)
      .describe(
        'Values are (byte / 255 - mean) / std of their channel, in training and tests; null: byte / 255. Below 0 they can be shown to units that relax only.',
      ),
    augment: z
      .strictObject({
        crop_padding: z
          .int()
          .min(0)
          .max(32)
          .default(0)
          .describe(
            'Random crop: the edge is continued by so many pixels on each side, and an image of the same size cut out somewhere.',
          ),
        horizontal_flip: z
          .boolean()
          .default(false)
          .describe('Random flip: one image in two is mirrored, left to right.'),
      })
      .nullable()
      .default(null)
      .describe(
        'Training samples are moved at random, otherwise in each epoch; validation and tests see them as they are. null: not moved.',
      ),
    pixel_permutation: z
      .int()
      .min(0)
      .max(0xffff_ffff)
      .default(0)
      .describe('Seed of a fixed shuffle of the pixels, the same for every sample; 0 leaves them in place.'),
  })
  .describe('The data set and how much of it is used.');
