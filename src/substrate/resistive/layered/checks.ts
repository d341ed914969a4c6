import type { ConfigurePopulation, ConfigureProjection, ResistiveUnit } from '../../../protocol/messages.js';
import type { RateSpec } from '../../rate/spec.js';
import { insist } from '../../refusal.js';

/** Refuses a network that is no layered circuit. */
export function checkResistive(spec: RateSpec): void {
  const common = spec.populations[0]!.unit as ResistiveUnit;
  for (const { unit } of spec.populations) {
    insist(
      unit.kind === 'resistive',
      'unsupported',
      'resistive units are not mixed with others',
      'unit.kind',
    );
    for (const field of ['order', 'batch'] as const) {
      const message = `all populations of a network have the same ${field}`;
      insist(unit[field] === common[field], 'range', message, `unit.${field}`);
    }
  }
  for (const projection of spec.projections) checkResistors(projection, spec.populations);
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
  const within = (value: number, low: number, high: number, path: string): void => {
    const inside = value >= low && value <= high;
    insist(inside, 'range', `${path} must lie in ${low} .. ${high}, found ${value}`, path);
  };
  within(unit.gain, -1e6, 1e6, 'unit.gain');
  within(unit.biasLearningRate, 0, 1e6, 'unit.biasLearningRate');
  insist(Number.isInteger(unit.batch), 'range', 'the batch is a whole number', 'unit.batch');
  within(unit.batch, 1, 65535, 'unit.batch');
  insist(unit.order !== 'synchronous', 'unsupported', 'joined nodes do not move together', 'unit.order');
  insist(!unit.mirrored || role === 'input', 'unsupported', 'only inputs are mirrored', 'unit.mirrored');
  insist(!unit.diodes || role !== 'input', 'unsupported', 'sources take no diodes', 'unit.diodes');
  const nodes = shape.reduce((product, side) => product * side, 1);
  const halves = nodes % 2 === 0 || (!unit.mirrored && !unit.diodes);
  insist(halves, 'range', `${nodes} nodes have no two halves: their number must be even`, 'shape');
}
