import { CircuitBuilder, GROUND } from '../circuit/builder.js';
import { slowestMode } from '../solve/settling.js';

/** Nodes of one layer in a settled state. */
export interface SettledLayer {
  readonly volts: ArrayLike<number>;
  /** Whether a node cannot move: a source, or held by its diode. */
  readonly held: (node: number) => boolean;
}

/** Conductances between all nodes of two layers, row-major [source][target]. */
export interface SettledResistors {
  readonly source: number;
  readonly target: number;
  readonly siemens: ArrayLike<number>;
}

/** What all resistors together turn into heat, watt. */
export function dissipated(layers: readonly SettledLayer[], resistors: readonly SettledResistors[]): number {
  let watts = 0;
  for (const { source, target, siemens } of resistors) {
    const [from, to] = [layers[source]!.volts, layers[target]!.volts];
    for (let i = 0; i < from.length; i++) {
      for (let j = 0; j < to.length; j++) watts += siemens[i * to.length + j]! * (from[i]! - to[j]!) ** 2;
    }
  }
  return watts;
}

/**
 * Time constant of the slowest mode for 1 F at each node, as a resistance, ohm; 0 where nothing moves. Only the nodes
 * that can move are drawn: for them sources and held nodes are ground.
 */
export function slowestOf(layers: readonly SettledLayer[], resistors: readonly SettledResistors[]): number {
  const builder = new CircuitBuilder('settling');
  const leaks = new Map<string, number>();
  const leak = (node: string, siemens: number) => leaks.set(node, (leaks.get(node) ?? 0) + siemens);
  for (const { source, target, siemens } of resistors) {
    const [from, to] = [source, target].map(layer => namesOf(layers[layer]!, layer)) as [string[], string[]];
    for (let k = 0; k < siemens.length; k++) {
      const [one, other] = [from[Math.floor(k / to.length)]!, to[k % to.length]!];
      if (siemens[k] === 0 || (one === GROUND && other === GROUND)) continue;
      if (one === GROUND) leak(other, siemens[k]!);
      else if (other === GROUND) leak(one, siemens[k]!);
      else builder.resistor(one, other, siemens[k]!);
    }
  }
  for (const [node, siemens] of leaks) builder.resistor(node, GROUND, siemens);
  return leaks.size === 0 ? 0 : slowestMode(builder.build());
}

const namesOf = ({ volts, held }: SettledLayer, layer: number): string[] =>
  Array.from(volts, (_, node) => (held(node) ? GROUND : `${layer}_${node}`));
