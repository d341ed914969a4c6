import { stateStep } from '../../dist/estimator/states.js';
import { loadExperiment } from '../../dist/experiment/load.js';
import { presentBatch, presentLabels } from '../../dist/experiment/presenting.js';
import { prepare } from '../../dist/experiment/trial.js';
import { setUp } from '../../dist/experiment/weights.js';
import { openSession } from './chip.mjs';
import { cpuSeconds } from './clock.mjs';

/** A batch is at rest when no output is farther than this from where it comes to rest. */
export const WITHIN = 1e-4;
const REST = { kind: 'residual', below: 1e-7, maxTicks: 2000 };
const MOST_STEPS = 1000;
/** Tolerances of which the largest that settles is taken, four a decade. */
const TOLERANCES = Array.from({ length: 21 }, (_, k) => 10 ** (-2 - k / 4));

/** Overrides that set one key of the units of every population. */
export const forAll = (names, key, value) =>
  names.map(name => `network.populations.${name}.unit.${key}=${value}`);

/**
 * An experiment on rates, its learning rates next to nothing, so that all is worked out and nothing moves.
 * @param kernels of a crew, for several threads
 */
export function relaxing(file, overrides, kernels) {
  const { experiment } = loadExperiment({ file, overrides });
  for (const { synapse } of experiment.network.projections) synapse.learning_rate = 1e-9;
  for (const { unit } of experiment.network.populations) unit.bias_learning_rate = 1e-9;
  return prepare(experiment, undefined, undefined, kernels);
}

/** A learning step on one batch on our chip, stopped as soon as it has settled. */
export class OurRelaxation {
  /**
   * @param samples indices of the batch in the training part
   * @param stops all samples `together`, after so many steps, or `each` at a tolerance
   */
  async open(trial, weights, samples, stops = 'together') {
    this.trial = trial;
    this.stopOf = stops === 'each' ? this.toleranceOf : this.stepsOf;
    this.session = openSession(trial.chip);
    await this.session.play(setUp(trial, weights));
    this.shown = [
      presentBatch(trial.data, samples, trial.input),
      presentLabels(trial.data, samples, trial.output),
    ];
    const [free, nudged, update] = stateStep(this.settings(0, 0), 1, 1);
    await this.session.play(this.shown);
    const settled = { ...free, stop: await this.stopOf(free) };
    this.output = await this.readout(settled);
    this.commands = [...this.shown, settled, { ...nudged, stop: await this.stopOf(nudged) }, update];
    return this;
  }

  settings(freeSteps, nudgedSteps) {
    const { estimator } = this.trial.experiment;
    const { kind, beta } = estimator;
    const plasticity = 'captured';
    return { kind, beta, plasticity, freeSteps, nudgedSteps, tolerance: 0, output: this.trial.output };
  }

  ticks(ticks) {
    return { kind: 'ticks', ticks };
  }

  async readout(settle) {
    const events = await this.session.ask({ ...settle, readout: this.trial.output });
    return events.at(-1).readout;
  }

  /** Says whether all outputs of a phase have come to rest at a stop. */
  async judgeOf(phase) {
    const after = stop => this.readout({ ...phase, saveSlot: -1, stop });
    const rest = await after(REST);
    this.rest ??= rest;
    return async stop => (await after(stop)).every((value, k) => Math.abs(value - rest[k]) <= WITHIN);
  }

  /** The fewest steps of a phase, taken in one go, that bring all outputs to rest. */
  async stepsOf(phase) {
    const rests = await this.judgeOf(phase);
    let [not, enough] = [0, 1];
    while (enough < MOST_STEPS && !(await rests(this.ticks(enough)))) [not, enough] = [enough, 2 * enough];
    while (enough - not > 1) {
      const between = (not + enough) >> 1;
      if (await rests(this.ticks(between))) enough = between;
      else not = between;
    }
    return this.ticks(enough);
  }

  /** The largest tolerance at which each sample may stop by itself. */
  async toleranceOf(phase) {
    const rests = await this.judgeOf(phase);
    for (const below of TOLERANCES) {
      const stop = { kind: 'residual', below, maxTicks: MOST_STEPS };
      if (await rests(stop)) return stop;
    }
    throw new Error(`no tolerance down to ${TOLERANCES.at(-1)} brings all outputs to rest`);
  }

  /** Seconds of CPU and of the clock on the wall that one learning step takes; notes the work, steps a sample. */
  async run() {
    const work = [];
    const [cpu, wall] = [cpuSeconds(), performance.now()];
    await this.session.play(this.commands, event => {
      if (event.kind === 'settled') work.push({ batch: event.batch, ...event.work });
    });
    const [free, nudged] = work.map(({ ticks, batch }) => ticks / batch);
    this.steps = { free, nudged };
    this.multiplyAdds = work.reduce((sum, { synapticEvents }) => sum + synapticEvents, 0);
    return { cpu_s: cpuSeconds() - cpu, wall_s: (performance.now() - wall) / 1e3 };
  }
}
