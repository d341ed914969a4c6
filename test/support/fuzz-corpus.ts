import { tap } from 'rxjs';
import { loadCard } from '../../src/card/load.js';
import { CHIP_CARD } from '../../src/chip/card.js';
import { emulate } from '../../src/chip/emulator.js';
import type { Chip } from '../../src/protocol/chip.js';
import type { FaultKind, StateVariable, Tensor } from '../../src/protocol/messages.js';
import { payloadsOf } from '../../src/protocol/wire.js';
import { Session, type Unnumbered } from '../../src/stream/session.js';
import { type GoldenMessage, readGolden, toHex } from './golden-json.js';
import { INTEGER_TERNARY, nudge, settle, taught, toyNetwork } from './toy-network.js';

/** Payload of the smallest boards: commands that are cut belong to the corpus too. */
const PAYLOAD = 240;
const SLOT = { start: 'slot', startSlot: 0, stop: { kind: 'ticks', ticks: 20 } } as const;

/**
 * What firmware-models/native/fuzz.c starts from: with `=` the messages that set the toy network up, and without it
 * commands that such a network carries out, and the golden ones.
 */
export async function fuzzCorpus(): Promise<string[]> {
  const lines: string[] = [];
  let mark = '=';
  const chip = emulate(loadCard(CHIP_CARD, 'rp2040').card);
  const recorded: Chip = commands =>
    chip(
      commands.pipe(
        tap(command => {
          for (const payload of payloadsOf(command, PAYLOAD)) lines.push(`${mark}${toHex(payload)}`);
        }),
      ),
    );
  const session = new Session(recorded, 1);
  // Weights of the first projection are integers, those of the second packed levels.
  const commands = [...toyNetwork({ ...INTEGER_TERNARY, slots: 2, plasticity: 'deferred' })];
  await session.play(commands.filter(command => !(command.kind === 'synapse' && command.projection === 0)));
  await session.play(taught());
  mark = '';
  await session.play(lessons());
  session.close();
  return [...lines, ...readGolden<GoldenMessage>('commands', 'messages').map(({ hex }) => hex)];
}

function* lessons(): Generator<Unnumbered> {
  yield settle({ record: [0, 1, 2] });
  yield settle({ saveSlot: 0 });
  yield settle({ ...SLOT, drives: nudge(0.5), plasticity: 'deferred', saveSlot: 1 });
  yield settle({ ...SLOT, drives: nudge(-0.5), plasticity: 'deferred' });
  yield { kind: 'update', rule: 'path', earlier: -1, later: -1, divisor: 1, rateScale: 1 };
  for (const tensor of ['weight', 'accumulator'] satisfies Tensor[])
    yield { kind: 'read-weights', tensor, id: 0 };
  for (const tensor of ['weight', 'hidden'] satisfies Tensor[]) yield { kind: 'read-weights', tensor, id: 1 };
  yield { kind: 'read-weights', tensor: 'bias', id: 1 };
  for (const variable of ['potential', 'rate', 'acceleration', 'counts'] satisfies StateVariable[]) {
    yield { kind: 'read-state', population: 1, variable };
  }
  yield { kind: 'telemetry' };
  yield { kind: 'snapshot' };
  for (const fault of ['dead-neuron', 'flip-membrane-bit', 'flip-trace-bit'] satisfies FaultKind[]) {
    yield { kind: 'inject-fault', fault, target: 1, address: 1, value: 0 };
  }
  for (const fault of ['stuck-weight', 'flip-weight-bit', 'flip-accumulator-bit'] satisfies FaultKind[]) {
    yield { kind: 'inject-fault', fault, target: 0, address: 3, value: 0 };
  }
  for (const fault of ['stuck-weight', 'flip-weight-bit', 'flip-hidden-bit'] satisfies FaultKind[]) {
    yield { kind: 'inject-fault', fault, target: 1, address: 3, value: 0 };
  }
}
