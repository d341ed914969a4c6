import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { B1, B2, W1, W2, X, Y } from '../support/rate-network.js';
import {
  backThroughTime,
  contrast,
  cost,
  drawn,
  flat,
  type Net,
  parametersOf,
  products,
  RHO,
  relativeError,
  rest,
  type State,
  settle,
  step,
} from '../support/rate-reference.js';
import { angle } from '../support/vector-field.js';

/** What equilibrium propagation promises, in float64: the bias of its estimates, and step by step against BPTT. */

const N: Net = { x: X, y: Y, W: [W1, W2], b: [B1, B2], rho: RHO.half, dynamics: 'fixed-point' };

/** Gradient of the settled cost: BPTT over so many steps that nothing is left of the first. */
function gradient(net: Net, state: State): number[] {
  const lags = backThroughTime(net, state, 200).map(({ parameters }) => flat(parameters));
  return lags.reduce((sum, lag) => sum.map((value, k) => value + lag[k]!));
}

/** Gradient of the settled cost by every weight and bias, by central differences. */
function slopes(net: Net): number[] {
  const settled = (W: Net['W'], b: Net['b']): number => {
    const changed = { ...net, W, b };
    return cost(changed, settle(changed, rest(changed), 200));
  };
  const h = 1e-5;
  const nudged = (values: number[], k: number, by: number) => values.with(k, values[k]! + by);
  const theta = flat({ W: net.W, b: net.b });
  return theta.map((_, k) => {
    const at = (by: number): number => {
      const { W, b } = parametersOf(net, nudged(theta, k, by));
      return settled(W, b);
    };
    return (at(h) - at(-h)) / (2 * h);
  });
}

const estimates = (net: Net, free: State, beta: number) => {
  const [plus, minus] = [beta, -beta].map(b => settle(net, free, 400, b)) as [State, State];
  return { oneSided: contrast(net, free, plus, beta), centered: contrast(net, minus, plus, 2 * beta) };
};

describe('back-propagation through time', () => {
  it('gives the gradient of the notes', () => {
    const free = settle(N, rest(N), 200);
    const exact = gradient(N, free);
    const expected = [-0.1154819486, -0.0726763392, -0.0890511551, 0.0068965305, 0.0146380326, 0.0032352047];
    expect(cost(N, free)).toBeCloseTo(0.41733122111681, 12);
    for (const [k, value] of expected.entries()) expect(exact[6 + k]!).toBeCloseTo(value, 9);
  });

  it('gives the table of the notes, step by step', () => {
    const net: Net = { ...N, rho: RHO.hard };
    const lags = backThroughTime(net, settle(net, rest(net), 200), 6);
    const w2 = [-0.34340775, -0.06279207, -0.06286323, -0.01176263, -0.01158352, -0.00221121];
    const w1 = [0, -0.20564842, 0, -0.03852342, 0, -0.00724186];
    for (const [t, { parameters, state }] of lags.entries()) {
      expect(parameters.W[1]![0]![0]!).toBeCloseTo(w2[t]!, 8);
      expect(parameters.W[0]![0]![0]!).toBeCloseTo(w1[t]!, 8);
      if (t === 2) expect(state[2]!.map(value => value.toFixed(8))).toEqual(['-0.12716299', '0.06732671']);
    }
  });

  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 4 });
  it.each(['fixed-point', 'euler'] as const)('agrees with finite differences on any %s net', dynamics => {
    fc.assert(
      fc.property(fc.nat(1000), sizes, fc.constantFrom('tanh', 'sigmoid', 'linear'), (seed, layers, name) => {
        const net: Net = { ...drawn(seed, layers, 0.3), rho: RHO[name], dynamics, step: 0.3 };
        const exact = gradient(net, settle(net, rest(net), 200));
        expect(relativeError(exact, slopes(net))).toBeLessThan(1e-6);
      }),
      { seed: 20210322, numRuns: 6 },
    );
  });
});

/** Slope of the straight line nearest to the points. */
function regression(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)];
  const together = x.map((value, k) => (value - mx) * (y[k]! - my));
  return mean(together) / mean(x.map(value => (value - mx) ** 2));
}

