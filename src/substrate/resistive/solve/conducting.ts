import { UserError } from '../../../problem/problem.js';
import type { Wiring } from '../circuit/wiring.js';
import { currentsOf } from '../linear/currents.js';
import { DenseLu } from '../linear/lu.js';
import { PassiveSystem } from '../linear/passive.js';
import { largest, reported } from './report.js';
import { DEFAULT_TOLERANCE, type Solver } from './solver.js';

/**
 * Ideal diodes anywhere: the quadratic programme min E(v) under v_anode <= v_cathode, by its dual (Goldfarb and Idnani
 * 1983). All diodes start open. The one with the largest forward voltage is made to conduct; where its rising current
 * would turn that of another one around, the other one opens first. Voltages are linear in the currents of the
 * conducting diodes, so the network itself is factored once and each diode solved for once.
 */
export const conducting: Solver = {
  summary: 'active set of conducting diodes; ideal diodes between any nodes',
  refuses: wiring => {
    if (!wiring.isPassive) return 'it minimises an energy, which amplifiers do not have';
    return wiring.junctions.length > 0 ? 'it takes ideal diodes' : undefined;
  },
  prepare: wiring => {
    const programme = new Programme(wiring);
    return ({ tolerance = DEFAULT_TOLERANCE, maxIterations = 100_000, start }) => {
      programme.open();
      if (start) programme.begin(start);
      let iterations = 0;
      while (iterations++ < maxIterations) {
        const worst = programme.mostForward(tolerance);
        if (worst === undefined) break;
        programme.conduct(worst);
      }
      const { volts } = programme;
      const found = { volts, amperes: programme.currents(), iterations };
      return reported(wiring, found, tolerance, 'Allow more iterations');
    };
  },
};

class Programme {
  private readonly diodes: readonly number[];
  private readonly system: PassiveSystem;
  /** Voltages while all diodes are open. */
  private readonly rest: Float64Array;
  volts: Float64Array;
  /** Conducting diodes and their currents. */
  private set: number[] = [];
  private amperes: number[] = [];
  /** Voltages that 1 A through a diode causes, for those that were needed. */
  private readonly responses = new Map<number, Float64Array>();

  constructor(private readonly wiring: Wiring) {
    this.diodes = wiring.ideal;
    this.system = new PassiveSystem(wiring);
    this.system.factor();
    this.rest = new Float64Array(wiring.nodes);
    this.volts = this.rest;
  }

  /** All diodes open, and the sources as they stand now. */
  open(): void {
    this.system.drive();
    this.volts = this.system.solve(new Float64Array(this.wiring.nodes), true, this.rest).slice();
    [this.set, this.amperes] = [[], []];
  }

  /** Takes over the diodes that conduct in another state, as far as they do here. */
  begin(volts: Float64Array): void {
    const height = largest(volts);
    this.diodes.forEach((_, d) => {
      if (this.forward(d, volts) < -1e-9 * height) return;
      if (this.curvature(d, this.shares(d)) > DEPENDENT * this.effect(d, d)) this.set.push(d);
    });
    for (;;) {
      this.amperes =
        this.set.length === 0 ? [] : [...this.solve(this.set.map(d => this.forward(d, this.rest)))];
      if (this.amperes.every(one => one >= 0)) break;
      this.set = this.set.filter((_, k) => this.amperes[k]! >= 0);
    }
    this.move();
  }

  /** The open diode with the largest forward voltage, if it is one to speak of. */
  mostForward(tolerance: number): number | undefined {
    let [worst, most] = [-1, (tolerance / 100) * largest(this.volts)];
    this.diodes.forEach((_, d) => {
      const across = this.forward(d, this.volts);
      if (across > most && !this.set.includes(d)) [worst, most] = [d, across];
    });
    return worst < 0 ? undefined : worst;
  }

