import { type BulkType, concatenate, fromBytes, toBytes } from './bulk.js';
import { ProtocolError } from './error.js';
import type { Bulk, WriteSparse } from './messages.js';
import { PackedReader, varintSize, writeVarint } from './varint.js';

/** Runs of neighbouring elements: packed as skip, length and elements, one run after the other. */
export type Runs = Pick<WriteSparse, 'offsets' | 'counts' | 'data'>;

/** Packs runs. @throws ProtocolError where they overlap, touch, end past the tensor or do not hold all elements */
export function writeRuns({ counts, data, offsets, total }: WriteSparse): Uint8Array {
  check({ counts, data, offsets }, total);
  const bytes = toBytes(data);
  const width = data.BYTES_PER_ELEMENT;
  const packed = new Uint8Array(sizeOf(offsets, counts) + bytes.length);
  let [at, from, end] = [0, 0, 0];
  for (const [k, count] of counts.entries()) {
    at = writeVarint(packed, at, offsets[k]! - end);
    at = writeVarint(packed, at, count);
    packed.set(bytes.subarray(from, from + count * width), at);
    at += count * width;
    from += count * width;
    end = offsets[k]! + count;
  }
  return packed;
}

/** Unpacks runs. @throws ProtocolError */
export function readRuns(packed: Uint8Array, type: BulkType, total: number): Runs {
  const runs = new RunReader(packed, type).read();
  check(runs, total);
  return runs;
}

/** Pieces of runs, each at most `most` bytes when packed by itself. @throws ProtocolError where not one element fits */
export function cutRuns({ counts, data, offsets }: Runs, most: number): Runs[] {
  const pieces: Runs[] = [];
  let piece = { offsets: [] as number[], counts: [] as number[], bytes: 0, end: 0 };
  let [from, to] = [0, 0];
  const close = () => {
    const { counts, offsets } = piece;
    const elements = data.subarray(from, to) as Bulk;
    pieces.push({ offsets: Uint32Array.from(offsets), counts: Uint32Array.from(counts), data: elements });
    piece = { offsets: [], counts: [], bytes: 0, end: 0 };
    from = to;
  };
  for (const [k, count] of counts.entries()) {
    for (let done = 0; done < count; ) {
      const offset = offsets[k]! + done;
      const head = varintSize(offset - piece.end) + varintSize(count - done);
      const fits = Math.min(count - done, Math.floor((most - piece.bytes - head) / data.BYTES_PER_ELEMENT));
      if (fits < 1) {
        if (piece.bytes === 0) throw new ProtocolError('too-big', '', 'not one element fits', most);
        close();
        continue;
      }
      piece.offsets.push(offset);
      piece.counts.push(fits);
      piece.bytes += head + fits * data.BYTES_PER_ELEMENT;
      piece.end = offset + fits;
      to += fits;
      done += fits;
    }
  }
  close();
  return pieces;
}

/** Pieces that were cut, put together: a run that goes on in the next piece is one again. */
export function joinRuns(pieces: readonly Runs[]): Runs {
  const offsets: number[] = [];
  const counts: number[] = [];
  for (const piece of pieces) {
    for (const [k, count] of piece.counts.entries()) {
      const last = counts.length - 1;
      if (last >= 0 && offsets[last]! + counts[last]! === piece.offsets[k]) counts[last]! += count;
      else {
        offsets.push(piece.offsets[k]!);
        counts.push(count);
      }
    }
  }
  const data = concatenate(pieces.map(piece => piece.data));
  return { offsets: Uint32Array.from(offsets), counts: Uint32Array.from(counts), data };
}

/** Bytes of all skips and lengths. */
function sizeOf(offsets: Uint32Array, counts: Uint32Array): number {
  let [size, end] = [0, 0];
  for (const [k, count] of counts.entries()) {
    size += varintSize(offsets[k]! - end) + varintSize(count);
    end = offsets[k]! + count;
  }
  return size;
}

function check({ counts, data, offsets }: Runs, total: number): void {
  let [elements, end] = [0, -1];
  for (const [k, count] of counts.entries()) {
    if (count === 0 || !(offsets[k]! > end)) {
      throw new ProtocolError('malformed', 'data', 'a run is empty or touches the one before', offsets[k]);
    }
    end = offsets[k]! + count;
    elements += count;
  }
  if (offsets.length !== counts.length || elements !== data.length) {
    throw new ProtocolError('malformed', 'data', 'the runs do not hold all elements', data.length);
  }
  if (end > total)
    throw new ProtocolError('range', 'data', 'a run ends past the total', end, `at most ${total}`);
}

class RunReader extends PackedReader {
  constructor(
    data: Uint8Array,
    private readonly type: BulkType,
  ) {
    super(data);
  }

  read(): Runs {
    const offsets: number[] = [];
    const counts: number[] = [];
    const elements: Bulk[] = [fromBytes(this.data.subarray(0, 0), this.type, 'data')];
    for (let end = 0; this.at < this.data.length; ) {
      const offset = end + this.varint();
      if (offset > 0xffff_ffff) throw this.damaged('an element number has more than 32 bits');
      const count = this.varint();
      const from = this.at;
      this.at += count * elements[0]!.BYTES_PER_ELEMENT;
      if (this.at > this.data.length) throw this.damaged('the last run is cut');
      elements.push(fromBytes(this.data.subarray(from, this.at), this.type, 'data'));
      offsets.push(offset);
      counts.push(count);
      end = offset + count;
    }
    return {
      offsets: Uint32Array.from(offsets),
      counts: Uint32Array.from(counts),
      data: concatenate(elements),
    };
  }
}
