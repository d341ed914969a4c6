import type { CapabilitySheet } from '../chip/sheet.js';
import type { ConnectedBoard } from '../experiment/connected.js';
import type { LinkReport } from '../link/board/report.js';
import { UserError } from '../problem/problem.js';
import { withPrefix } from '../units/quantity.js';
import { withTarget } from './chip-target.js';
import { linkSentence } from './link-words.js';
import { count, table } from './words.js';
import type { Shown } from './writer.js';

/** What a board says of itself. */
export function boardInfo(place: string): Promise<Shown> {
  return withBoard(place, async ({ capabilities, report }) => {
    const link = report();
    return { document: { place, capabilities, link }, text: describe(capabilities, link) };
  });
}

/** Does something with a board; the emulator in this process and a recording are none. */
export function withBoard<T>(place: string, use: (board: ConnectedBoard) => Promise<T>): Promise<T> {
  return withTarget({ chip: place }, ({ connected }) => {
    if (connected?.report) return use({ ...connected, report: connected.report });
    throw new UserError({
      code: 'value-choice',
      message: 'it is on no line',
      found: place,
      advice: 'Start an emulator with nudge board emulate, and name its address',
    });
  });
}

function describe(sheet: CapabilitySheet, link: LinkReport): string {
  const rows = [
    ['firmware', sheet.firmware],
    ['chip card', sheet.card],
    [
      'protocol',
      `${sheet.major}.${sheet.minor}, definitions ${sheet.schemaHash.toString(16).padStart(8, '0')}`,
    ],
    ['neurons and inputs', count(sheet.maxNeurons)],
    ['synapses', count(sheet.maxSynapses)],
    ['local memory', `${withPrefix(sheet.memoryBits / 8, 'B')}`],
    ['captured states', count(sheet.slots)],
    ['tick', withPrefix(sheet.tickNanoseconds * 1e-9, 's')],
    ['same commands, same bits', sheet.deterministic ? 'yes' : 'no'],
    ['longest message', `${count(sheet.maxPayload)} bytes`],
    ['commands at once', count(sheet.window)],
    ['samples at once', count(sheet.maxBatch)],
    ['units', sheet.units.join(', ')],
    ['encoders', sheet.encoders.join(', ')],
    ['plasticity', sheet.plasticity.join(', ')],
    ['storage', sheet.storages.join(', ')],
    ['drives', sheet.drives.join(', ')],
    ['synapses that are', sheet.synapses.join(', ')],
    ['faults', sheet.faults.join(', ')],
  ];
  return `${table(['', ''], rows)}\n\n${linkSentence(link)}`;
}
