/** One statement of a netlist, with the line it begins at. */
export interface Statement {
  readonly line: number;
  readonly words: readonly string[];
}

export interface Statements {
  /** The first line, which SPICE takes for the title whatever it says. */
  readonly title: string;
  readonly statements: readonly Statement[];
}

/**
 * Cuts a netlist into statements: comments (`*` at the start, `;` or `$ ` anywhere) go, lines that begin with `+`
 * continue the one before, all is lower case, and commands to the simulator (.control .. .endc) are passed over.
 */
export function statementsOf(text: string): Statements {
  const lines = text.split(/\r\n|\r|\n/);
  const found: { line: number; text: string }[] = [];
  let commanding = false;
  for (const [k, raw] of lines.entries()) {
    if (k === 0) continue;
    const line = withoutComment(raw).trim().toLowerCase();
    if (line === '' || line.startsWith('*')) continue;
    if (line === '.end') break;
    if (line === '.control') commanding = true;
    else if (line === '.endc') commanding = false;
    else if (commanding) continue;
    else if (line.startsWith('+') && found.length > 0) found.at(-1)!.text += ` ${line.slice(1)}`;
    else found.push({ line: k + 1, text: line });
  }
  const statements = found.map(one => ({ line: one.line, words: wordsOf(one.text) }));
  return {
    title: (lines[0] ?? '')
      .replace(/^\*\s*/, '')
      .trim()
      .slice(0, 200),
    statements,
  };
}

const withoutComment = (line: string): string => line.replace(/;.*|\$ .*|\$$/, '');

/** Brackets, commas and equals signs part words as spaces do; `=` stays a word of its own. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/[(),]/g, ' ')
    .replace(/=/g, ' = ')
    .split(/\s+/)
    .filter(word => word !== '');
