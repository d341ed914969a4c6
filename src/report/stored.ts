import { existsSync } from 'node:fs';
import { z } from 'zod';
import { problemsOf } from '../card/explain.js';
import { ANALYSIS_FORMAT, type Analysis } from '../experiment/analysis.js';
import { circuitSchema } from '../experiment/settling-energy.js';
import { SUMMARY_FORMAT } from '../experiment/summary.js';
import { damaged, readBounded } from '../problem/files.js';
import { acceptFormat } from '../problem/format.js';
import type { Environment } from '../run/environment.js';

/** What the report reads of the JSON files in a run folder. Other keys are left alone. */

/** Far above any of these files. */
const LARGEST = 64 * 2 ** 20;

const number = z.number();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const numbers = z.array(number);
const confusionSchema = z.array(z.array(count));

export const testSchema = z.object({ accuracy: share, correct: count, samples: count, loss: number });
const epochSchema = z.object({ epoch: count, test: share, validation: share.nullable() });

const deviceSchema = z.object({
  projection: z.string(),
  card: z.string(),
  tiles: count.nullable(),
  utilisation: number.nullable(),
  pulses: z.object({ mean: number, percentile99: count, most: count }),
  hottest: z.array(z.object({ source: count, target: count, branch: z.string(), pulses: count })),
  samplesUntilWorn: number.nullable(),
  // Absent in summaries before copies were compared.
  copies: z.object({ angle: number, different: share, returned: number }).nullable().default(null),
});
const faultSchema = z.object({
  kind: z.string(),
  target: z.string(),
  when: z.string(),
  places: count,
  effects: count.nullable().default(null),
});

const summarySchema = z.object({
  nudge: z.string(),
  test: testSchema.nullable(),
  confusion: confusionSchema,
  epochs: z.array(epochSchema),
  data: z.object({ set: z.string(), sha256: z.string(), split: z.string() }),
  train: z.object({ samples: count, seen: count, seconds: number }),
  ledger: z.unknown(),
  // Absent in summaries of the first version.
  devices: z.array(deviceSchema).default([]),
  faults: z.array(faultSchema).default([]),
  circuit: circuitSchema.nullable().default(null),
});
export type StoredSummary = z.output<typeof summarySchema>;

/** As it stands in the description of a checkpoint. */
export const checkpointSchema = z.object({
  test: testSchema.extend({ confusion: confusionSchema }).nullable(),
  epochs: z.array(epochSchema),
  seconds: number,
  split: z.string(),
  ledger: z.unknown(),
});

const environmentSchema = z.object({
  nudge: z.string(),
  node: z.string(),
  v8: z.string(),
  platform: z.string(),
  cpu: z.object({ model: z.string(), count }),
  memoryBytes: number,
  git: z.object({ commit: z.string(), dirty: z.boolean() }).nullable(),
});

const role = z.enum(['input', 'hidden', 'output']);
const imageSchema = z.object({ width: count, height: count, pixels: numbers });
const rasterSchema = z.object({
  sample: count,
  label: count,
  answer: count,
  image: imageSchema.nullable(),
  phases: z.array(
    z.object({
      name: z.string(),
      from: number,
      ticks: count,
      beta: number,
      learns: z.boolean(),
      fresh: z.boolean(),
    }),
  ),
  populations: z.array(
    z.object({
      name: z.string(),
      role,
      neurons: count,
      step: count,
      spikes: count,
      ticks: numbers,
      rows: numbers,
    }),
  ),
});
const ratesSchema = z.object({
  samples: count,
  ticks: count,
  populations: z.array(
    z.object({
      name: z.string(),
      role,
      neurons: count,
      mean: number,
      silent: share,
      width: number,
      counts: numbers,
    }),
  ),
});
const mapsSchema = z.object({
  projection: z.string(),
  population: z.string(),
  width: count,
  height: count,
  scale: number,
  units: z.array(z.object({ neuron: count, levels: numbers })),
});
const seriesSchema = z.object({ mean: z.array(number.nullable()), pairs: numbers });
const halfSchema = z.object({
  projection: z.string(),
  trigger: z.enum(['pre', 'post']),
  pre: z.string(),
  post: z.string(),
  delay: count,
  rateTicks: number,
  accelerationTicks: number,
  threshold: number,
  d: numbers,
  closed: numbers,
  rising: seriesSchema,
  falling: seriesSchema,
  alone: seriesSchema,
});
const analysisSchema = z.object({
  format: z.string(),
  raster: rasterSchema.nullable(),
  rates: ratesSchema.nullable(),
  weights: mapsSchema.nullable(),
  stdp: z.object({ samples: count, halves: z.array(halfSchema) }).nullable(),
});

/** Each is null when there is no such file. @throws UserError file-damaged, format-newer, file-unreadable */
export const readSummary = (file: string): StoredSummary | null =>
  readStored(file, summarySchema, SUMMARY_FORMAT);
export const readAnalysis = (file: string): Analysis | null =>
  readStored(file, analysisSchema, ANALYSIS_FORMAT);
export const readStoredEnvironment = (file: string): Environment | null =>
  readStored(file, environmentSchema);

function readStored<S extends z.ZodType>(file: string, schema: S, format?: string): z.output<S> | null {
  if (!existsSync(file)) return null;
  const value = parse(Buffer.from(readBounded(file, LARGEST)).toString('utf8'), file);
  if (format !== undefined) acceptFormat((value as { format?: unknown } | null)?.format, format, file);
  return checked(value, schema, file);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(file, `is not valid JSON: ${(error as Error).message}`);
  }
}

/** @throws UserError file-damaged, naming the first field that is not what it should be */
export function checked<S extends z.ZodType>(value: unknown, schema: S, file: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first] = problemsOf(result.error.issues, schema, value);
  const { path, found, allowed } = first!;
  throw damaged(file, `is damaged: ${first!.message}`, {
    ...(path !== undefined && { path }),
    ...(found !== undefined && { found }),
    ...(allowed !== undefined && { allowed }),
  });
}
