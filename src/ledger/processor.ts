import { z } from 'zod';
import { type CardKind, cardHeader } from '../card/load.js';
import { sourced } from '../card/sourced.js';
import { type Standing, weakest } from '../card/standing.js';

const format = 'nudge.processor-card/1';

const processorSchema = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['cpu', 'gpu']),
  batch: z
    .enum(['one', 'large'])
    .describe('Samples processed at once: one, or as many as keep the processor busy'),
  energy_per_mac: sourced('J', { min: 0 }).describe(
    'One multiply-accumulate of 32-bit floats, memory included',
  ),
  energy_per_launch: sourced('J', { min: 0 })
    .optional()
    .describe(
      'Fixed cost of one matrix product (kernel launch and waiting); absent when hidden by the batch',
    ),
});

const schema = z.strictObject({ ...cardHeader(format), processors: z.array(processorSchema).min(1) });

export type Processor = z.output<typeof processorSchema>;
export type ProcessorCard = z.output<typeof schema>;

/** Ordinary processors that a chip is compared with. */
export const PROCESSOR_CARD: CardKind<typeof schema> = {
  kind: 'processor',
  folder: 'processors',
  format,
  schema,
};

/** Dense work of an ordinary network. */
export interface DenseWork {
  readonly macs: number;
  /** Matrix products, each a kernel launch on a GPU. */
  readonly launches: number;
}

export interface ProcessorEnergy {
  readonly joules: number;
  readonly low: number;
  readonly high: number;
  readonly standing: Standing;
}

/** What a processor spends on dense work, J. */
export function processorEnergy(processor: Processor, work: DenseWork): ProcessorEnergy {
  const parts = [
    { price: processor.energy_per_mac, count: work.macs },
    ...(processor.energy_per_launch ? [{ price: processor.energy_per_launch, count: work.launches }] : []),
  ];
  const sum = (of: (price: (typeof parts)[number]['price']) => number): number =>
    parts.reduce((total, part) => total + part.count * of(part.price), 0);
  return {
    joules: sum(price => price.value),
    low: sum(price => price.low ?? price.value),
    high: sum(price => price.high ?? price.value),
    standing: weakest(parts.map(part => part.price.standing))!,
  };
}
