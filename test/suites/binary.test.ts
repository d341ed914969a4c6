import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChip } from '../../src/chip/emulator.js';
import type { DataSet } from '../../src/dataset/dataset.js';
import { type StateSettings, stateStep } from '../../src/estimator/states.js';
import { presentLabels, scoresOf } from '../../src/experiment/presenting.js';
import type { ConfigureSynapse, RateUnit } from '../../src/protocol/messages.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import { type ImageNetwork, imageNetwork } from '../support/image-network.js';
import { driveOf, layered, NET_N, rates, relax, show, tensor, X, Y } from '../support/rate-network.js';
import { FLOAT } from '../support/toy-network.js';

/** Binary equilibrium propagation: sections 2 and 6c of the notes, through the protocol. */

const STEP: StateSettings = {
  ...{ kind: 'P-EP', beta: 2, freeSteps: 20, nudgedSteps: 10 },
  ...{ tolerance: 0, plasticity: 'captured', output: 2 },
};

/** Units that send 1 where their rate is at least 1/2, else 0. */
const SENDS_BITS = {
  ...{ activation: 'binary', dynamics: 'euler', step: 0.5, clipped: true },
  ...{ start: 1, biasLearningRate: 0 },
} satisfies Partial<RateUnit>;

const inert = (projection: number, threshold: number): Omit<ConfigureSynapse, 'requestId'> => ({
  ...{ kind: 'synapse', projection, rule: 'inertia', levels: 2, amplitude: 0.25 },
  ...{ threshold, limit: 1, consolidation: 0, hidden: FLOAT },
});

/** Numbers in [0, 1), the same in every run. */
const draw = (count: number): number[] => {
  const draws = stream(1, PURPOSE.weights, count);
  return Array.from({ length: count }, () => draws.float());
};

/** A chip with a network, whose weights are what `synapses` say. */
async function chip(network: Iterable<Unnumbered>, synapses: readonly Unnumbered[] = []): Promise<Session> {
  const session = new Session(openChip(), 4);
  function* commands() {
    for (const command of network) {
      if (command.kind === 'commit') yield* synapses;
      yield command;
    }
  }
  await session.play(commands());
  return session;
}

describe('binary weights', () => {
  it('that no mean can turn stay, while biases learn', async () => {
    const session = await chip(
      layered({ ...NET_N, unit: {} }),
      [0, 1].map(id => inert(id, 1e6)),
    );
    const before = await tensor(session, 'weight', 1);
    const bias = await tensor(session, 'bias', 2);
    await session.play([show(0, X), show(2, Y), ...stateStep({ ...STEP, beta: 0.25 }, 1, 1)]);
    expect(before).toEqual(before.map(value => Math.sign(value) * 0.25));
    expect(await tensor(session, 'weight', 1)).toEqual(before);
    expect(await tensor(session, 'bias', 2)).not.toEqual(bias);
    session.close();
  });

  it.each(['momentum', 'weightDecay'])('have no %s', async field => {
    const session = new Session(openChip(), 4);
    function* commands() {
      for (const command of layered({ ...NET_N, unit: {} })) {
        if (command.kind === 'commit') yield inert(1, 1);
        yield command.kind === 'projection' ? { ...command, [field]: 0.5 } : command;
      }
    }
    await expect(session.play(commands())).rejects.toThrow(/levels have neither momentum nor decay/);
  });
});

describe('binary kernels of a convolution', () => {
  const [x, s] = [draw(16), draw(8)];
  const first = draw(18).map(value => (value < 0.5 ? -0.25 : 0.25));

  /** Weights before and after one contrast of two held states. */
  async function learnt(synapses: readonly Unnumbered[]): Promise<number[]> {
    const convolution = { kernel: 3, padding: 1, pool: 'max', poolSize: 2 } as const;
    const net: ImageNetwork = {
      ...{ image: [4, 4, 1], unit: { activation: 'linear' }, slots: 2 },
      layers: [{ shape: [2, 2, 2], convolution, weights: first }],
    };
    const session = await chip(imageNetwork(net), synapses);
    const held = { drives: [driveOf('clamp', 1, 1)] };
    await session.play([show(0, x), show(1, Array(8).fill(0)), relax(1, { ...held, saveSlot: 0 })]);
    await session.play([show(1, s), relax(1, { ...held, saveSlot: 1 })]);
    await session.play([{ kind: 'update', rule: 'slots', earlier: 0, later: 1, divisor: 1, rateScale: 1 }]);
    const after = await tensor(session, 'weight', 0);
    session.close();
    return after;
  }

  it('turn by the contrast of real ones, and each channel learns an amplitude', async () => {
    const tau = 0.3;
    const g = (await learnt([])).map((value, k) => value - first[k]!);
    const found = await learnt([{ ...inert(0, tau), amplitudeLearningRate: 0.125 }]);
    const sign = first.map((w, k) => (-Math.sign(w) * g[k]! > tau ? -1 : 1) * Math.sign(w));
    expect(new Set(sign.map((to, k) => to * first[k]!)).size).toBe(2);
    const slope = (channel: number): number =>
      first.slice(9 * channel, 9 * channel + 9).reduce((sum, w, k) => sum + w * g[9 * channel + k]!, 0);
    for (const [k, value] of found.entries()) {
      const amplitude = 0.25 + 0.125 * slope(Math.floor(k / 9));
      expect(value).toBeCloseTo(sign[k]! * amplitude, 6);
    }
  });
});

