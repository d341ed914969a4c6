import { afterEach, expect, it } from 'vitest';
import { openChip } from '../../../src/chip/emulator.js';
import type { RateUnit } from '../../../src/protocol/messages.js';
import { Session } from '../../../src/stream/session.js';
import { layered, rates, relax, settledBy, show } from '../../support/rate-network.js';

const SIZES = [12, 40, 40, 6] as const;

/** Weights that are the same in each test, of the size that lets a network of these sizes settle. */
const weights = SIZES.slice(1).map((rows, layer) =>
  Array.from({ length: rows }, (_, r) =>
    Array.from({ length: SIZES[layer]! }, (_, c) => 0.35 * Math.sin(7 * r + 13 * c + 3 * layer)),
  ),
);
const biases = SIZES.slice(1).map(rows => Array.from({ length: rows }, (_, r) => 0.3 * Math.cos(5 * r)));
const input = Array.from({ length: SIZES[0] }, (_, i) => (i % 3 === 0 ? 0 : (i % 7) / 7));

let session: Session;
afterEach(() => session.close());

async function settled(unit: Partial<RateUnit>, steps: number) {
  session = new Session(openChip(), 4);
  await session.play(layered({ weights, biases, unit: { activation: 'hard-sigmoid', ...unit } }));
  await session.play([show(0, input)]);
  const { work } = await settledBy(session, relax(steps, { readout: 3 }));
  return {
    states: [...(await rates(session, 1)), ...(await rates(session, 2))],
    products: work.synapticEvents,
  };
}

const farthest = (a: readonly number[], b: readonly number[]) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

it('rates that come to rest send less and less, and stand where they would have stood', async () => {
  const all = await settled({}, 100);
  session.close();
  const changes = await settled({ sends: 'changes' }, 100);
  expect(farthest(all.states, changes.states)).toBeLessThan(1e-5);
  expect(changes.products).toBeLessThan(0.4 * all.products);
  session.close();
  const longer = await settled({ sends: 'changes' }, 200);
  expect(longer.products).toBe(changes.products);
});

it('changes that wait cost less, and move a drive by no more than their bound times its weights', async () => {
  const exact = await settled({ sends: 'changes' }, 100);
  session.close();
  const coarse = await settled({ sends: 'changes', sendsAbove: 1e-3 }, 100);
  expect(coarse.products).toBeLessThan(exact.products);
  expect(farthest(exact.states, coarse.states)).toBeGreaterThan(0);
  expect(farthest(exact.states, coarse.states)).toBeLessThan(0.05);
});

it('what was sent before does not matter: a settle from a slot has the same bits after any other', async () => {
  session = new Session(openChip(), 4);
  await session.play(layered({ weights, biases, unit: { activation: 'sigmoid', sends: 'changes' } }));
  await session.play([show(0, input), relax(30, { saveSlot: 0 })]);
  const again = relax(10, { start: 'slot', startSlot: 0 });
  await session.play([again]);
  const first = await rates(session, 2);
  await session.play([relax(17), again]);
  expect(await rates(session, 2)).toEqual(first);
});
