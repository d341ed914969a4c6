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

/** A learning step on one batch on our chip, at the fewest steps that settle it. */
export class OurRelaxation {
  /** @param samples indices of the batch in the training part */
  async open(trial, weights, samples) {
    this.trial = trial;
    this.session = openSession(trial.chip);
    await this.session.play(setUp(trial, weights));
    this.shown = [
      presentBatch(trial.data, samples, trial.input),
      presentLabels(trial.data, samples, trial.output),
    ];
    const [free, nudged, update] = stateStep(this.settings(0, 0), 1, 1);
    await this.session.play(this.shown);
    this.steps = { free: await this.stepsOf(free) };
    this.output = await this.readout({ ...free, stop: this.ticks(this.steps.free) });
    this.steps.nudged = await this.stepsOf(nudged);
    this.commands = [
      ...this.shown,
      { ...free, stop: this.ticks(this.steps.free) },
      { ...nudged, stop: this.ticks(this.steps.nudged) },
      update,
    ];
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

  /** The fewest steps of a phase, taken in one go, that bring all outputs to rest. */
  async stepsOf(phase) {
    const after = stop => this.readout({ ...phase, saveSlot: -1, stop });
    const rest = await after(REST);
    this.rest ??= rest;
    const rests = async steps =>
      (await after(this.ticks(steps))).every((value, k) => Math.abs(value - rest[k]) <= WITHIN);
    let [not, enough] = [0, 1];
    while (enough < MOST_STEPS && !(await rests(enough))) [not, enough] = [enough, 2 * enough];
    while (enough - not > 1) {
      const between = (not + enough) >> 1;
      if (await rests(between)) enough = between;
      else not = between;
    }
    return enough;
  }

  /** Seconds of CPU and of the clock on the wall that one learning step takes. */
  async run() {
    let multiplyAdds = 0;
    const [cpu, wall] = [cpuSeconds(), performance.now()];
    await this.session.play(this.commands, event => {
      if (event.kind === 'settled') multiplyAdds += event.work.synapticEvents;
    });
    this.multiplyAdds = multiplyAdds;
    return { cpu_s: cpuSeconds() - cpu, wall_s: (performance.now() - wall) / 1e3 };
  }
}
