import { concatenate } from './bulk.js';
import type { Part } from './codec.js';
import { ProtocolError } from './error.js';
import type { Assembly } from './join.js';
import type {
  Bulk,
  ChipEvent,
  Command,
  Present,
  Restore,
  SendSpikes,
  Settled,
  WriteSparse,
  WriteTopology,
  WriteWeights,
} from './messages.js';
import { joinRuns } from './runs.js';

type BlockCommand = WriteTopology | WriteWeights | Present | Restore;
type Counted = BlockCommand | WriteSparse | SendSpikes | Settled;

/** What a part takes in memory beside its bulk, roughly, bytes. */
const PART_BYTES = 256;

/** Collects parts that say how many follow; they come in order, and any may come again. */
export class Counting implements Assembly {
  bytes = 0;
  private readonly parts: Counted[] = [];

  /** `partsLeft` is what the first part announces. */
  constructor(
    private readonly first: Counted,
    private readonly partsLeft: number,
  ) {}

  add(part: Part<Command | ChipEvent>, spare: number): Counted | undefined {
    const message = part.message as Counted;
    const index = this.partsLeft - part.partsLeft;
    const before = this.parts[index];
    if (headOf(message) !== headOf(this.first)) throw broken('the parts of a message contradict each other');
    if (before !== undefined) {
      if (!sameBulk(before, message)) throw broken('a repeated part has changed');
      return undefined;
    }
    if (index !== this.parts.length) throw broken('a part of a message is missing');
    this.bytes += bulkOf(message).reduce((sum, data) => sum + data.byteLength, PART_BYTES);
    if (this.bytes > spare) {
      throw new ProtocolError('too-big', '', 'the whole is too long', this.bytes, `at most ${spare} bytes`);
    }
    this.parts.push(message);
    return part.partsLeft === 0 ? join(this.parts) : undefined;
  }
}

function join(parts: readonly Counted[]): Counted {
  const [first] = parts as readonly [Counted];
  switch (first.kind) {
    case 'settled':
      return { ...first, readout: concatenate(parts.map(part => (part as Settled).readout)) };
    case 'write-sparse':
      return { ...first, ...joinRuns(parts as readonly WriteSparse[]) };
    case 'spikes-in':
      return {
        ...first,
        ticks: concatenate(parts.map(part => (part as SendSpikes).ticks)),
        addresses: concatenate(parts.map(part => (part as SendSpikes).addresses)),
      };
    default:
      return joinBlocks(parts as readonly BlockCommand[]);
  }
}

function joinBlocks(parts: readonly BlockCommand[]): BlockCommand {
  const [first] = parts as readonly [BlockCommand];
  let end = first.offset;
  for (const { offset, count } of parts) {
    if (offset !== end) throw broken('the blocks of a message do not follow each other');
    end += count;
  }
  const data = concatenate(parts.map(part => part.data as Bulk));
  return { ...first, count: data.length, data } as BlockCommand;
}

function bulkOf(message: Counted): readonly Bulk[] {
  switch (message.kind) {
    case 'settled':
      return [message.readout];
    case 'spikes-in':
      return [message.ticks, message.addresses];
    case 'write-sparse':
      return [message.offsets, message.counts, message.data];
    default:
      return [message.data];
  }
}

/** All that parts of one message have in common, as text; the types of their elements included. */
function headOf(message: Counted): string {
  const types = bulkOf(message).map(data => data[Symbol.toStringTag]);
  switch (message.kind) {
    case 'settled':
      return JSON.stringify({ ...message, readout: types });
    case 'spikes-in':
      return JSON.stringify({ ...message, ticks: types, addresses: types });
    case 'write-sparse':
      return JSON.stringify({ ...message, offsets: types, counts: types, data: types });
    default:
      return JSON.stringify({ ...message, offset: 0, count: 0, data: types });
  }
}

function sameBulk(a: Counted, b: Counted): boolean {
  const other = bulkOf(b);
  return bulkOf(a).every((data, i) => {
    const bytes = bytesOf(data);
    const others = bytesOf(other[i]!);
    return bytes.length === others.length && bytes.every((byte, k) => byte === others[k]);
  });
}

function bytesOf(data: Bulk): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

function broken(message: string): ProtocolError {
  return new ProtocolError('malformed', 'partsLeft', message);
}
