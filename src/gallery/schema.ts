import { z } from 'zod';
import { STANDINGS } from '../card/standing.js';

export const GALLERY_FORMAT = 'nudge.gallery/1';
/** How much of a published run is done, smallest first; full is the experiment as it stands. */
export const SIZES = ['smoke', 'small', 'full'] as const;
export type Size = (typeof SIZES)[number];

const settings = z.array(z.string().min(3)).describe('Settings that replace those of the experiment.');

const published = z
  .strictObject({
    test_error_percent: z.number().min(0).max(100),
    spread: z.number().min(0).max(100).optional().describe('Standard deviation over its runs, in points.'),
    runs: z.int().min(1).optional(),
    epochs: z
      .int()
      .min(1)
      .optional()
      .describe('Epochs of the published run, where the experiment has fewer.'),
    epoch_work: z
      .number()
      .min(1)
      .default(1)
      .describe('Multiply-adds of a published epoch over ours, where network or data are smaller here.'),
    standing: z.enum(STANDINGS).describe('How well the figure is known here.'),
    source: z.string().min(1),
  })
  .superRefine(({ epochs, epoch_work: work }, context) => {
    if (epochs !== undefined || work === 1) return;
    context.addIssue({
      code: 'custom',
      message: 'says nothing without epochs beside it',
      path: ['epoch_work'],
    });
  })
  .describe('What the paper reports.');

const row = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9-]+$/),
    experiment: z.string().min(1).describe('File beside this one.'),
    about: z.string().min(1),
    published,
    within_points: z
      .number()
      .min(0)
      .max(100)
      .default(0.3)
      .describe(
        'Points of test error by which ours may exceed the published figure and count as reproduced.',
      ),
    smoke: settings.describe('Settings for a run of seconds, which shows that it learns.'),
    small: settings.describe('Settings for a run of minutes.'),
  })
  .describe('One published row.');

export const gallerySchema = z
  .strictObject({ format: z.literal(GALLERY_FORMAT), rows: z.array(row).min(1) })
  .describe('Published results and the experiments that reproduce them.');

export type Row = z.output<typeof row>;
export type Published = Row['published'];
