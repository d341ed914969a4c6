import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../../../src/protocol/error.js';
import { nudge } from '../../../src/protocol/generated/nudge.js';
import { COUNTERS } from '../../../src/protocol/messages.js';
import * as vocabulary from '../../../src/protocol/vocabulary.js';

const { Vocabulary } = vocabulary;
const ALL = new Map<string, unknown>(Object.entries(vocabulary));

const PAIRS: [keyof typeof vocabulary, keyof typeof nudge.v1][] = [
  ['FORMAT_KINDS', 'FormatKind'],
  ['ROUNDINGS', 'Rounding'],
  ['UNIT_KINDS', 'UnitKind'],
  ['ENCODERS', 'Encoder'],
  ['RESETS', 'Reset'],
  ['ACTIVATIONS', 'Activation'],
  ['DYNAMICS', 'Dynamics'],
  ['ORDERS', 'Order'],
  ['NUDGE_PLACES', 'NudgePlace'],
  ['ROLES', 'Role'],
  ['CONNECTIVITIES', 'Connectivity'],
  ['STORAGES', 'Storage'],
  ['CONTRASTS', 'Contrast'],
  ['POOLS', 'Pool'],
  ['SYNAPSE_RULES', 'SynapseRule'],
  ['STEP_RULES', 'StepRule'],
  ['WIRE_MODELS', 'WireModel'],
  ['CONVERTERS', 'Converter'],
  ['CELL_KINDS', 'CellKind'],
  ['CELL_ACCESSES', 'CellAccess'],
  ['CELL_READINGS', 'CellReading'],
  ['TOPOLOGY_PARTS', 'TopologyPart'],
  ['TENSORS', 'Tensor'],
  ['STATE_VARIABLES', 'StateVariable'],
  ['LAYOUTS', 'Layout'],
  ['DRIVE_KINDS', 'DriveKind'],
  ['EVALUATIONS', 'Evaluation'],
  ['SENDS', 'Sends'],
  ['STARTS', 'Start'],
  ['PLASTICITIES', 'Plasticity'],
  ['RULES', 'Rule'],
  ['FAULT_KINDS', 'FaultKind'],
  ['SCOPES', 'Scope'],
  ['COUNTER_NAMES', 'Counter'],
  ['ERROR_CODES', 'ErrorCode'],
];

/** Enum values are named after their enum and their word: WriteTopology's `rows` is TOPOLOGY_PART_ROWS. */
function wordsOf(name: string): Record<string, number> {
  const prefix = `${name.replace(/(?!^)[A-Z]/g, letter => `_${letter}`).toUpperCase()}_`;
  const values = Object.entries(nudge.v1[name as 'Role']).filter(
    ([, value]) => typeof value === 'number' && value > 0,
  );
  return Object.fromEntries(
    values.map(([key, value]) => [key.replace(prefix, '').toLowerCase().replaceAll('_', '-'), Number(value)]),
  );
}

test('every vocabulary is listed here', () => {
  const all = [...ALL].filter(([, entry]) => entry instanceof Vocabulary);
  expect(all.map(([name]) => name).sort()).toStrictEqual(PAIRS.map(([name]) => name as string).sort());
});

describe.each(PAIRS)('%s', (name, enumName) => {
  const words = ALL.get(name) as InstanceType<typeof Vocabulary<string>>;

  test(`has the words of ${enumName} and no others`, () => {
    const wanted = wordsOf(enumName);
    expect(Object.keys(wanted).length).toBeGreaterThan(1);
    for (const [word, number] of Object.entries(wanted)) {
      expect(words.write(word, '')).toBe(number);
      expect(words.read(number, '')).toBe(word);
    }
    expect(() => words.read(Math.max(...Object.values(wanted)) + 1, 'x')).toThrow(/unknown here/);
  });

  test('refuses 0 and foreign words', () => {
    expect(() => words.read(0, 'x')).toThrow(ProtocolError);
    for (const word of ['', 'toString', '__proto__', 'unspecified']) {
      expect(() => words.write(word, 'x')).toThrow(ProtocolError);
    }
  });
});

test('counters have rising numbers in the contract', () => {
  const numbers = COUNTERS.map(name => vocabulary.COUNTER_NAMES.write(name, ''));
  expect(numbers).toStrictEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});
