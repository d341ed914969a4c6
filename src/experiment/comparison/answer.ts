import { type Difference, firstDifference } from '../../protocol/difference.js';
import type { ChipEvent, CounterRow, SpikePacket } from '../../protocol/messages.js';

/** Where the answers of two chips to one command first differ. */
export interface AnswerDifference extends Difference {
  /** Kind of the event. */
  readonly event: string;
  /** Population and neuron that the difference is about, where spikes differ. */
  readonly population?: number;
  readonly neuron?: number;
}

/**
 * The first difference, spikes before all else; undefined for chips that have done the same. It does not look at what
 * may differ then: how spikes are packed and counters sorted, how a refusal is worded, what a chip says of itself,
 * and the bytes of its snapshots.
 */
export function answerDifference(
  left: readonly ChipEvent[],
  right: readonly ChipEvent[],
): AnswerDifference | undefined {
  return spikeDifference(trainsOf(left), trainsOf(right)) ?? otherDifference(othersOf(left), othersOf(right));
}

/** All spikes of one population and sample. */
interface Train {
  readonly population: number;
  readonly sample: number;
  /** Since the fresh start. */
  readonly ticks: number[];
  readonly addresses: number[];
}

function trainsOf(events: readonly ChipEvent[]): Map<string, Train> {
  const trains = new Map<string, Train>();
  for (const event of events) if (event.kind === 'spikes') add(trains, event);
  return trains;
}

function add(
  trains: Map<string, Train>,
  { population, sample, firstTick, ticks, addresses }: SpikePacket,
): void {
  const key = `${sample} ${population}`;
  const train = trains.get(key) ?? { population, sample, ticks: [], addresses: [] };
  trains.set(key, train);
  for (const tick of ticks) train.ticks.push(firstTick + tick);
  for (const address of addresses) train.addresses.push(address);
}

/** A spike, or that there is none. */
interface Spike {
  readonly tick: number;
  readonly neuron: number;
}

const NONE: Spike = { tick: Number.POSITIVE_INFINITY, neuron: -1 };

/** The earliest spike that one chip has and the other has not. */
function spikeDifference(
  left: ReadonlyMap<string, Train>,
  right: ReadonlyMap<string, Train>,
): AnswerDifference | undefined {
  const keys = new Set([...left.keys(), ...right.keys()]);
  const found = [...keys].flatMap(key => unlike(left.get(key), right.get(key)) ?? []);
  const first = found.sort((one, other) => one.missing.tick - other.missing.tick)[0];
  if (!first) return undefined;
  const { population, sample, place, missing, a, b } = first;
  const path = sample > 0 ? `spike ${place + 1} of sample ${sample}` : `spike ${place + 1}`;
  return { event: 'spikes', population, neuron: missing.neuron, path, left: worded(a), right: worded(b) };
}

/** Where two trains of one population part. */
function unlike(left: Train | undefined, right: Train | undefined) {
  const length = Math.max(left?.ticks.length ?? 0, right?.ticks.length ?? 0);
  const { population, sample } = (left ?? right)!;
  for (let place = 0; place < length; place++) {
    const [a, b] = [spikeAt(left, place), spikeAt(right, place)];
    if (a.tick === b.tick && a.neuron === b.neuron) continue;
    const missing = a.tick < b.tick || (a.tick === b.tick && a.neuron < b.neuron) ? a : b;
    return { population, sample, place, missing, a, b };
  }
  return undefined;
}

function spikeAt(train: Train | undefined, k: number): Spike {
  const tick = train?.ticks[k];
  return tick === undefined ? NONE : { tick, neuron: train!.addresses[k]! };
}

const worded = (spike: Spike): string =>
  spike === NONE ? 'none' : `neuron ${spike.neuron} at tick ${spike.tick}`;

interface Other {
  readonly kind: string;
}

function otherDifference(left: readonly Other[], right: readonly Other[]): AnswerDifference | undefined {
  for (let k = 0; k < Math.max(left.length, right.length); k++) {
    const [a, b] = [left[k] ?? NOTHING, right[k] ?? NOTHING];
    const found = firstDifference(a, b);
    if (found) return { ...found, event: a === NOTHING ? b.kind : a.kind };
  }
  return undefined;
}

const NOTHING: Other = { kind: 'nothing' };

function othersOf(events: readonly ChipEvent[]): Other[] {
  return events.flatMap((event): Other[] => {
    switch (event.kind) {
      case 'spikes':
      case 'capabilities':
      case 'snapshot-block':
        return [];
      case 'telemetry-report':
        return [{ kind: event.kind, ...counters(event.rows) }];
      case 'error':
        return [{ kind: event.kind, code: event.code, path: event.path } as Other];
      default:
        return [event];
    }
  });
}

function counters(rows: readonly CounterRow[]): Record<string, number> {
  const named = rows.map(({ scope, id, counter, value }) => [`${scope} ${id} ${counter}`, value] as const);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
