import type { ConfigurePopulation, ConfigureProjection, ResistiveUnit } from '../../../protocol/messages.js';
import type { RateSpec } from '../../rate/spec.js';
import { insist, sameIn, within } from '../../refusal.js';
import { sizeOf } from '../../spiking/layout.js';

/** Refuses a network that is no layered circuit. */
export function checkResistive(spec: RateSpec): void {
  for (const { unit } of spec.populations) {
    insist(
      unit.kind === 'resistive',
      'unsupported',
      'resistive units are not mixed with others',
      'unit.kind',
    );
  }
  const units = spec.populations.map(({ unit }) => unit as ResistiveUnit);
  sameIn(units, ['order', 'batch'], 'unit');
  for (const projection of spec.projections) checkResistors(projection, spec.populations);
  for (const { rule } of spec.synapses ?? []) {
    const known = rule === 'real' || rule === 'conductances';
    insist(known, 'unsupported', 'a resistor is a number or a programmed device', 'rule');
  }
}

function checkResistors(
  {
    source,
    target,
    weight,
    storage,
    connectivity,
    delayTicks,
    bidirectional,
    plasticity,
    contrast = 'products',
  }: ConfigureProjection,
  populations: readonly ConfigurePopulation[],
): void {
  const plain = connectivity === 'dense' && storage === 'float32' && weight.kind === 'float32';
  insist(plain, 'unsupported', 'resistors are dense float32 conductances', 'weight');
  insist(delayTicks === 0, 'unsupported', 'currents arrive at once: the delay is 0', 'delayTicks');
  insist(source !== target, 'unsupported', 'nodes of one layer have no resistors between them', 'target');
  insist(populations[target]!.role !== 'input', 'unsupported', 'no resistor moves an input', 'target');
  const both = populations[source]!.role !== 'input';
  insist(bidirectional === both, 'unsupported', 'a resistor between nodes works both ways', 'bidirectional');
  const atBoth = contrast === 'products';
  insist(atBoth, 'unsupported', 'a resistor learns from the voltages at both its ends', 'contrast');
  const captured = plasticity === 'off';
  insist(captured, 'unsupported', 'conductances follow captured states (an update by slots)', 'plasticity');
}

/** Refuses numbers of a node that make no sense. */
export function checkNode({ role, shape, unit }: ConfigurePopulation): void {
  if (unit.kind !== 'resistive') return;
  within(unit.gain, -1e6, 1e6, 'unit.gain');
  within(unit.biasLearningRate, 0, 1e6, 'unit.biasLearningRate');
  insist(Number.isInteger(unit.batch), 'range', 'the batch is a whole number', 'unit.batch');
  within(unit.batch, 1, 65535, 'unit.batch');
  insist(unit.order !== 'synchronous', 'unsupported', 'joined nodes do not move together', 'unit.order');
  insist(!unit.mirrored || role === 'input', 'unsupported', 'only inputs are mirrored', 'unit.mirrored');
  within(unit.diodeDrop ?? 0, 0, 1e6, 'unit.diodeDrop');
  within(unit.noise ?? 0, 0, 1e6, 'unit.noise');
  insist(!unit.diodes || role !== 'input', 'unsupported', 'sources take no diodes', 'unit.diodes');
  const nodes = sizeOf(shape);
  const halves = nodes % 2 === 0 || (!unit.mirrored && !unit.diodes);
  insist(halves, 'range', `${nodes} nodes have no two halves: their number must be even`, 'shape');
}