describe('binary units', () => {
  it('go half of the way to their drive in each step, and send whether they are at 1/2', async () => {
    // s: 1, 0.65, 0.475, 0.3875 under a drive of 0.3; the next one hears 1 until it has fallen below 1/2.
    const session = await chip(
      layered({
        ...{ unit: { ...SENDS_BITS }, weights: [[[0.3]], [[0.5]]], biases: [[0], [0.25]] },
      }),
    );
    const seen: number[][] = [];
    for (const steps of [1, 2, 3, 4]) {
      await session.play([show(0, [1]), relax(steps)]);
      // The upper one sends back 0.5 x 1 while it is at 1/2 or above.
      seen.push([...(await rates(session, 1)), ...(await rates(session, 2))]);
    }
    session.close();
    const [h, o] = [[1], [1]];
    for (let t = 0; t < 4; t++) {
      const [below, above] = [h[t]! >= 0.5 ? 1 : 0, o[t]! >= 0.5 ? 1 : 0];
      h.push(Math.min(1, 0.5 * h[t]! + 0.5 * (0.3 + 0.5 * above)));
      o.push(Math.min(1, 0.5 * o[t]! + 0.5 * (0.5 * below + 0.25)));
    }
    for (const [k, [hidden, output]] of seen.entries()) {
      expect(hidden).toBeCloseTo(h[k + 1]!, 6);
      expect(output).toBeCloseTo(o[k + 1]!, 6);
    }
  });

  it('give each pair of them a gradient of -1, 0 or 1 over beta', async () => {
    const number = fc.float({ min: -1, max: 1, noNaN: true });
    const rows = (n: number, m: number) =>
      fc.array(fc.array(number, { minLength: m, maxLength: m }), { minLength: n, maxLength: n });
    await fc.assert(
      fc.asyncProperty(rows(5, 3), rows(4, 5), rows(1, 3), async (first, second, [x]) => {
        const net = {
          unit: SENDS_BITS,
          weights: [first, second],
          biases: [Array(5).fill(0.3), Array(4).fill(0.2)],
        };
        const session = await chip(layered(net));
        const before = await tensor(session, 'weight', 1);
        await session.play([show(0, x!), show(2, [1, 0, 0, 1]), ...stateStep(STEP, 1, 1)]);
        const moved = (await tensor(session, 'weight', 1)).map(
          (value, k) => STEP.beta * (value - before[k]!),
        );
        session.close();
        for (const g of moved) expect(Math.abs(g - Math.round(g))).toBeLessThan(1e-5);
        expect(Math.max(...moved.map(Math.abs))).toBeLessThan(1.5);
      }),
      { numRuns: 30 },
    );
  });
});

describe('several neurons for a class', () => {
  const data: DataSet = {
    ...{
      name: 'toy',
      images: new Uint8Array(2),
      labels: Uint8Array.of(2, 0),
      count: 2,
      width: 1,
      height: 1,
      channels: 1,
    },
    ...{ classes: 3, officialTrain: null, source: '', sha256: '' },
  };

  it('are all shown its target', () => {
    expect(presentLabels(data, [0, 1], 5, 2)).toMatchObject({
      ...{ population: 5, layout: 'dense', batch: 2, total: 12 },
      data: Uint8Array.of(0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0),
    });
  });

  it('score by their mean', () => {
    const readout = Float32Array.of(0, 1, 0.5, 0.5, 1, 0.25, 0, 0, 1, 1, 0, 0);
    expect(scoresOf({ readout, batch: 2 }, 2).map(scores => [...scores])).toEqual([
      [0.5, 0.5, 0.625],
      [0, 1, 0],
    ]);
  });
});
