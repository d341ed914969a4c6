import { loadCard } from '../card/load.js';
import { CHIP_CARD } from '../chip/card.js';
import { capabilitiesOf, emulate } from '../chip/emulator.js';
import type { Contender } from '../experiment/comparison/player.js';
import { parseAddress } from '../link/address.js';
import { type ChipTarget, openTarget } from './chip-target.js';

/** A chip as it was named, before it is known what it is to do. */
export interface NamedChip {
  readonly name: string;
  /** Card of the emulator, where one is named. */
  readonly card: string | undefined;
  /** False for a recording, which answers nothing but what was asked then. */
  readonly open: boolean;
  readonly target: ChipTarget;
}

const EMULATOR = /^emulator:(.+)$/;

/** Connects to both chips, does something with them, and closes them whatever happens. */
export async function withChips<T>(
  names: readonly [string, string],
  use: (chips: readonly [NamedChip, NamedChip]) => Promise<T>,
): Promise<T> {
  const first = await openNamed(names[0]);
  try {
    const second = await openNamed(names[1]);
    try {
      return await use([first, second]);
    } finally {
      await second.target.close();
    }
  } finally {
    await first.target.close();
  }
}

async function openNamed(name: string): Promise<NamedChip> {
  const card = EMULATOR.exec(name)?.[1];
  const place = card === undefined ? name : 'emulator';
  const open = parseAddress(place).kind !== 'recording';
  return { name, card, open, target: await openTarget(place) };
}

/** What lays an experiment out for both: the card of a board, or else the first that is named. */
export function layoutFor(chips: readonly NamedChip[]): readonly string[] {
  const board = chips.find(({ target }) => target.overrides.length > 0);
  if (board) return board.target.overrides;
  const card = chips.find(chip => chip.card !== undefined)?.card;
  return card === undefined ? [] : [`chip.card=${card}`];
}

/** @param card of an emulator that names none */
export function contender({ name, card: own, open, target }: NamedChip, card: string): Contender {
  if (target.connected) return { ...target.connected, name, open };
  const sheet = loadCard(CHIP_CARD, own ?? card).card;
  return { name, chip: emulate(sheet), capabilities: capabilitiesOf(sheet), open };
}
