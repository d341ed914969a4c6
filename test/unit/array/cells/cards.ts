import { CELL_CARD, type CellCard, type ResistivePair } from '../../../../src/array/cells/card.js';
import { loadCard } from '../../../../src/card/load.js';

export const cellCard = (name: string): CellCard => loadCard(CELL_CARD, name).card;

/** The pair of a packaged card of resistive cells. */
export function pairOf(name: string): ResistivePair {
  const { cell } = cellCard(name);
  if (cell.kind !== 'resistive-pair') throw new Error(`${name} is no pair`);
  return cell;
}

export const PAIRS = ['hfo2-2t2r-strong', 'hfo2-2t2r-mid', 'hfo2-2t2r-weak', 'rram-2t2r-megaohm'] as const;
