import type {
  ConfigureProjection,
  Descent,
  Drive,
  RateUnit,
  Settle,
  Update,
} from '../../protocol/messages.js';
import { insist, sameIn, within } from '../refusal.js';
import { saidOf } from '../spiking/layout.js';
import { misfit } from './geometry.js';
import type { RateNetwork } from './network.js';
import { commonUnit, geometryOf, type RateSpec } from './spec.js';

/** Refuses a network that cannot relax. */
export function checkNetwork(spec: RateSpec): void {
  const common = commonUnit(spec);
  for (const { unit } of spec.populations) {
    insist(unit.kind === 'rate', 'unsupported', 'rate units are not mixed with others', 'unit.kind');
  }
  const units = spec.populations.map(({ unit }) => unit as RateUnit);
  sameIn(units, ['dynamics', 'order', 'step', 'batch', 'history', 'sends', 'sendsAbove'], 'unit');
  checkReadouts(spec);
  for (const projection of spec.projections) {
    const { source, target, weight, storage, connectivity, delayTicks, bidirectional } = projection;
    const plain = connectivity !== 'sparse' && storage === 'float32' && weight.kind === 'float32';
    insist(plain, 'unsupported', 'rate units have dense or convolved float32 synapses', 'weight');
    if (connectivity === 'convolution') checkGeometry(spec, projection);
    checkDescent(projection, '');
    checkLevels(spec, projection);
    insist(delayTicks === 0, 'unsupported', 'rates arrive at once: the delay is 0', 'delayTicks');
    const into = spec.populations[target]!.role === 'input';
    insist(!into, 'unsupported', 'nothing feeds an input of rates', 'target');
    const back = bidirectional && spec.populations[source]!.role === 'input';
    insist(!back, 'unsupported', 'nothing goes back to an input of rates', 'bidirectional');
    const alone = source !== target || common.dynamics !== 'minimise';
    insist(alone, 'unsupported', 'a population with synapses to itself has no exact minimum', 'target');
    const learns = projection.plasticity !== 'deferred';
    insist(learns, 'unsupported', `rate units do not learn by deferred triggers; ${WAYS}`, 'plasticity');
  }
}

/** Refuses what stands behind weights that are no real numbers. */
function checkLevels(spec: RateSpec, { id, name }: ConfigureProjection): void {
  const array = saidOf(spec.cells, id);
  const copied = array === undefined || array.reading === 'once';
  insist(copied, 'unsupported', `the cells of ${name} are read once, not at every event`, 'reading');
  const single = array?.access !== 'two-copies';
  insist(single, 'unsupported', `${name} finds one copy of its levels in both directions`, 'access');
  const ideal = saidOf(spec.analog, id) === undefined;
  insist(
    ideal,
    'unsupported',
    `rates find the devices of ${name} without wires and converters`,
    'projection',
  );
}

function checkGeometry(spec: RateSpec, projection: ConfigureProjection): void {
  const geometry = geometryOf(spec, projection);
  insist(
    geometry !== undefined,
    'bad-state',
    'a convolution needs its kernel: send convolution',
    'projection',
  );
  const { source, target } = projection;
  const problem = misfit(spec.populations[source]!.shape, spec.populations[target]!.shape, geometry.window);
  insist(problem === undefined, 'range', `${projection.name}: ${problem}`, 'kernel');
  const message = `the kernels of ${projection.name} have ${geometry.synapses} weights`;
  insist(projection.synapses === geometry.synapses, 'range', message, 'synapses');
}

function checkDescent({ momentum = 0, weightDecay = 0 }: Descent, path: string): void {
  const slows = momentum >= 0 && momentum < 1;
  insist(slows, 'range', `the momentum must lie from 0 to below 1, found ${momentum}`, `${path}momentum`);
  const decays = weightDecay >= 0 && weightDecay <= 1;
  insist(decays, 'range', `the decay must lie in 0 .. 1, found ${weightDecay}`, `${path}weightDecay`);
}

/** A softmax answers; it does not relax. */
function checkReadouts({ populations, projections }: RateSpec): void {
  for (const { unit, role, id } of populations) {
    if ((unit as RateUnit).activation !== 'softmax') continue;
    insist(role === 'output', 'unsupported', 'a softmax is a readout: its role is output', 'unit.activation');
    const feeds = projections.some(({ source }) => source === id);
    insist(!feeds, 'unsupported', 'nothing leads on from a softmax readout', 'source');
  }
}

const WAYS = 'they learn at every step (continual) or from captured states (an update by slots)';

/** Refuses a settle that this network cannot do; `batch` samples of `steps` frames are presented. */
export function checkSettle(command: Settle, network: RateNetwork, batch: number, steps: number): void {
  const { slots } = network.spec;
  insist(steps === 1, 'unsupported', 'rates relax under one frame per sample', 'start');
  const free = command.start === 'fresh' && command.plasticity === 'off' && command.saveSlot < 0;
  const kept = batch <= network.unit.batch;
  const message = `only ${network.unit.batch} samples are kept side by side: more settle fresh, uncaptured and unlearnt`;
  insist(kept || free, 'too-big', message, 'start');
  insist(command.saveSlot < slots, 'range', `there are ${slots} slots`, 'saveSlot');
  if (command.start === 'slot') {
    const known = command.startSlot >= 0 && command.startSlot < slots;
    insist(known, 'range', `there are ${slots} slots`, 'startSlot');
  }
  if (command.start === 'continue') {
    const same = batch === network.samples;
    insist(same, 'bad-state', `${network.samples} samples were settled, ${batch} are presented`, 'start');
  }
  for (const drive of command.drives) checkDrive(drive, network);
  insist(command.record.length === 0, 'unsupported', 'rate units do not spike', 'record');
  if (command.readout >= 0) network.population(command.readout);
  if (command.plasticity !== 'off') checkPlasticity(command, network);
}

