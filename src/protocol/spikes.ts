import { ProtocolError } from './error.js';
import { nudge } from './generated/nudge.js';
import { EventReader, wrongCount } from './spike-reader.js';
import { varintSize, writeVarint } from './varint.js';

/**
 * Three layouts of address events; protocols/README.md describes their bytes. The writer takes the smallest that can
 * hold the events as they are, the reader takes any. Events keep their order; ticks never decrease.
 */

export interface Events {
  readonly ticks: Uint32Array;
  readonly addresses: Uint32Array;
}

export interface WireEvents {
  readonly count: number;
  readonly layout: number;
  readonly data: Uint8Array;
}

const { SPIKE_LAYOUT_AER: AER, SPIKE_LAYOUT_GAP: GAP, SPIKE_LAYOUT_BITMAP: BITMAP } = nudge.v1.SpikeLayout;

/** Packs events. Throws ProtocolError when ticks decrease or the arrays differ in length. */
export function writeEvents({ ticks, addresses }: Events): WireEvents {
  checkEvents(ticks, addresses);
  const sizes = measure(ticks, addresses);
  const size = Math.min(...sizes);
  const layout = [AER, GAP, BITMAP][sizes.indexOf(size)] as number;
  const data = new Uint8Array(size);
  if (layout === AER) writeAer(ticks, addresses, data);
  else if (layout === GAP) writeGap(ticks, addresses, data);
  else writeBitmap(ticks, addresses, data);
  return { count: ticks.length, layout, data };
}

/** Unpacks events into new arrays. Throws ProtocolError. */
export function readEvents({ count, layout, data }: WireEvents): Events {
  if (layout === 0) throw new ProtocolError('malformed', 'layout', 'the spike layout is missing');
  if (layout !== AER && layout !== GAP && layout !== BITMAP) {
    throw new ProtocolError('unsupported', 'layout', 'the spike layout is unknown here', layout);
  }
  if (count > data.length * 8) throw wrongCount(count);
  const reader = new EventReader(data, count);
  if (layout === AER) reader.aer();
  else if (layout === GAP) reader.gap();
  else reader.bitmap();
  return reader.finish();
}

function checkEvents(ticks: Uint32Array, addresses: Uint32Array): void {
  if (!(ticks instanceof Uint32Array) || !(addresses instanceof Uint32Array)) {
    throw new ProtocolError(
      'range',
      'ticks',
      'the events have the wrong element type',
      undefined,
      'Uint32Array',
    );
  }
  if (ticks.length !== addresses.length) {
    throw new ProtocolError(
      'malformed',
      'addresses',
      'there are not as many addresses as ticks',
      addresses.length,
    );
  }
  for (let i = 1; i < ticks.length; i++) {
    if (ticks[i]! < ticks[i - 1]!)
      throw new ProtocolError('range', `ticks[${i}]`, 'a tick is before the last one');
  }
}

/** Bytes in each layout; infinite where the addresses of a tick do not ascend, which only AER keeps. */
function measure(ticks: Uint32Array, addresses: Uint32Array): [number, number, number] {
  let aer = 0;
  let gap = 0;
  let rows = 0;
  let highest = 0;
  let ascending = true;
  for (let i = 0, end = 0; i < ticks.length; i = end) {
    end = endOfTick(ticks, i);
    const step = varintSize(ticks[i]! - (i === 0 ? 0 : ticks[i - 1]!));
    aer += step + (end - i - 1);
    gap += step + varintSize(end - i);
    rows += step;
    for (let k = i; k < end; k++) {
      const address = addresses[k]!;
      const jump = k === i ? address : address - addresses[k - 1]! - 1;
      if (jump < 0) ascending = false;
      aer += varintSize(address);
      gap += varintSize(jump);
      highest = Math.max(highest, address);
    }
  }
  if (!ascending) return [aer, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const width = Math.floor(highest / 8) + 1;
  return [aer, gap, varintSize(width) + rows + tickCount(ticks) * width];
}

function writeAer(ticks: Uint32Array, addresses: Uint32Array, data: Uint8Array): void {
  for (let i = 0, at = 0; i < ticks.length; i++) {
    at = writeVarint(data, at, ticks[i]! - (i === 0 ? 0 : ticks[i - 1]!));
    at = writeVarint(data, at, addresses[i]!);
  }
}

function writeGap(ticks: Uint32Array, addresses: Uint32Array, data: Uint8Array): void {
  for (let i = 0, end = 0, at = 0; i < ticks.length; i = end) {
    end = endOfTick(ticks, i);
    at = writeVarint(data, at, ticks[i]! - (i === 0 ? 0 : ticks[i - 1]!));
    at = writeVarint(data, at, end - i);
    for (let k = i; k < end; k++) {
      at = writeVarint(data, at, k === i ? addresses[k]! : addresses[k]! - addresses[k - 1]! - 1);
    }
  }
}

function writeBitmap(ticks: Uint32Array, addresses: Uint32Array, data: Uint8Array): void {
  const width = Math.floor(addresses.reduce((most, address) => Math.max(most, address), 0) / 8) + 1;
  let at = writeVarint(data, 0, width);
  for (let i = 0, end = 0; i < ticks.length; i = end) {
    end = endOfTick(ticks, i);
    at = writeVarint(data, at, ticks[i]! - (i === 0 ? 0 : ticks[i - 1]!));
    for (let k = i; k < end; k++) data[at + (addresses[k]! >>> 3)]! |= 1 << (addresses[k]! & 7);
    at += width;
  }
}

/** Index after the last event of the tick that event `i` begins. */
function endOfTick(ticks: Uint32Array, i: number): number {
  let end = i + 1;
  while (end < ticks.length && ticks[end] === ticks[i]) end++;
  return end;
}

function tickCount(ticks: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < ticks.length; i = endOfTick(ticks, i)) count++;
  return count;
}
