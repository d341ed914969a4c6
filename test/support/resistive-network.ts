import { openChip } from '../../src/chip/emulator.js';
import type { ConfigurePopulation, ResistiveUnit } from '../../src/protocol/messages.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import type { Layered } from '../../src/substrate/resistive/circuit/layered.js';
import { WORKED } from './circuits.js';
import { type Conductances, conductances, FLOAT, PROGRAMMED, whole } from './toy-network.js';

/** A network as the protocol says it; learning rates are 1. */
export interface Wiring {
  readonly slots?: number;
  readonly batch?: number;
  readonly order?: ResistiveUnit['order'];
  /** Of the nodes that are no sources. */
  readonly unit?: Pick<ResistiveUnit, 'diodeDrop' | 'noise'>;
  /** What is particular of programmed devices, whose largest conductance is 1. */
  readonly devices?: Partial<Conductances>;
}

/** Commands that configure a layered resistive network and give it its conductances and current sources. */
export function* resistors(net: Layered, wiring: Wiring = {}): Generator<Unnumbered> {
  const { slots = 3, batch = 1, order = 'asynchronous', devices, unit: particular } = wiring;
  yield { kind: 'configure', seed: 1, slots };
  const sizes = [net.layers[0]!.siemens.length / net.layers[0]!.biases.length];
  for (const { biases } of net.layers) sizes.push(biases.length);
  for (const [id, nodes] of sizes.entries()) {
    const input = id === 0;
    const role: ConfigurePopulation['role'] = input
      ? 'input'
      : id === net.layers.length
        ? 'output'
        : 'hidden';
    const unit: ResistiveUnit = {
      kind: 'resistive',
      gain: input ? net.gain : 1,
      mirrored: input,
      diodes: !input && net.layers[id - 1]!.diodes,
      order,
      biasLearningRate: 1,
      batch,
      ...(!input && particular),
    };
    yield { kind: 'population', id, name: `layer ${id}`, role, shape: [nodes], unit };
  }
  for (const [id, { siemens }] of net.layers.entries()) {
    yield {
      kind: 'projection',
      id,
      name: `G${id + 1}`,
      source: id,
      target: id + 1,
      connectivity: 'dense',
      synapses: siemens.length,
      bidirectional: id > 0,
      delayTicks: 0,
      receptor: 0,
      weight: FLOAT,
      accumulator: FLOAT,
      storage: 'float32',
      learningRate: 1,
      plasticity: 'off',
    };
  }
  for (const id of devices ? net.layers.keys() : []) {
    yield { kind: 'synapse', projection: id, ...PROGRAMMED, amplitude: 1 };
    yield { kind: 'conductances', projection: id, ...conductances(devices) };
  }
  yield { kind: 'commit' };
  for (const [id, { siemens, biases }] of net.layers.entries()) {
    yield { kind: 'write-weights', tensor: 'weight', id, ...whole(Float32Array.from(siemens)) };
    yield { kind: 'write-weights', tensor: 'bias', id: id + 1, ...whole(Float32Array.from(biases)) };
  }
}

const sessions: Session[] = [];

/** A session with a chip that is the worked network; for `afterEach(closeChips)` to close. */
export async function workedChip(wiring: Wiring = {}): Promise<Session> {
  const session = new Session(openChip(), 4);
  sessions.push(session);
  await session.play(resistors(WORKED, wiring));
  return session;
}

export function closeChips(): void {
  for (const session of sessions.splice(0)) session.close();
}