function checkDrive(drive: Drive, network: RateNetwork): void {
  const { input, readout, f, unit, leastNudge: least } = network.population(drive.population);
  insist(!input, 'unsupported', 'an input is held at what is presented to it', 'drives.population');
  insist(Number.isFinite(drive.beta), 'range', 'beta must be a finite number', 'drives.beta');
  if (readout) {
    const nudged = drive.kind === 'nudge' && drive.evaluation === 'closed-loop';
    insist(nudged, 'unsupported', 'a softmax readout is nudged closed-loop: it is never held', 'drives.kind');
    return;
  }
  if (drive.kind !== 'nudge' || drive.evaluation === 'frozen') return;
  const exact = unit.dynamics !== 'minimise' || f.slope !== undefined;
  const linear = 'linear, hard-sigmoid or half-sigmoid';
  const message = `the exact minimum under a nudge is known of ${linear} units only`;
  insist(exact, 'unsupported', message, 'drives.population');
  const unbounded = `a nudge of ${drive.beta} leaves the energy without a minimum: beta must exceed ${least}`;
  insist(drive.beta > least, 'range', unbounded, 'drives.beta');
}

function checkPlasticity(command: Settle, network: RateNetwork): void {
  insist(
    command.plasticity !== 'deferred',
    'unsupported',
    `rate units do not learn by deferred triggers; ${WAYS}`,
    'plasticity',
  );
  const configured = network.spec.projections.some(p => p.plasticity === 'continual');
  insist(configured, 'unsupported', 'no projection was configured for continual plasticity', 'plasticity');
  checkScale(command);
}

/** Refuses an update that this network cannot do. */
export function checkUpdate(command: Update, network: RateNetwork): void {
  checkScale(command);
  insist(command.rule !== 'path', 'unsupported', `nothing was accumulated on the way; ${WAYS}`, 'rule');
  if (command.rule !== 'slots') {
    checkGoingBack(command, network);
    return;
  }
  const { earlier, later, free = earlier } = command;
  for (const [path, slot] of Object.entries({ earlier, later, free })) {
    const known = slot >= 0 && slot < network.spec.slots;
    insist(known, 'range', `there are ${network.spec.slots} slots`, path);
  }
}

function checkGoingBack({ output = -1, steps = 0 }: Update, network: RateNetwork): void {
  const { moves } = network.population(output);
  insist(moves, 'range', 'errors start from a population that relaxes', 'output');
  insist(steps >= 1, 'range', 'errors go back one step at least', 'steps');
  const stuck = network.projections.find(({ adjoint }) => adjoint === undefined);
  insist(stuck === undefined, 'unsupported', `errors do not go back through ${stuck?.spec.name}`, 'rule');
}

function checkScale({ divisor, rateScale }: { divisor: number; rateScale: number }): void {
  const usable = Number.isFinite(divisor) && divisor !== 0;
  insist(usable, 'range', 'the divisor must be a finite number other than 0', 'divisor');
  insist(Number.isFinite(rateScale), 'range', 'the rate scale must be a finite number', 'rateScale');
}

/** Refuses numbers of a unit that make no sense. */
export function checkUnit(unit: RateUnit): void {
  insist(unit.step > 0, 'range', 'the step must be positive', 'unit.step');
  within(unit.step, 0, 1, 'unit.step');
  within(unit.biasLearningRate, 0, 1e6, 'unit.biasLearningRate');
  checkDescent(unit, 'unit.');
  insist(Number.isInteger(unit.batch), 'range', 'the batch is a whole number', 'unit.batch');
  within(unit.batch, 1, 65535, 'unit.batch');
  within(unit.sendsAbove, 0, 1, 'unit.sendsAbove');
  const waits = unit.sends === 'changes' || unit.sendsAbove === 0;
  insist(waits, 'unsupported', 'where all is sent, no change is too small', 'unit.sendsAbove');
  const started = Number.isFinite(unit.start ?? 0);
  insist(started, 'range', 'a fresh start is at a finite rate', 'unit.start');
  const whole = unit.step === 1 || unit.dynamics !== 'minimise';
  insist(whole, 'unsupported', 'a minimum is reached in one step', 'unit.step');
  const back = unit.step === 1 || unit.dynamics !== 'fixed-point' || (unit.history ?? 0) === 0;
  insist(back, 'unsupported', 'errors go back through whole steps of fixed-point dynamics', 'unit.history');
  const place = unit.nudge === 'inside' || unit.dynamics === 'fixed-point';
  insist(place, 'unsupported', 'a nudge stands outside under fixed-point dynamics only', 'unit.nudge');
}
