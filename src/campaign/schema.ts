import { z } from 'zod';
import { MAX_SEED } from '../random/stream.js';
import { goldenSchema } from './golden-rule.js';

/**
 * The study file: one experiment, the keys of it that vary, how often each combination is run, and what is read
 * off. What takes two keys to be wrong is checked in `checks.ts` and `plan.ts`, after parsing.
 */
export const STUDY_FORMAT = 'nudge.study/1';

/** Most runs one study may ask for; more is taken for a slip of the pen. */
export const MOST_RUNS = 1_000_000;

const keyPath = z
  .string()
  .min(1)
  .max(200)
  .describe(
    'A key of the experiment as on the command line: training.epochs, network.populations.hidden.neurons (list entries by name or as [1]).',
  );

/** Anything YAML can hold; the experiment's schema judges it. */
const value = z.unknown();

const points = (what: string) =>
  z
    .strictObject({
      from: z.number().describe('First value.'),
      to: z.number().describe('Last value.'),
      steps: z
        .int()
        .min(2)
        .max(10_000)
        .default(5)
        .describe('Values of a grid, both ends among them; a latin hypercube draws its own.'),
      whole: z
        .boolean()
        .default(false)
        .describe('Round to whole numbers, as counts of neurons or ticks need it.'),
    })
    .describe(what);

const level = z.strictObject({
  name: z.string().min(1).max(60).describe('Name of the level in tables and figures.'),
  set: z
    .record(z.string(), value)
    .describe('Keys of the experiment and their values; {} leaves it as it is.'),
});

const factorName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,31}$/)
  .describe('Name of the factor in tables and figures: a letter, then at most 31 letters, digits, - or _.');

export const factorSchema = z
  .strictObject({
    name: factorName,
    key: keyPath.optional(),
    values: z.array(value).max(10_000).optional().describe('The values of `key`, one after the other.'),
    range: points('Values of `key` at equal distances.').optional(),
    log_range: points('Values of `key` at equal ratios; both ends above 0.').optional(),
    levels: z
      .array(level)
      .max(10_000)
      .optional()
      .describe('Levels that set several keys together; without `key`.'),
  })
  .describe('What varies: a key with values, range or log_range, or levels that set several keys.');

const metric = z
  .strictObject({
    name: factorName.optional().describe('Name of its column; by default the path with _ for each dot.'),
    path: z
      .string()
      .min(1)
      .max(200)
      .describe('A number in summary.json, such as test.accuracy or energy.trainingSample.joules.'),
    at_least: z
      .number()
      .optional()
      .describe('Turns the metric into a share: of the replicates in which it is at least this.'),
  })
  .describe('What is read off each run.');

const stopping = z
  .strictObject({
    metric: z
      .string()
      .describe(
        'Name of the metric whose interval decides; with golden runs also difference, changed, masked, degraded, critical or silent.',
      ),
    half_width: z
      .number()
      .positive()
      .describe('A cell ends when the half-width of its interval is at most this.'),
    looks: z
      .array(z.int().min(2).max(100_000))
      .min(1)
      .max(20)
      .describe('Replicates after which it is looked at, rising; the last is the most there will be.'),
    assumed_deviation: z
      .number()
      .positive()
      .optional()
      .describe('Standard deviation between replicates that --plan reckons with while there are no runs.'),
  })
  .describe('When a cell has replicates enough.');

const design = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grid').default('grid').describe('Every combination of levels.') }),
  z.strictObject({
    kind: z.literal('latin-hypercube').describe('Points that are spread evenly over every factor at once.'),
    runs: z.int().min(1).max(100_000).describe('Number of points.'),
    seed: z.int().min(0).max(MAX_SEED).default(1).describe('From which the points are drawn.'),
  }),
]);

export const studySchema = z
  .strictObject({
    format: z.literal(STUDY_FORMAT).describe('What this file is, and the version of its format.'),
    name: z
      .string()
      .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}$/)
      .describe(
        'Name of the study: letters, digits, . _ or -, at most 64. It begins the name of its folder.',
      ),
    description: z.string().max(10_000).default('').describe('What the study asks.'),
    experiment: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('Experiment file, relative to this one; null: the default experiment.'),
    overrides: z
      .record(z.string(), value)
      .default({})
      .describe('Keys of the experiment that differ from its file in every run.'),
    design: design.prefault({}).describe('Which combinations of levels are run.'),
    factors: z.array(factorSchema).min(1).max(32).describe('What varies.'),
    replicates: z
      .strictObject({
        count: z
          .int()
          .min(1)
          .max(100_000)
          .default(10)
          .describe('Runs of each cell, each with a seed of its own.'),
        first_seed: z
          .int()
          .min(0)
          .max(MAX_SEED)
          .default(1)
          .describe('The seeds count up from here, the same in every cell.'),
      })
      .prefault({})
      .describe('How often each combination is run.'),
    metrics: z
      .array(metric)
      .min(1)
      .max(100)
      .default([{ path: 'test.accuracy' }])
      .describe('What is read off each run.'),
    confidence: z.number().min(0.5).max(0.9999).default(0.95).describe('Confidence of the intervals.'),
    stopping: stopping.nullable().default(null).describe('null: every cell gets all replicates.'),
    baseline: z
      .strictObject({
        factor: z.string().describe('Name of the factor.'),
        level: z
          .union([z.string(), z.number(), z.boolean()])
          .describe('The level of it that the others are compared with.'),
      })
      .nullable()
      .default(null)
      .describe('Adds paired differences, seed by seed, between this level and the others.'),
    golden: goldenSchema
      .nullable()
      .default(null)
      .describe('null: no golden runs; {}: with the thresholds that stand as defaults.'),
    ranking: z
      .array(z.union([z.string(), z.array(z.string()).min(1).max(32)]))
      .min(1)
      .max(32)
      .nullable()
      .default(null)
      .describe(
        'Factors whose levels are ranked by the first metric or, with golden, by what faults cost there; [layer, bit] ranks every pair of levels of both. Levels whose intervals overlap are called not separated.',
      ),
    keep_runs: z.boolean().default(false).describe('Also keep a whole run folder of every run.'),
  })
  .describe('A study of nudge: many runs of one experiment that differ in declared factors.');

export type Study = z.output<typeof studySchema>;
export type FactorEntry = Study['factors'][number];
export type MetricEntry = Study['metrics'][number];
