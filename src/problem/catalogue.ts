/**
 * Every problem a user can cause, by code. A code never changes its meaning; its sentence may improve.
 * `advice` says what to do next where the sentence alone does not.
 */
export const CATALOGUE = {
  'file-missing': { summary: 'A file or folder that was asked for does not exist.' },
  'file-unreadable': { summary: 'A file exists but cannot be read or written.' },
  'file-damaged': {
    summary: 'A file is not what its format promises: truncated, wrong magic number, bad checksum.',
  },
  'disk-full': { summary: 'The disk has no room for what has to be written.' },
  'format-newer': { summary: 'A file was written by a newer version with an incompatible format.' },
  'yaml-syntax': { summary: 'An experiment or card is not valid YAML.' },
  'key-unknown': { summary: 'A key is not part of the schema.' },
  'value-type': { summary: 'A value has the wrong type.' },
  'value-range': { summary: 'A value is outside its range.' },
  'value-choice': { summary: 'A value is not one of the allowed words.' },
  'value-missing': { summary: 'A required value is absent.' },
  'reference-unknown': { summary: 'A name refers to nothing: a population, a card, a data set, a run.' },
  'combination-illegal': { summary: 'Two choices are each legal but not together.' },
  'label-range': { summary: 'A label is outside the classes of the network.' },
  'shape-mismatch': { summary: 'Two shapes that must agree do not.' },
  'chip-too-small': { summary: 'The network needs more of a chip resource than the chip card allows.' },
  'protocol-violation': { summary: 'A command came at the wrong time or with impossible content.' },
  'capability-missing': { summary: 'The chip cannot do what was asked of it.' },
  'port-unavailable': { summary: 'A port, socket or program that leads to a board cannot be opened.' },
  'link-failed': {
    summary: 'Nothing answers on a line, it is no board of this protocol, or the board went away for good.',
  },
  'recording-left': { summary: 'A host asks a recording for something else than what was recorded.' },
  diverged: { summary: 'Weights or rates left their bounds or became not-a-number.' },
  'price-missing': { summary: 'An energy card has no price for an operation that was counted.' },
  'price-mixed': { summary: 'An energy card mixes all-in and per-term prices, or technology nodes.' },
  'count-overflow': { summary: 'A count left the range of exactly represented integers.' },
  'circuit-unsolvable': { summary: 'A circuit has no operating point, more than one, or no stable one.' },
  usage: { summary: 'The command line was used wrongly.' },
} as const satisfies Record<string, { summary: string }>;

export type ProblemCode = keyof typeof CATALOGUE;