  /** Raises the current of an open diode until it has no forward voltage left; others may open on the way. */
  conduct(d: number): void {
    let own = 0;
    for (;;) {
      const shares = this.shares(d);
      const curvature = this.curvature(d, shares);
      const enough =
        curvature > DEPENDENT * this.effect(d, d) ? this.forward(d, this.volts) / curvature : Infinity;
      const { first, until } = this.firstToOpen(shares);
      const step = Math.min(enough, until);
      if (step === Infinity) throw this.shorted(d);
      own += step;
      this.amperes = this.amperes.map((one, k) => one - step * shares[k]!);
      if (until < enough) {
        this.set.splice(first, 1);
        this.amperes.splice(first, 1);
        this.move([d, own]);
        continue;
      }
      this.set.push(d);
      this.amperes.push(own);
      this.move();
      return;
    }
  }

  /** What 1 A more through `d` takes from the currents of the conducting diodes, all else following. */
  private shares(d: number): Float64Array {
    return this.set.length === 0 ? new Float64Array(0) : this.solve(this.set.map(k => this.effect(k, d)));
  }

  /** How fast the forward voltage of `d` falls with its current. */
  private curvature(d: number, shares: Float64Array): number {
    return this.set.reduce((sum, k, at) => sum - shares[at]! * this.effect(k, d), this.effect(d, d));
  }

  private firstToOpen(shares: Float64Array): { first: number; until: number } {
    let [first, until] = [-1, Infinity];
    this.amperes.forEach((one, k) => {
      if (shares[k]! > 0 && one / shares[k]! < until) [first, until] = [k, one / shares[k]!];
    });
    return { first, until };
  }

  private solve(right: readonly number[]): Float64Array {
    const size = this.set.length;
    const matrix = new Float64Array(size * size);
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) matrix[r * size + c] = this.effect(this.set[r]!, this.set[c]!);
    }
    return new DenseLu(size, matrix).solve(right);
  }

  /** Fall of the forward voltage of `a` for each ampere through `b`. */
  private effect(a: number, b: number): number {
    return -this.forward(a, this.response(b));
  }

  private response(d: number): Float64Array {
    const known = this.responses.get(d);
    if (known) return known;
    const { from, to, nodes } = this.wiring;
    const into = new Float64Array(nodes);
    into[from[this.diodes[d]!]!]! -= 1;
    into[to[this.diodes[d]!]!]! += 1;
    const response = this.system.solve(into, false);
    this.responses.set(d, response);
    return response;
  }

  private forward(d: number, volts: Float64Array): number {
    const { from, to } = this.wiring;
    const k = this.diodes[d]!;
    return volts[from[k]!]! - volts[to[k]!]!;
  }

  /** Voltages that follow from the currents. */
  private move(...rising: readonly [number, number][]): void {
    const volts = this.rest.slice();
    const all = [...this.set.map((d, k) => [d, this.amperes[k]!] as const), ...rising];
    for (const [d, amperes] of all) {
      const response = this.response(d);
      for (let node = 0; node < volts.length; node++) volts[node]! += amperes * response[node]!;
    }
    this.volts = volts;
  }

  currents(): Float64Array {
    const amperes = currentsOf(this.wiring, this.volts);
    this.set.forEach((d, k) => {
      amperes[this.diodes[d]!] = this.amperes[k]!;
    });
    this.system.addDriven(amperes);
    return amperes;
  }

  private shorted(d: number): UserError {
    const ring = [d, ...this.set].map(k => this.wiring.circuit.elements[this.diodes[k]!]!.name).slice(0, 8);
    return new UserError({
      code: 'circuit-unsolvable',
      message: `ideal diodes (${ring.join(', ')}) would short a voltage source that drives them forward`,
      advice: 'Put a resistor in series with a diode, or turn it around',
    });
  }
}

/** Curvature below this share of what the diode alone would have: its two nodes are joined by conducting diodes. */
const DEPENDENT = 1e-10;
