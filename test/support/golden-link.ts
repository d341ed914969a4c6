import { readFileSync } from 'node:fs';
import type { LineCounters } from '../../src/link/frame/decoder.js';
import type { Frame, FrameType, Header } from '../../src/link/frame/frame.js';
import { fromHex } from './golden-json.js';

/** The golden vectors of protocols/golden/link.json. */
export interface GoldenLink {
  readonly crc: readonly { readonly hex: string; readonly crc: string }[];
  readonly stuffing: readonly { readonly hex: string; readonly stuffed: string }[];
  readonly frames: readonly GoldenFrame[];
  readonly streams: readonly GoldenStream[];
}

export interface GoldenFrame {
  readonly name: string;
  readonly frame: Header & { readonly payload: string };
  readonly boot?: object;
  readonly hello?: object;
  readonly helloAck?: object;
  readonly wire: string;
}

export interface GoldenStream {
  readonly name: string;
  readonly hex: string;
  readonly frames: readonly FrameType[];
  readonly counters: LineCounters;
}

export function readGoldenLink(): GoldenLink {
  return JSON.parse(readFileSync(new URL('../../protocols/golden/link.json', import.meta.url), 'utf8'));
}

export const frameOf = ({ frame }: GoldenFrame): Frame => ({ ...frame, payload: fromHex(frame.payload) });
