import { type CardKind, cardNames, type Loaded, loadCard } from '../card/load.js';
import { type CardRow, cardRows } from '../card/rows.js';
import { STANDING_MEANING } from '../card/standing.js';
import { suggest } from '../card/suggest.js';
import { CARD_KINDS } from '../experiment/card-kinds.js';
import { UserError } from '../problem/problem.js';
import { table } from './words.js';
import type { Shown } from './writer.js';

const KINDS: readonly CardKind[] = CARD_KINDS;

interface Found {
  readonly kind: string;
  /** What an experiment writes to use it. */
  readonly name: string;
  readonly file: string;
  readonly card: { readonly name: string; readonly description: string };
}

/** A packaged card of a kind. */
function found(kind: CardKind, name: string): Found {
  const { file, card } = loadCard(kind, name) as Loaded<Found['card']>;
  return { kind: kind.kind, name, file, card };
}

const all = (): Found[] => KINDS.flatMap(kind => cardNames(kind).map(name => found(kind, name)));

/** Every packaged card, one line each. */
export function allCards(): Shown {
  const cards = all();
  const document = cards.map(({ card, ...rest }) => ({
    ...rest,
    title: card.name,
    description: card.description,
  }));
  const rows = cards.map(({ kind, name, card }) => [kind, name, card.description]);
  return {
    document: { cards: document },
    text: table(['kind', 'card', 'what it describes'], rows, { wrap: { 2: 80 } }),
  };
}

/** The values of a packaged card and where they come from; several cards where kinds share the name. */
export function oneCard(name: string): Shown {
  const cards = KINDS.filter(kind => cardNames(kind).includes(name)).map(kind => found(kind, name));
  if (cards.length === 0) throw unknown(name);
  const document = cards.map(each => ({ ...each, values: cardRows(each.card) }));
  return { document: { cards: document }, text: cards.map(text).join('\n\n') };
}

function unknown(name: string): UserError {
  const names = KINDS.flatMap(cardNames);
  const near = suggest(name, names);
  return new UserError({
    code: 'reference-unknown',
    message: `there is no card of this name${near === undefined ? '' : `, did you mean "${near}"?`}`,
    found: JSON.stringify(name),
    allowed: names.join(', '),
  });
}

function text({ kind, name, file, card }: Found): string {
  const rows = cardRows(card);
  const ranged = rows.some(({ valid }) => valid !== undefined);
  const lines = rows.map(row => [
    row.path,
    valueWords(row),
    ...(ranged ? [validWords(row)] : []),
    row.standing,
    row.source,
  ]);
  const standings = [...new Set(rows.map(row => row.standing))];
  const shape = { wrap: { 0: 34, [ranged ? 4 : 3]: 64 } };
  return [
    `${name} (${kind} card, ${file}): ${card.name}`,
    card.description,
    '',
    table(['value of', 'value', ...(ranged ? ['valid from, to'] : []), 'standing', 'source'], lines, shape),
    ...standings.map(standing => `${standing}: ${STANDING_MEANING[standing]}`),
  ].join('\n');
}

function valueWords({ value, unit, low, high }: CardRow): string {
  const plain = unit === '' || unit === '1' ? `${value}` : `${value} ${unit}`;
  return low === undefined && high === undefined ? plain : `${plain} (${low ?? '?'} to ${high ?? '?'})`;
}

/** The range in which the source holds; what lies outside is refused. */
const validWords = ({ unit, valid }: CardRow): string =>
  valid === undefined
    ? ''
    : `${digits(valid[0])}, ${digits(valid[1])}${unit === '' || unit === '1' ? '' : ` ${unit}`}`;

/** Base units make some ends long numbers. */
const digits = (value: number): string => String(Number(value.toPrecision(6)));
