import { basename } from 'node:path';
import { readBounded } from '../../problem/files.js';
import { pulseCard, stateCard, type WrittenCard } from './card-text.js';
import { parseCsv } from './csv.js';
import { fitStates, type StateFit } from './lognormal-fit.js';
import { measurements, type PulseSeries } from './measurements.js';
import { fitPulses, type PulseFit } from './pulse-fit.js';

/** What was fitted to a file of measurements, with the card that says it. */
export type FileFit = { readonly written: WrittenCard } & (
  | { readonly kind: 'resistances'; readonly states: readonly StateFit[] }
  | { readonly kind: 'pulses'; readonly fit: PulseFit; readonly series: readonly PulseSeries[] }
);

/** A million rows; more is no file of measurements of single devices. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads and fits a CSV file. @throws UserError on anything wrong in it, with line and column */
export function fitFile(path: string, name?: string): FileFit {
  const text = new TextDecoder().decode(readBounded(path, LARGEST_FILE));
  return fitText(text, path, name);
}

/** As fitFile, for text that is at hand; `path` names it in messages and, without folders, in the card. */
export function fitText(text: string, path: string, name = basename(path).replace(/\.csv$/i, '')): FileFit {
  const found = measurements(parseCsv(text, path));
  const source = basename(path);
  if (found.kind === 'resistances') {
    const states = fitStates(found.rows, path);
    return { kind: 'resistances', states, written: stateCard(states, name, source) };
  }
  const fit = fitPulses(found.series, path);
  return { kind: 'pulses', fit, series: found.series, written: pulseCard(fit, fit.laws[0]!, name, source) };
}
