import { Crew } from '../kernel/crew.js';
import { relaxes } from '../protocol/relaxing.js';
import type { KernelFactory } from '../substrate/spiking/network.js';
import type { Experiment } from './schema.js';

/**
 * Runs something with kernels that so many threads share, where a network of the experiment relaxes: the bits do not
 * depend on their number. Spikes are too little work at a time to be shared.
 */
export async function withThreads<T>(
  { network }: Experiment,
  threads: number,
  run: (kernels: KernelFactory | undefined) => Promise<T>,
): Promise<T> {
  if (threads < 2 || !network.populations.some(({ unit }) => relaxes(unit))) return run(undefined);
  const crew = await Crew.open(threads);
  try {
    return await run(crew.kernels);
  } finally {
    await crew.close();
  }
}
