import { createHash } from 'node:crypto';

/** Hash of a value by what it says: the order in which its keys were written does not show. */
export const identityOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex');

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
