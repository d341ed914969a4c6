import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';

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
  /** fixed-point: s = rho(u) + nudge instead. */
  readonly outside?: boolean;
  /** Layers that move together, in turn; all at once where nothing is said. */
  readonly groups?: readonly (readonly number[])[];
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

const groupsOf = ({ groups, b }: Net): readonly (readonly number[])[] => groups ?? [b.map((_, k) => k + 1)];

/** One step of all layers, the last one nudged by beta (y - s). */
export const step = (net: Net, state: State, beta = 0): State =>
  groupsOf(net).reduce((now, group) => moved(net, now, group, beta), state);

function moved(net: Net, state: State, group: readonly number[], beta: number): State {
  const a = seen(net, state);
  const { rho, y } = net;
  return state.map((layer, k) => {
    if (!group.includes(k)) return layer;
    const nudge = (j: number): number => (k === state.length - 1 ? beta * (y[j]! - layer[j]!) : 0);
    return layer.map((s, j) => {
      const u = drive(net, a, k, j);
      if (net.outside) return rho.value(u) + nudge(j);
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

/** The same numbers as matrices and biases, shaped like those of a net. */
export function parametersOf({ W, b }: Parameters, theta: Vector): Parameters {
  const left = [...theta];
  const take = (length: number) => left.splice(0, length);
  const matrices = W.map(matrix => matrix.map(row => take(row.length)));
  return { W: matrices, b: b.map(bias => take(bias.length)) };
}

const size = (a: Vector): number => Math.hypot(...a);

/** |a - b| / |b|. */
export const relativeError = (a: Vector, b: Vector): number =>
  size(a.map((value, k) => value - b[k]!)) / size(b);

/** A layered net with weights and biases from U(-spread, spread). */
export function drawn(
  seed: number,
  layers: readonly number[],
  spread: number,
): Omit<Net, 'rho' | 'dynamics'> {
  const draws = stream(seed, PURPOSE.weights, 0);
  const some = (length: number, low: number, high: number): number[] =>
    Array.from({ length }, () => low + (high - low) * draws.float());
  const pairs = layers.slice(1).map((targets, k) => [layers[k]!, targets] as const);
  return {
    W: pairs.map(([sources, targets]) =>
      Array.from({ length: targets }, () => some(sources, -spread, spread)),
    ),
    b: pairs.map(([, targets]) => some(targets, -spread, spread)),
    x: some(layers[0]!, 0, 1),
    y: some(layers.at(-1)!, 0, 1),
  };
}

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

/** Every state on the way, the first one among them. */
export function trajectory(net: Net, from: State, steps: number): State[] {
  const way = [from];
  for (let t = 0; t < steps; t++) way.push(step(net, way.at(-1)!));
  return way;
}

/** Back-propagation through the last `lags` free steps of a trajectory that rests at `state`. */
export const backThroughTime = (net: Net, state: State, lags: number): Lag[] =>
  goBack(net, new Array<State>(lags + 1).fill(state));

/** Back-propagation through all steps of a trajectory. Derivatives are written out for these networks. */
export function goBack(net: Net, way: readonly State[]): Lag[] {
  const out = way.at(-1)!.at(-1)!;
  let delta: State = way[0]!.map((layer, k) =>
    k === net.b.length ? out.map((s, j) => s - net.y[j]!) : layer.map(() => 0),
  );
  return way
    .slice(1)
    .map((_, lag) => way.length - 2 - lag)
    .map(t => {
      const { before, parameters } = backStep(net, way[t]!, way[t + 1]!, delta);
      const lag = { state: delta, parameters };
      delta = before;
      return lag;
    });
}

/** Takes dL/ds(t + 1) to dL/ds(t), and to dL/dtheta of the step between: group after group, the last one first. */
function backStep(net: Net, from: State, to: State, delta: State): { before: State; parameters: Parameters } {
  const now = [...to];
  const errors = delta.map(layer => [...layer]);
  const W = net.W.map(matrix => matrix.map(row => row.map(() => 0)));
  const b = net.b.map(bias => bias.map(() => 0));
  const eps = net.dynamics === 'euler' ? net.step! : 1;
  for (const group of [...groupsOf(net)].reverse()) {
    for (const k of group) now[k] = from[k]!;
    const a = seen(net, now);
    const drives = group.map(k => now[k]!.map((_, j) => drive(net, a, k, j)));
    const own = group.map(k => errors[k]!);
    for (const [place, k] of group.entries()) errors[k] = kept(net, now[k]!, drives[place]!, own[place]!);
    const pass = (k: number, j: number, by: number): void => {
      if (k > 0) errors[k]![j]! += by * (net.dynamics === 'euler' ? net.rho.slope(now[k]![j]!) : 1);
    };
    for (const [place, k] of group.entries()) {
      for (const [j, s] of now[k]!.entries()) {
        // dL/du of the unit, u its drive.
        const at = net.dynamics === 'euler' ? s : drives[place]![j]!;
        const error = eps * net.rho.slope(at) * own[place]![j]!;
        b[k - 1]![j]! += error;
        for (const [i, pre] of a[k - 1]!.entries()) {
          W[k - 1]![j]![i]! += error * pre;
          pass(k - 1, i, error * net.W[k - 1]![j]![i]!);
        }
        for (const [t, row] of (net.W[k] ?? []).entries()) {
          W[k]![t]![j]! += error * a[k + 1]![t]!;
          pass(k + 1, t, error * row[j]!);
        }
      }
    }
  }
  return { before: errors, parameters: { W, b } };
}

/** What of dL/ds(t + 1) of a layer is dL/ds(t) of the same rates. */
const kept = (net: Net, layer: Vector, drives: Vector, delta: Vector): number[] =>
  layer.map((s, j) =>
    net.dynamics === 'fixed-point'
      ? 0
      : delta[j]! * (1 + net.step! * (curvature(net.rho, s) * drives[j]! - 1)),
  );

/** rho'', by a central difference of the slope: known to ten digits, which is what is asked here. */
const curvature = ({ slope }: Rho, s: number): number => (slope(s + 1e-5) - slope(s - 1e-5)) / 2e-5;
