import { describe, expect, it } from 'vitest';
import {
  backThroughTime,
  contrast,
  drawn,
  flat,
  type Net,
  parametersOf,
  RHO,
  relativeError,
  rest,
  type State,
  settle,
  step,
} from '../support/rate-reference.js';
import { angle } from '../support/vector-field.js';

/** Continual EP in float64: what weights that move at every nudged step promise, and where it ends. */

/** The test net of the notes: energy-based, tanh also on the output, 6-5-3, step 0.2. */
const NET: Net = { ...drawn(7, [6, 5, 3], 0.5), rho: RHO.tanh, dynamics: 'euler', step: 0.2, y: [1, 0, 0] };
const FREE = settle(NET, rest(NET), 4000);

/** (later - earlier) / beta of rates and of products at every nudged step, weights moving by `eta` of the latter. */
function walk(net: Net, free: State, { beta, eta, steps }: { beta: number; eta: number; steps: number }) {
  let [moving, state] = [net, free];
  return Array.from({ length: steps }, () => {
    const next = step(moving, state, beta);
    const change = {
      state: next.slice(1).map((layer, k) => layer.map((s, j) => (s - state[k + 1]![j]!) / beta)),
      parameters: contrast(moving, state, next, beta).map(value => -value),
    };
    const theta = flat(moving).map((value, k) => value + eta * change.parameters[k]!);
    moving = { ...moving, ...parametersOf(net, theta) };
    state = next;
    return change;
  });
}
type Walk = ReturnType<typeof walk>;

const total = (steps: Walk): number[] =>
  steps.map(({ parameters }) => parameters).reduce((sum, each) => sum.map((value, k) => value + each[k]!));

/** Error of all steps against those of back-propagation, and the angle of their sums. */
function against(net: Net, free: State, made: Walk) {
  const lags = backThroughTime(net, free, made.length);
  const per = net.dynamics === 'euler' ? net.step! : 1;
  const asked = lags.map(({ state, parameters }) => ({
    state: state.slice(1).map(layer => layer.map(d => -per * d)),
    parameters: flat(parameters).map(d => -d),
  }));
  return {
    state: relativeError(
      made.flatMap(one => one.state.flat()),
      asked.flatMap(one => one.state.flat()),
    ),
    parameters: relativeError(
      made.flatMap(one => one.parameters),
      asked.flatMap(one => one.parameters),
    ),
    degrees: angle(total(made), total(asked)),
  };
}

describe('weights that move at every nudged step', () => {
  const at = (beta: number, eta: number, steps = 30) =>
    against(NET, FREE, walk(NET, FREE, { beta, eta, steps }));

  it('descend step by step as back-propagation does, with an error that falls like beta at rate 0', () => {
    const errors = [0.1, 0.01, 0.001, 0.0001].map(beta => at(beta, 0));
    for (const which of ['state', 'parameters', 'degrees'] as const) {
      for (const [k, error] of errors.slice(1).entries()) {
        const ratio = errors[k]![which] / error[which];
        expect(ratio, `${which} ${k}`).toBeGreaterThan(k === 0 ? 7 : 9);
        expect(ratio, `${which} ${k}`).toBeLessThan(k === 0 ? 13 : 11);
      }
    }
    expect(errors[3]!.state).toBeLessThan(1e-3);
    expect(errors[3]!.degrees).toBeLessThan(0.03);
  });

  it('are led by rate / beta, not by the rate: at a fixed rate the error rises again as beta falls', () => {
    const [coarse, middle, fine] = [0.01, 0.001, 0.0001].map(beta => at(beta, 1e-4));
    expect(middle!.parameters).toBeGreaterThan(middle!.state / 10);
    expect(fine!.state).toBeGreaterThan(10 * coarse!.state);
    expect(fine!.parameters).toBeGreaterThan(10 * coarse!.parameters);
    expect(at(0.01, 1e-2).parameters).toBeGreaterThan(0.5);
  });

  it('turn away from the gradient as the rate rises', () => {
    const degrees = [0, 0.01, 0.1, 0.3].map(eta => at(0.2, eta, 60).degrees);
    expect([...degrees].sort((a, b) => a - b)).toEqual(degrees);
    expect(degrees[0]!).toBeLessThan(30);
    expect(degrees[3]!).toBeGreaterThan(2 * degrees[0]!);
  });

  it('lose the first order of their error when both signs of beta are averaged', () => {
    const [plus, minus] = [0.01, -0.01].map(beta => walk(NET, FREE, { beta, eta: 0, steps: 30 })) as [
      Walk,
      Walk,
    ];
    const mean = plus.map(({ state, parameters }, t) => ({
      state: state.map((layer, k) => layer.map((s, j) => (s + minus[t]!.state[k]![j]!) / 2)),
      parameters: parameters.map((value, k) => (value + minus[t]!.parameters[k]!) / 2),
    }));
    expect(against(NET, FREE, mean).state).toBeLessThan(at(0.01, 0).state / 5);
    expect(against(NET, FREE, mean).parameters).toBeLessThan(at(0.01, 0).parameters / 5);
  });

  it('move layer after layer: the output first, the one behind it a step later', () => {
    const [first, second] = walk(NET, FREE, { beta: 0.01, eta: 1e-4, steps: 2 }) as [Walk[0], Walk[0]];
    const still = 6 * 5;
    expect(Math.hypot(...first.state[0]!)).toBeLessThan(1e-9);
    expect(Math.hypot(...first.parameters.slice(0, still))).toBeLessThan(1e-9);
    for (const [j, y] of NET.y.entries())
      expect(first.state[1]![j]!).toBeCloseTo(NET.step! * (y - FREE[2]![j]!), 9);
    expect(Math.hypot(...second.state[0]!)).toBeGreaterThan(1e-4);
  });

  it('add up to plain EP where they hardly move, in both settings', () => {
    for (const net of [NET, { ...NET, rho: RHO.sigmoid, dynamics: 'fixed-point' } as const]) {
      const free = settle(net, rest(net), 4000);
      const [beta, steps] = [0.2, 60];
      const plain = contrast(net, free, settle(net, free, steps, beta), beta).map(value => -value);
      const debug = total(walk(net, free, { beta, eta: 1e-5 * 0.01, steps }));
      expect(relativeError(debug, plain)).toBeLessThan(1e-5);
      expect(relativeError(total(walk(net, free, { beta, eta: 0, steps })), plain)).toBeLessThan(1e-12);
    }
  });

  it('point less than a right angle from the gradient in the prototypical setting, near it for small weights', () => {
    // The notes' form: the nudge is added to f(u), and f stands outside the weights.
    for (const [spread, most] of [
      [0.05, 2],
      [0.2, 15],
      [0.4, 60],
    ] as const) {
      const net: Net = {
        ...drawn(11, [8, 6, 4], spread),
        ...{ rho: RHO.tanh, dynamics: 'fixed-point', outside: true, y: [1, 0, 0, 0] },
      };
      const free = settle(net, rest(net), 2000);
      const { degrees } = against(net, free, walk(net, free, { beta: 1e-5, eta: 0, steps: 40 }));
      expect(degrees).toBeLessThan(most);
    }
  });
});
