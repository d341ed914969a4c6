import { describe, expect, test } from 'vitest';
import { learningStep } from '../../../src/estimator/contrast.js';
import type { Train } from '../../../src/experiment/analysis-probe.js';
import { Traces } from '../../../src/experiment/analysis-traces.js';
import { contrastSettings } from '../../../src/experiment/contrast.js';
import { presentImage, presentLabel } from '../../../src/experiment/presenting.js';
import { setUp } from '../../../src/experiment/weights.js';
import { Session } from '../../../src/stream/session.js';
import { smallTrial, someWeights } from './analysis-trial.js';

const fround = Math.fround;

/** Runs both phases of one sample on the chip; its spikes, its accelerations and its accumulators at the end. */
async function onTheChip(trial: ReturnType<typeof smallTrial>, draw: number) {
  const session = new Session(trial.chip, trial.capabilities.window);
  await session.play(setUp(trial, someWeights(trial)));
  const record = trial.network.populations.map(p => p.id);
  const steps = learningStep(contrastSettings(trial), draw, 1, 1, record);
  const packets: Train[][] = record.map(() => []);
  const script = [
    presentImage(trial.data, 4, trial.input),
    presentLabel(trial.data, 4, trial.output),
    ...steps.filter(step => step.kind !== 'update'),
  ];
  await session.play(script, event => {
    if (event.kind === 'spikes') packets[event.population]!.push(event);
  });
  const trains = packets.map(some => ({
    ticks: Uint32Array.from(some.flatMap(packet => [...packet.ticks])),
    addresses: Uint32Array.from(some.flatMap(packet => [...packet.addresses])),
  }));
  const read = async (command: Parameters<Session['ask']>[0]) => {
    const [event] = await session.ask(command);
    if (event?.kind !== 'state' && event?.kind !== 'weights') throw new Error('no block came');
    return event.data as Float32Array;
  };
  const states = {
    hidden: await read({ kind: 'read-state', population: 1, variable: 'acceleration' }),
    output: await read({ kind: 'read-state', population: 2, variable: 'acceleration' }),
    rate: await read({ kind: 'read-state', population: 1, variable: 'rate' }),
  };
  const accumulators = [
    await read({ kind: 'read-weights', tensor: 'accumulator', id: 0 }),
    await read({ kind: 'read-weights', tensor: 'accumulator', id: 1 }),
  ];
  session.close();
  return { trains, states, accumulators };
}

function tracesOf(
  trial: ReturnType<typeof smallTrial>,
  population: number,
  train: Train,
  draw: number,
): Traces {
  const { unit, shape } = trial.network.populations[population]!;
  if (unit.kind !== 'spiking') throw new Error('not a spiking population');
  return new Traces(unit, shape[0]!, train, { seed: trial.experiment.seed, population, draw });
}

const FORMATS = {
  float32: [],
  'fixed-point, rounded to nearest': [
    'chip.precision.trace={ kind: fixed, bits: 10, range: 1, rounding: nearest }',
    'network.populations.hidden.unit.acceleration_threshold=0',
  ],
  'fixed-point, rounded stochastically': [
    'chip.precision.trace={ kind: fixed, bits: 8, range: 1, rounding: stochastic }',
  ],
  'other time constants': [
    'network.populations.hidden.unit.rate_ticks=4',
    'network.populations.hidden.unit.acceleration_ticks=11',
  ],
};

describe('traces followed from recorded spikes', () => {
  test.each(Object.entries(FORMATS))('have the bits of the chip: %s', async (_name, overrides) => {
    const trial = smallTrial(...overrides);
    const draw = 12345;
    const { trains, states } = await onTheChip(trial, draw);
    const { firstTicks, secondTicks } = contrastSettings(trial);
    const hidden = tracesOf(trial, 1, trains[1]!, draw);
    const output = tracesOf(trial, 2, trains[2]!, draw);
    for (let tick = 0; tick < firstTicks + secondTicks; tick++) {
      hidden.step();
      output.step();
    }
    expect([...hidden.rate]).toEqual([...states.rate]);
    expect([...hidden.acceleration]).toEqual([...states.hidden]);
    expect([...output.acceleration]).toEqual([...states.output]);
    expect(trains[1]!.ticks.length).toBeGreaterThan(100);
  });

  test('make the changes that the chip accumulated, trigger by trigger', async () => {
    const trial = smallTrial();
    const draw = 99;
    const { trains, accumulators } = await onTheChip(trial, draw);
    const { firstTicks, secondTicks } = contrastSettings(trial);
    const traces = [1, 2].map(population => tracesOf(trial, population, trains[population]!, draw));
    const delay = 10;
    const made = [new Float32Array(36 * 12), new Float32Array(12 * 3)];
    const add = (into: Float32Array, at: number, change: number) => {
      into[at] = fround(into[at]! + change);
    };
    const spikesAt = ({ ticks, addresses }: Train, tick: number) =>
      [...addresses].filter((_, k) => ticks[k] === tick);
    for (let tick = 0; tick < firstTicks + secondTicks; tick++) {
      for (const each of traces) each.step();
      if (tick < firstTicks) continue;
      const [hidden, output] = traces.map(each => each.acceleration);
      for (const i of spikesAt(trains[0]!, tick))
        for (let h = 0; h < 12; h++) add(made[0]!, i * 12 + h, hidden![h]!);
      for (const h of spikesAt(trains[1]!, tick - delay))
        for (let o = 0; o < 3; o++) add(made[1]!, h * 3 + o, output![o]!);
      for (let h = 0; h < 12; h++)
        for (const o of spikesAt(trains[2]!, tick - delay)) add(made[1]!, h * 3 + o, hidden![h]!);
    }
    expect(made.map(each => [...each])).toEqual(accumulators.map(each => [...each]));
    expect(made[0]!.some(change => change !== 0)).toBe(true);
    expect(made[1]!.some(change => change !== 0)).toBe(true);
  });
});
