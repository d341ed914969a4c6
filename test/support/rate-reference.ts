/**
 * Layered networks of rates in float64, one sample, written to be read: the witness that the chip's float32 engine
 * and the estimators are checked against. Layer 0 is the input; W[k] ([target][source]) leads from layer k to k + 1
 * and back; all layers move together. Source: notes on rate-based EP, sections 1 and 2.
 */

export type Vector = readonly number[];
export type Matrix = readonly Vector[];

export interface Rho {
  readonly value: (u: number) => number;
  readonly slope: (u: number) => number;
}

const logistic = (u: number): number => 1 / (1 + Math.exp(-4 * (u - 0.5)));
export const RHO = {
  linear: { value: u => u, slope: () => 1 },
  hard: { value: u => Math.min(Math.max(u, 0), 1), slope: u => (u >= 0 && u <= 1 ? 1 : 0) },
  half: { value: u => Math.min(Math.max(u / 2, 0), 1), slope: u => (u >= 0 && u <= 2 ? 0.5 : 0) },
  sigmoid: { value: logistic, slope: u => 4 * logistic(u) * (1 - logistic(u)) },
  tanh: { value: Math.tanh, slope: u => 1 - Math.tanh(u) ** 2 },
} as const satisfies Record<string, Rho>;

export interface Net {
  readonly x: Vector;
  readonly y: Vector;
  readonly W: readonly Matrix[];
  readonly b: readonly Vector[];
  readonly rho: Rho;
  /** fixed-point: s = rho(u + nudge); euler: s += step (rho'(s) u - s + nudge), synapses see rho(s). */
  readonly dynamics: 'fixed-point' | 'euler';
  readonly step?: number;
}

/** Rates of every layer, the input among them. */
export type State = readonly Vector[];

export const rest = ({ x, b }: Net): State => [x, ...b.map(bias => bias.map(() => 0))];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);

/** What synapses see of a state. */
export const seen = ({ rho, dynamics }: Net, state: State): State =>
  dynamics === 'euler' ? state.map((s, k) => (k === 0 ? s : s.map(rho.value))) : state;

/** u of unit j in layer k: bias, from below and from above. */
function drive(net: Net, a: State, k: number, j: number): number {
  const above = net.W[k]?.reduce((sum, row, t) => sum + row[j]! * a[k + 1]![t]!, 0) ?? 0;
  return net.b[k - 1]![j]! + dot(net.W[k - 1]![j]!, a[k - 1]!) + above;
}

/** One step of all layers, the last one nudged by beta (y - s). */
export function step(net: Net, state: State, beta = 0): State {
  const a = seen(net, state);
  const { rho, y } = net;
  return state.map((layer, k) => {
    if (k === 0) return layer;
    const nudge = (j: number): number => (k === state.length - 1 ? beta * (y[j]! - layer[j]!) : 0);
    return layer.map((s, j) => {
      const u = drive(net, a, k, j);
      if (net.dynamics === 'fixed-point') return rho.value(u + nudge(j));
      return s + net.step! * (rho.slope(s) * u - s + nudge(j));
    });
  });
}

export function settle(net: Net, from: State, steps: number, beta = 0): State {
  let state = from;
  for (let t = 0; t < steps; t++) state = step(net, state, beta);
  return state;
}

export const cost = ({ y }: Net, state: State): number =>
  state.at(-1)!.reduce((sum, s, j) => sum + (y[j]! - s) ** 2, 0) / 2;

/** Every weight, layer by layer and row by row, then every bias. */
export interface Parameters {
  readonly W: readonly Matrix[];
  readonly b: readonly Vector[];
}

export const flat = ({ W, b }: Parameters): number[] => [...W.flat(2), ...b.flat()];

/** dPhi/dtheta of a state: products of what the two ends show. */
export function products(net: Net, state: State): Parameters {
  const a = seen(net, state);
  return {
    W: net.W.map((_, k) => a[k + 1]!.map(post => a[k]!.map(pre => post * pre))),
    b: net.b.map((_, k) => a[k + 1]!),
  };
}

/** The contrast -(dPhi/dtheta(second) - dPhi/dtheta(first)) / divisor, flat. */
export function contrast(net: Net, first: State, second: State, divisor: number): number[] {
  const [p, q] = [first, second].map(state => flat(products(net, state)));
  return q!.map((value, k) => -(value - p![k]!) / divisor);
}

/** What back-propagation through time finds t steps before the end: dL/ds of that state, dL/dtheta of that step. */
export interface Lag {
  readonly state: State;
  readonly parameters: Parameters;
}

/**
 * Back-propagation through the last `lags` free steps of a trajectory that stands at `state`: because it rests there,
 * every step before is the same step. Derivatives are written out for these networks.
 */
export function backThroughTime(net: Net, state: State, lags: number): Lag[] {
  const out = state.at(-1)!;
  let delta: State = state.map((layer, k) =>
    k === state.length - 1 ? out.map((s, j) => s - net.y[j]!) : layer.map(() => 0),
  );
  return Array.from({ length: lags }, () => {
    const { before, parameters } = backStep(net, state, delta);
    const lag = { state: delta, parameters };
    delta = before;
    return lag;
  });
}

/** Takes dL/ds(t + 1) to dL/ds(t), and to dL/dtheta of the step between. */
function backStep(net: Net, state: State, delta: State): { before: State; parameters: Parameters } {
  const { rho } = net;
  const a = seen(net, state);
  const eps = net.dynamics === 'euler' ? net.step! : 1;
  // dL/du of each unit, u its drive.
  const error = state.map((layer, k) =>
    k === 0
      ? layer.map(() => 0)
      : layer.map((s, j) => {
          const at = net.dynamics === 'euler' ? s : drive(net, a, k, j);
          return eps * rho.slope(at) * delta[k]![j]!;
        }),
  );
  const before = state.map((layer, k) =>
    k === 0
      ? layer.map(() => 0)
      : layer.map((s, j) => {
          const up = net.W[k]?.reduce((sum, row, t) => sum + row[j]! * error[k + 1]![t]!, 0) ?? 0;
          const down = k > 1 ? dot(net.W[k - 1]![j]!, error[k - 1]!) : 0;
          const through = (up + down) * (net.dynamics === 'euler' ? rho.slope(s) : 1);
          if (net.dynamics === 'fixed-point') return through;
          return through + delta[k]![j]! * (1 + eps * (curvature(rho, s) * drive(net, a, k, j) - 1));
        }),
  );
  const parameters = {
    W: net.W.map((_, k) => error[k + 1]!.map(e => a[k]!.map(pre => e * pre))),
    b: net.b.map((_, k) => error[k + 1]!),
  };
  // A matrix is used in both directions: what the layer below drew from the one above counts too.
  const both = parameters.W.map((rows, k) =>
    k === 0 ? rows : rows.map((row, t) => row.map((value, j) => value + error[k]![j]! * a[k + 1]![t]!)),
  );
  return { before, parameters: { W: both, b: parameters.b } };
}

/** rho'', by a central difference of the slope: known to ten digits, which is what is asked here. */
const curvature = ({ slope }: Rho, s: number): number => (slope(s + 1e-5) - slope(s - 1e-5)) / 2e-5;
