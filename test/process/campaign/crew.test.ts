import { expect, it } from 'vitest';
import { loadExperiment } from '../../../src/experiment/load.js';

/** As built: a worker is a program of its own. */
const CREW = new URL('../../../dist/campaign/crew.js', import.meta.url).href;

it('a run that takes longer than a second tells how far it is', async () => {
  const { Berth } = (await import(CREW)) as typeof import('../../../src/campaign/crew.js');
  const { experiment } = loadExperiment({ overrides: ['training.epochs=3', 'data.test_samples=100'] });
  const berth = new Berth();
  try {
    await berth.man();
    expect(berth.share).toBe(0);
    const shares: number[] = [];
    const task = { experiment, dataDir: undefined, keep: null };
    const ended = await berth.run(task, () => shares.push(berth.share));
    expect(ended.kind).toBe('ended');
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    expect(berth.share).toBe(0);
  } finally {
    berth.kill();
  }
});
