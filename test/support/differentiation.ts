import type * as Jax from '@jax-js/jax';
import type { RateUnit } from '../../src/protocol/messages.js';

/**
 * The outside witness of back-propagation: layered networks of rates unrolled in a library of automatic
 * differentiation that is not ours (jax-js, float64 on its plain backend). Only the forward steps are written here.
 */

// The library names float16 arrays when it loads, which Node knows from version 24 on; none is used.
(globalThis as { Float16Array?: unknown }).Float16Array ??= class {};
const jax: typeof Jax = await import('@jax-js/jax');
await jax.init('cpu');
jax.defaultDevice('cpu');
const { numpy: np } = jax;
type Array = Jax.numpy.Array;

const F64 = { dtype: np.float64 };

export interface Unrolled {
  /** samples x inputs, samples x outputs. */
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (readonly number[])[];
  /** [target][source] from layer k to k + 1; used both ways above the input. */
  readonly W: readonly (readonly (readonly number[])[])[];
  readonly b: readonly (readonly number[])[];
  readonly activation: 'linear' | 'hard-sigmoid' | 'half-sigmoid' | 'sigmoid' | 'tanh';
  readonly dynamics: RateUnit['dynamics'];
  readonly order: RateUnit['order'];
  readonly step: number;
  /** Rates of every layer, samples x neurons, to begin from; the input among them. */
  readonly from: readonly (readonly (readonly number[])[])[];
  readonly steps: number;
}

type Rho = (u: Array) => Array;
const scaled = (u: Array, by: number): Array => u.mul(np.array(by, F64));
const shifted = (u: Array, by: number): Array => u.add(np.array(by, F64));
const one = (u: Array): Array => shifted(scaled(u, -1), 1);
const within = (u: Array, high: number, slope: number): Array =>
  np.where(u.ref.greaterEqual(0).mul(u.lessEqual(high)), np.array(slope, F64), np.array(0, F64));

const logistic: Rho = u => np.reciprocal(shifted(np.exp(scaled(shifted(u, -0.5), -4)), 1));
const F: Record<Unrolled['activation'], { value: Rho; slope: Rho }> = {
  linear: { value: u => u, slope: u => shifted(scaled(u, 0), 1) },
  'hard-sigmoid': { value: u => np.clip(u, 0, 1), slope: u => within(u, 1, 1) },
  'half-sigmoid': { value: u => np.clip(scaled(u, 0.5), 0, 1), slope: u => within(u, 2, 0.5) },
  sigmoid: {
    value: logistic,
    slope: u => {
      const a = logistic(u);
      return scaled(a.ref.mul(one(a)), 4);
    },
  },
  tanh: { value: u => np.tanh(u), slope: u => one(np.square(np.tanh(u))) },
};

/** Layers that move together, input left out. */
export function groupsOf(order: RateUnit['order'], layers: number): number[][] {
  const all = Array.from({ length: layers }, (_, k) => k + 1);
  if (order === 'synchronous') return [all];
  if (order === 'asynchronous') return [all.filter(k => k % 2 === 1), all.filter(k => k % 2 === 0)];
  return order === 'forward' ? all.map(k => [k]) : all.map(k => [k]).reverse();
}

function advance(net: Unrolled, W: readonly Array[], b: readonly Array[], before: readonly Array[]): Array[] {
  const { value, slope } = F[net.activation];
  const euler = net.dynamics === 'euler';
  const state = [...before];
  for (const group of groupsOf(net.order, W.length)) {
    const seen = state.map((s, k) => (k > 0 && euler ? value(s.ref) : s));
    const moved = group.map(k => {
      const below = np.matmul(seen[k - 1]!.ref, np.transpose(W[k - 1]!.ref));
      const drive = below.add(b[k - 1]!.ref);
      const u = k < W.length ? drive.add(np.matmul(seen[k + 1]!.ref, W[k]!.ref)) : drive;
      if (!euler) return value(u);
      const s = state[k]!;
      return s.ref.add(scaled(slope(s.ref).mul(u).sub(s.ref), net.step));
    });
    for (const [place, k] of group.entries()) state[k] = moved[place]!;
  }
  return state;
}

/** Mean gradient over the samples of (1/2) |y - s_out|^2 after `steps` steps, every weight, then every bias. */
export async function gradientOf(net: Unrolled): Promise<number[]> {
  const array = (values: readonly (readonly number[])[] | readonly number[]): Array =>
    np.array(values as number[][], F64);
  const L = net.W.length;
  const loss = (...theta: Array[]): Array => {
    let state: Array[] = net.from.map(array);
    for (let t = 0; t < net.steps; t++) state = advance(net, theta.slice(0, L), theta.slice(L), state);
    return scaled(np.sum(np.square(state[L]!.sub(array(net.y)))), 0.5 / net.x.length);
  };
  const theta = [...net.W, ...net.b].map(array);
  const parts = jax.grad(loss, { argnums: theta.map((_, k) => k) })(...theta) as unknown as Array[];
  const out: number[] = [];
  for (const part of parts) out.push(...((await part.data()) as Float64Array));
  return out;
}