describe('the bias of the estimates', () => {
  it.each([
    [RHO.half, [4.894e-2, 5.123e-3, 5.147e-4], [2.745e-3, 2.737e-5, 2.737e-7]],
    [RHO.sigmoid, [6.7e-2, 6.9e-3, 6.93e-4], [1.72e-2, 1.73e-4, 1.73e-6]],
  ])('falls like beta one-sided and like beta squared centered, as in the notes', (rho, one, both) => {
    const net: Net = { ...N, rho };
    const free = settle(net, rest(net), 400);
    const exact = gradient(net, free);
    const betas = [0.1, 0.01, 0.001];
    const errors = betas.map(beta => {
      const { oneSided, centered } = estimates(net, free, beta);
      return [relativeError(oneSided, exact), relativeError(centered, exact)] as const;
    });
    for (const [k, [oneSided, centered]] of errors.entries()) {
      expect(oneSided / one[k]!).toBeCloseTo(1, 1);
      expect(centered / both[k]!).toBeCloseTo(1, 1);
    }
  });

  it.each([
    ['half', RHO.half, 'fixed-point'],
    ['sigmoid', RHO.sigmoid, 'fixed-point'],
    ['tanh, energy-based', RHO.tanh, 'euler'],
  ] as const)('have slope 1 and 2 by regression: %s', (_, rho, dynamics) => {
    const net: Net = { ...N, rho, dynamics, step: 0.5 };
    const free = settle(net, rest(net), 600);
    const exact = gradient(net, free);
    const betas = [0.02, 0.01, 0.005, 0.002, 0.001];
    const found = betas.map(beta => estimates(net, free, beta));
    const slope = (which: 'oneSided' | 'centered') =>
      regression(
        betas.map(Math.log),
        found.map(each => Math.log(relativeError(each[which], exact))),
      );
    expect(slope('oneSided')).toBeCloseTo(1, 1.7);
    expect(slope('centered')).toBeCloseTo(2, 1.7);
  });

  it('does not vanish where the nudge stands outside f: the error of the output lacks its slope', () => {
    for (const [rho, error, degrees] of [
      [RHO.half, 1, 0],
      [RHO.sigmoid, 0.153, 0.51],
    ] as const) {
      const net: Net = { ...N, rho, outside: true };
      const free = settle(net, rest(net), 600);
      const exact = gradient(net, free);
      const { centered } = estimates(net, free, 1e-4);
      expect(relativeError(centered, exact)).toBeCloseTo(error, 3);
      expect(angle(centered, exact)).toBeCloseTo(degrees, 1);
    }
  });

  it('goes away order by order under Richardson extrapolation: all three are estimates of the gradient', () => {
    const net: Net = { ...N, rho: RHO.sigmoid };
    const free = settle(net, rest(net), 600);
    const exact = gradient(net, free);
    const at = (beta: number) => estimates(net, free, beta);
    const [whole, half] = [at(0.04), at(0.02)];
    const negative = at(-0.04).oneSided;
    const extrapolated = (a: readonly number[], b: readonly number[], order: number) =>
      b.map((value, k) => value + (value - a[k]!) / (2 ** order - 1));
    const oneSided = extrapolated(whole.oneSided, half.oneSided, 1);
    const centered = extrapolated(whole.centered, half.centered, 2);
    expect(relativeError(oneSided, exact)).toBeLessThan(relativeError(half.oneSided, exact) / 10);
    expect(relativeError(centered, exact)).toBeLessThan(relativeError(half.centered, exact) / 100);
    // The errors of both signs are opposite in first order, so that their mean is the centered estimate.
    const mean = negative.map((value, k) => (value + whole.oneSided[k]!) / 2);
    expect(relativeError(mean, whole.centered)).toBeLessThan(1e-12);
  });
});

