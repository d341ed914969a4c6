import { UserError } from '../problem/problem.js';
import { COUNTERS, type Counter, type CounterRow } from '../protocol/messages.js';

/** Exact counts by scope, id and counter; keys made by `tallyKey`. */
export type Tally = ReadonlyMap<string, bigint>;

export const tallyKey = (scope: CounterRow['scope'], id: number, counter: Counter): string =>
  `${scope}/${id}/${counter}`;

/** Adds rows to a tally. Throws UserError (`count-overflow`) for a value that is not an exact count. */
export function addRows(tally: Map<string, bigint>, rows: readonly CounterRow[]): void {
  for (const row of rows) {
    if (!Number.isSafeInteger(row.value) || row.value < 0) throw notExact(row);
    const key = tallyKey(row.scope, row.id, row.counter);
    tally.set(key, (tally.get(key) ?? 0n) + BigInt(row.value));
  }
}

/**
 * What was counted between two telemetry reports of the same configuration. Throws UserError
 * (`protocol-violation`) when a count went backwards: the chip was configured anew in between.
 */
export function rowsBetween(earlier: readonly CounterRow[], later: readonly CounterRow[]): CounterRow[] {
  const before = new Map(earlier.map(row => [tallyKey(row.scope, row.id, row.counter), row.value]));
  return later.map(row => {
    const value = row.value - (before.get(tallyKey(row.scope, row.id, row.counter)) ?? 0);
    if (value >= 0) return { ...row, value };
    throw new UserError({
      code: 'protocol-violation',
      message: `the count of ${row.counter} went backwards between two reports`,
      path: `${row.scope} ${row.id}`,
      found: String(row.value),
      allowed: `at least ${before.get(tallyKey(row.scope, row.id, row.counter))}`,
    });
  });
}

/** Only some counters of a tally. */
export function only(tally: Tally, counters: readonly Counter[]): Tally {
  return new Map([...tally].filter(([key]) => counters.includes(counterOf(key))));
}

/**
 * Weight events that plasticity applied: increments where a projection has accumulators in use, else changes of
 * the weight itself.
 */
export function updateEvents(tally: Tally): bigint {
  let events = 0n;
  for (const [key, value] of tally) {
    const [scope, id] = key.split('/') as [CounterRow['scope'], string];
    const increments = tally.get(tallyKey(scope, Number(id), 'accumulator-increments')) ?? 0n;
    if (counterOf(key) === 'accumulator-increments') events += value;
    if (counterOf(key) === 'stored-changes' && increments === 0n) events += value;
  }
  return events;
}

/** The counter of a tally key. Keys are made from rows, so an unknown one is a damaged file. */
export function counterOf(key: string): Counter {
  return key.slice(key.lastIndexOf('/') + 1) as Counter;
}

export function isTallyKey(key: string): boolean {
  const [scope = '', id = '', counter = '', ...rest] = key.split('/');
  const scopes: readonly string[] = ['chip', 'population', 'projection'];
  return (
    rest.length === 0 &&
    scopes.includes(scope) &&
    /^\d+$/.test(id) &&
    (COUNTERS as readonly string[]).includes(counter)
  );
}

function notExact(row: CounterRow): UserError {
  return new UserError({
    code: 'count-overflow',
    message: `the count of ${row.counter} is not an exact whole number`,
    path: `${row.scope} ${row.id}`,
    found: String(row.value),
    allowed: `0 to ${Number.MAX_SAFE_INTEGER}`,
  });
}
