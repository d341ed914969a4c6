import { afterEach, expect, it } from 'vitest';
import { CAPTURED_SLOTS, learningStep } from '../../../src/estimator/contrast.js';
import type { ChipRefused, Session, Unnumbered } from '../../../src/stream/session.js';
import { closeSessions, chipWith as toyChip } from '../../support/toy-chip.js';
import { read, TERNARY, type ToyOptions, target } from '../../support/toy-network.js';

afterEach(closeSessions);

const chipWith = (options: ToyOptions): Promise<Session> =>
  toyChip({ plasticity: 'off', slots: CAPTURED_SLOTS, ...options });

const step = (divisorSign = 1): Unnumbered[] => {
  const settings = {
    ...({ kind: 'centered', beta: 1, firstTicks: 60, secondTicks: 60 } as const),
    ...({ plasticity: 'captured', output: 2, readoutFrom: 20 } as const),
  };
  return learningStep(settings, 1, divisorSign, 1) as Unnumbered[];
};

const refusal = (session: Session, commands: readonly Unnumbered[]) =>
  session.play([...commands]).then(
    () => undefined,
    error => (error as ChipRefused).event.message,
  );

it('two captured states move weights both ways and biases, and nothing is kept between samples', async () => {
  const session = await chipWith({});
  const before = [
    await read(session, 'weight', 0),
    await read(session, 'weight', 1),
    await read(session, 'bias', 1),
  ];
  await session.play([target(1), ...step()]);
  const after = [
    await read(session, 'weight', 0),
    await read(session, 'weight', 1),
    await read(session, 'bias', 1),
  ];
  for (const [k, values] of after.entries()) expect(values).not.toEqual(before[k]);
  expect((await read(session, 'accumulator', 1)).every(each => each === 0)).toBe(true);
});

it('the same two states again change the weights by the same amount', async () => {
  const session = await chipWith({});
  const commands = step();
  await session.play([target(1), ...commands]);
  const once = await read(session, 'weight', 1);
  await session.play(commands.slice(-1));
  const twice = await read(session, 'weight', 1);
  const other = await chipWith({});
  const first = await read(other, 'weight', 1);
  twice.forEach((weight, k) => {
    expect(weight - once[k]!).toBeCloseTo(once[k]! - first[k]!, 6);
  });
});

it('a weight that leaves its bounds ends learning', async () => {
  const session = await chipWith({});
  const [first, second, update] = step() as [Unnumbered, Unnumbered, Extract<Unnumbered, { kind: 'update' }>];
  await session.play([target(1), first, second]);
  const wild = { ...update, rateScale: 1e5 };
  expect(await refusal(session, [wild])).toBe('a weight left its bounds or is not a number');
});

it('an empty slot and discrete synapses are refused', async () => {
  const [update] = step().slice(-1) as [Unnumbered];
  expect(await refusal(await chipWith({}), [update])).toMatch(/slot 0 is empty/);
  const discrete = await chipWith({ synapse: TERNARY });
  expect(await refusal(discrete, [target(1), ...step()])).toMatch(/real float32 weights only/);
});
