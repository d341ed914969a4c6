import { Option } from 'commander';
import type { ConnectedChip } from '../experiment/connected.js';
import { ADDRESS_FORMS } from '../link/address.js';
import { UserError } from '../problem/problem.js';

export const chipOption = (): Option =>
  new Option('--chip <place>', `where the chip is: ${ADDRESS_FORMS}`).default('emulator');

/** A board that a command works with. */
export interface ChipTarget {
  readonly connected: ConnectedChip;
  /** Overrides that lay an experiment out for this board. */
  readonly overrides: readonly string[];
  close(): Promise<void>;
}

/**
 * Connects to the chip of `--chip`; undefined for the emulator.
 * @throws UserError when nothing is there, or nothing that this program can work with
 */
export async function openTarget(place: string): Promise<ChipTarget | undefined> {
  if (place === 'emulator') return undefined;
  const [{ Board }, { openLine }, { sessionNumbers }] = await Promise.all([
    import('../link/board/board.js'),
    import('../link/open-line.js'),
    import('../link/board/session-number.js'),
  ]);
  const { line, clock, stop } = await openLine(place);
  const board = new Board(line, { clock, nextSession: sessionNumbers() });
  const close = async () => {
    board.close();
    await stop();
  };
  try {
    const capabilities = await board.capabilities();
    const connected = { chip: board.chip, capabilities, report: () => board.report() };
    return { connected, overrides: await overridesFor(capabilities.card), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A board that follows a card of ours is planned with that card. */
async function overridesFor(card: string): Promise<string[]> {
  const [{ loadCard }, { CHIP_CARD }] = await Promise.all([
    import('../card/load.js'),
    import('../chip/card.js'),
  ]);
  try {
    return [`chip.card=${loadCard(CHIP_CARD, card).card.name}`];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Does something with a board, and closes it whatever happens. */
export async function withTarget<T>(
  place: string,
  use: (target: ChipTarget | undefined) => Promise<T>,
): Promise<T> {
  const target = await openTarget(place);
  try {
    return await use(target);
  } finally {
    await target?.close();
  }
}
