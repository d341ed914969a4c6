import { basename } from 'node:path';
import { readBounded } from '../../problem/files.js';
import { UserError } from '../../problem/problem.js';
import { pulseCard, stateCard, type WrittenCard } from './card-text.js';
import { type BaseCard, cellCard, type WrittenCellCard } from './cell-card.js';
import { parseCsv } from './csv.js';
import { fitStates, type StateFit } from './lognormal-fit.js';
import { type Measurements, measurements, type PulseSeries } from './measurements.js';
import { fitPulses, type PulseFit } from './pulse-fit.js';

interface StatesFound {
  readonly kind: 'resistances';
  readonly states: readonly StateFit[];
}
interface PulsesFound {
  readonly kind: 'pulses';
  readonly fit: PulseFit;
  readonly series: readonly PulseSeries[];
}

/** What was fitted to a file of measurements. */
export type Found = StatesFound | PulsesFound;

/** With the card of an analog device that says it. */
export type FileFit = Found & { readonly written: WrittenCard };

/** States of a cell, with the card of such cells. */
export type CellFit = StatesFound & { readonly written: WrittenCellCard };

/** A million rows; more is no file of measurements of single devices. */
const LARGEST_FILE = 64 * 1024 * 1024;

const readText = (path: string): string => new TextDecoder().decode(readBounded(path, LARGEST_FILE));
const nameOf = (path: string): string => basename(path).replace(/\.csv$/i, '');

/** Reads and fits a CSV file. @throws UserError on anything wrong in it, with line and column */
export function fitFile(path: string, name?: string): FileFit {
  return fitText(readText(path), path, name);
}

/** As fitFile, for text that is at hand; `path` names it in messages and, without folders, in the card. */
export function fitText(text: string, path: string, name = nameOf(path)): FileFit {
  const found = measurements(parseCsv(text, path));
  const source = basename(path);
  if (found.kind === 'resistances') {
    const states = fitStates(found.rows, path);
    return { kind: 'resistances', states, written: stateCard(states, name, source) };
  }
  const fit = fitPulses(found.series, path);
  return { kind: 'pulses', fit, series: found.series, written: pulseCard(fit, fit.laws[0]!, name, source) };
}

/**
 * Reads the resistances of a cell's two states; what was not measured of the cells comes from a base card.
 * @throws UserError on anything wrong in the file, and for measurements that are no resistances of LRS and HRS
 */
export function fitCells(path: string, base: BaseCard, name?: string): CellFit {
  return fitCellText(readText(path), path, base, name);
}

/** As fitCells, for text that is at hand. */
export function fitCellText(text: string, path: string, base: BaseCard, name = nameOf(path)): CellFit {
  const found = measurements(parseCsv(text, path));
  if (found.kind !== 'resistances') throw notOfCells(found, path);
  const states = fitStates(found.rows, path);
  return { kind: 'resistances', states, written: cellCard(states, base, name, basename(path)) };
}

const notOfCells = ({ kind }: Measurements, file: string): UserError =>
  new UserError({
    code: 'combination-illegal',
    file,
    message: 'a base card completes the resistances of two states, and this file has none',
    found: kind,
    allowed: 'columns state, resistance_ohm; without --base, pulses give an analog card',
  });
