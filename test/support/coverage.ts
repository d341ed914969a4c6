import { bootstrapInterval } from '../../src/campaign/statistics/bootstrap.js';
import { decide } from '../../src/campaign/stopping.js';
import { PURPOSE } from '../../src/random/purpose.js';
import { stream } from '../../src/random/stream.js';

interface Draws {
  float(): number;
  normal(): number;
}

/** What accuracies of replicates look like, with the true mean of each. */
export const POPULATIONS: Readonly<Record<string, { readonly mean: number; draw(draws: Draws): number }>> = {
  /** Around 94 %, as of networks that all learn well. */
  normal: { mean: 0.94, draw: draws => 0.94 + 0.01 * draws.normal() },
  /** Some replicates learn worse: 1 - an exponential, skewness -2. */
  skewed: { mean: 0.94, draw: draws => 0.96 + 0.02 * Math.log(1 - draws.float()) },
  /** Most learn, one in ten does much worse. */
  mixture: {
    mean: 0.9 * 0.94 + 0.1 * 0.85,
    draw: draws => (draws.float() < 0.1 ? 0.85 + 0.02 * draws.normal() : 0.94 + 0.01 * draws.normal()),
  },
  /** Differences to golden runs: seven faults in ten change nothing, the others cost 0.05 on average. */
  masked: {
    mean: -0.3 * 0.05,
    draw: draws => (draws.float() < 0.7 ? 0 : 0.05 * Math.log(1 - draws.float())),
  },
  /** Differences where most faults cost something. */
  felt: {
    mean: -0.8 * 0.05,
    draw: draws => (draws.float() < 0.2 ? 0 : 0.05 * Math.log(1 - draws.float())),
  },
  /** Right answers among 200 test samples. */
  counted: {
    mean: 0.94,
    draw: draws => {
      let hits = 0;
      for (let k = 0; k < 200; k++) if (draws.float() < 0.94) hits++;
      return hits / 200;
    },
  },
};

/** Share of `trials` in which the interval made from `n` fresh values holds the true mean. */
export function coverage(
  name: string,
  n: number,
  trials: number,
  interval: (values: number[]) => { low: number; high: number },
): number {
  const { mean, draw } = POPULATIONS[name]!;
  let held = 0;
  for (let trial = 0; trial < trials; trial++) {
    const draws = stream(7, PURPOSE.rounding, trial, n);
    const { low, high } = interval(Array.from({ length: n }, () => draw(draws)));
    if (low <= mean && mean <= high) held++;
  }
  return held / trials;
}

/** As `coverage`, for the interval at which the stopping rule ends; also the share of trials that end early. */
export function stoppedCoverage(
  name: string,
  rule: { readonly looks: number[]; readonly half_width: number },
  trials: number,
): { held: number; early: number; replicates: number } {
  const { mean, draw } = POPULATIONS[name]!;
  const count = rule.looks.at(-1)!;
  const study = {
    confidence: 0.95,
    replicates: { count, first_seed: 1 },
    stopping: { metric: 'a', ...rule },
  };
  let [held, early, replicates] = [0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const draws = stream(11, PURPOSE.rounding, trial);
    const values = Array.from({ length: count }, () => draw(draws));
    const decision = decide(study, false, k => values[k])!;
    const { low, high } = bootstrapInterval(values.slice(0, decision.replicates), decision.confidence);
    if (low <= mean && mean <= high) held++;
    if (decision.early) early++;
    replicates += decision.replicates;
  }
  return { held: held / trials, early: early / trials, replicates: replicates / trials };
}
