import { Option } from 'commander';
import type { ConnectedChip } from '../experiment/connected.js';
import { ADDRESS_FORMS, parseAddress } from '../link/address.js';
import { UserError } from '../problem/problem.js';
import type { Recorder } from '../recording/recorder.js';

export const chipOption = (): Option =>
  new Option('--chip <place>', `where the chip is: ${ADDRESS_FORMS}`).default('emulator');

export const recordOption = (): Option =>
  new Option(
    '--record <file>',
    'also write down all that goes to the chip and comes from it, in a new file that --chip recording:FILE replays',
  );

/** A chip that a command works with. */
export interface ChipTarget {
  /** Undefined for the emulator, which the experiment makes itself. */
  readonly connected?: ConnectedChip;
  /** Overrides that lay an experiment out for this chip. */
  readonly overrides: readonly string[];
  close(): Promise<void>;
}

/** Connects to the chip of `--chip`. @throws UserError when nothing is there, or nothing that can be worked with */
export async function openTarget(place: string): Promise<ChipTarget> {
  const address = parseAddress(place);
  if (address.kind === 'emulator') return { overrides: [], close: async () => {} };
  return address.kind === 'recording' ? openRecording(address.path) : openBoard(place);
}

async function openBoard(place: string): Promise<ChipTarget> {
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

async function openRecording(file: string): Promise<ChipTarget> {
  const [{ Recording }, { replay }] = await Promise.all([
    import('../recording/recording.js'),
    import('../recording/replay.js'),
  ]);
  const recording = new Recording(file);
  const connected = { chip: replay(recording), capabilities: recording.sheet };
  const overrides = await overridesFor(recording.sheet.card);
  return { connected, overrides, close: async () => recording.close() };
}

/** A chip that follows a card of ours is planned with that card. */
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

export interface TargetOptions {
  readonly chip: string;
  readonly record?: string;
}

/** Does something with a chip, and closes it and the recording of it whatever happens. */
export async function withTarget<T>(
  { chip, record }: TargetOptions,
  use: (target: ChipTarget & { readonly recorder: Recorder | undefined }) => Promise<T>,
): Promise<T> {
  const target = await openTarget(chip);
  let recorder: Recorder | undefined;
  try {
    recorder = await recorderFor(record, chip);
    return await use({ ...target, recorder });
  } finally {
    recorder?.end();
    await target.close();
  }
}

async function recorderFor(file: string | undefined, place: string): Promise<Recorder | undefined> {
  if (file === undefined) return undefined;
  const [{ Recorder }, { packageVersion }] = await Promise.all([
    import('../recording/recorder.js'),
    import('../run/environment.js'),
  ]);
  return new Recorder(file, { place, version: packageVersion() });
}
