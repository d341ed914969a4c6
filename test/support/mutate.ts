import fc from 'fast-check';

/** One slip of a hand or a disk: what happens, where (a share of the length), and with what. */
export interface Slip {
  readonly kind: 'delete' | 'insert' | 'replace' | 'repeat' | 'cut';
  readonly at: number;
  readonly length: number;
  readonly junk: number;
}

export const slips = fc.array(
  fc.record<Slip>({
    kind: fc.constantFrom('delete', 'insert', 'replace', 'repeat', 'cut'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 12 }),
    junk: fc.nat(),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Pieces with slips made one after the other; `junk` gives what is put in. */
export function mutated<T>(pieces: readonly T[], made: readonly Slip[], junk: (seed: number) => T): T[] {
  const out = [...pieces];
  for (const slip of made) {
    const at = Math.floor(slip.at * out.length);
    if (slip.kind === 'delete') out.splice(at, slip.length);
    else if (slip.kind === 'insert') out.splice(at, 0, junk(slip.junk));
    else if (slip.kind === 'replace') out.splice(at, 1, junk(slip.junk));
    else if (slip.kind === 'repeat') out.splice(at, 0, ...out.slice(at, at + slip.length));
    // Rarely: most of what is found is found behind the slip.
    else if (slip.junk % 4 === 0) out.splice(at);
  }
  return out;
}

/** Bytes with slips. */
export const mutatedBytes = (bytes: Uint8Array, made: readonly Slip[]): Uint8Array =>
  Uint8Array.from(mutated([...bytes], made, seed => seed % 256));

/** Words and separators of a text with slips; `junk` are words that hurt. */
export const mutatedText = (text: string, made: readonly Slip[], junk: readonly string[]): string =>
  mutated(text.split(/(\s+)/), made, seed => junk[seed % junk.length]!).join('');