/** (s(t + 1) - s(t)) / beta of the nudged phase, and the same of the products. */
function updates(net: Net, free: State, beta: number, lags: number) {
  let state = free;
  return Array.from({ length: lags }, () => {
    const next = step(net, state, beta);
    const change = {
      state: next.slice(1).flatMap((layer, k) => layer.map((s, j) => (s - state[k + 1]![j]!) / beta)),
      parameters: contrast(net, state, next, beta).map(value => -value),
    };
    state = next;
    return change;
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Relative root mean square error of one component over the steps. Source: section 2.2 of the notes. */
function component(made: readonly number[], asked: readonly number[]): number {
  const most = Math.max(Math.hypot(...made), Math.hypot(...asked));
  return most === 0 ? 0 : Math.hypot(...made.map((value, t) => value - asked[t]!)) / most;
}

/** Relative error, over all steps, of the updates against minus the gradients of BPTT. */
function mismatch(net: Net, free: State, beta: number, lags: number, which: 'state' | 'parameters'): number {
  const made = updates(net, free, beta, lags).flatMap(one => one[which]);
  // A rate moves by a step of Euler's size where the cost acts on it in full.
  const per = net.dynamics === 'euler' ? net.step! : 1;
  const asked = backThroughTime(net, free, lags).flatMap(({ state, parameters }) =>
    which === 'parameters' ? flat(parameters) : state.slice(1).flatMap(layer => layer.map(d => d * per)),
  );
  return relativeError(
    made,
    asked.map(value => -value),
  );
}

describe('gradient-descending updates: each nudged step is a step of BPTT backwards', () => {
  it('in the prototypical setting, to the digits of the notes', () => {
    const net: Net = { ...N, rho: RHO.hard };
    const free = settle(net, rest(net), 400);
    for (const which of ['state', 'parameters'] as const)
      expect(mismatch(net, free, 1e-6, 6, which)).toBeLessThan(3e-6);
    const [, , third] = updates(net, free, 0.1, 6);
    expect(third!.state.slice(3).map(value => (-value).toFixed(8))).toEqual(['-0.13410962', '0.07052498']);
  });

  it('for weights with a smooth activation and the nudge inside it', () => {
    const net: Net = { ...N, rho: RHO.sigmoid };
    const free = settle(net, rest(net), 400);
    expect(mismatch(net, free, 1e-6, 6, 'parameters')).toBeLessThan(3e-6);
  });

  it('in the energy-based setting, with an error that falls like beta', () => {
    const net: Net = {
      ...drawn(7, [6, 5, 3], 0.5),
      rho: RHO.tanh,
      dynamics: 'euler',
      step: 0.2,
      y: [1, 0, 0],
    };
    const free = settle(net, rest(net), 4000);
    for (const which of ['state', 'parameters'] as const) {
      const [coarse, fine] = [1e-3, 1e-4].map(beta => mismatch(net, free, beta, 30, which));
      expect(coarse! / fine!).toBeGreaterThan(9);
      expect(coarse! / fine!).toBeLessThan(11);
      expect(fine!).toBeLessThan(1e-3);
    }
  });

  it('on the toy of the notes, 10-50-5 with direct weights, with an error that falls like beta', () => {
    const fanIn = (n: number) => 1 / Math.sqrt(n);
    const { x, W, b } = drawn(3, [10, 50, 5], fanIn(10));
    const narrow = W[1]!.map(row => row.map(w => (w * fanIn(50)) / fanIn(10)));
    // Weights from the held input to the output are part of its bias.
    const net: Net = {
      x,
      y: [0, 0, 1, 0, 0],
      W: [W[0]!, narrow],
      b,
      rho: RHO.tanh,
      dynamics: 'euler',
      step: 0.08,
    };
    const free = settle(net, rest(net), 5000);
    const asked = backThroughTime(net, free, 80).map(({ state }) =>
      state
        .slice(1)
        .flat()
        .map(d => -0.08 * d),
    );
    const errors = [0.1, 0.01, 0.001].map(beta => {
      const made = updates(net, free, beta, 80).map(({ state }) => state);
      const each = made[0]!.map((_, k) =>
        component(
          made.map(row => row[k]!),
          asked.map(row => row[k]!),
        ),
      );
      return { hidden: mean(each.slice(0, 50)), output: mean(each.slice(50)) };
    });
    for (const layer of ['hidden', 'output'] as const) {
      const [first, second, third] = errors.map(error => error[layer]) as [number, number, number];
      expect(second).toBeGreaterThan(0.003);
      expect(second).toBeLessThan(0.05);
      expect(first / second).toBeGreaterThan(8);
      expect(second / third).toBeGreaterThan(9.5);
      expect(second / third).toBeLessThan(10.5);
    }
  });

  it('add up to the whole contrast', () => {
    const free = settle(N, rest(N), 400);
    const sum = updates(N, free, 0.1, 60).reduce(
      (total, { parameters }) => total.map((value, k) => value + parameters[k]!),
      flat(products(N, free)).map(() => 0),
    );
    const whole = contrast(N, free, settle(N, free, 60, 0.1), 0.1).map(value => -value);
    expect(relativeError(sum, whole)).toBeLessThan(1e-12);
  });
});
