/** What tests ask of an HTML document, without a browser. */

const VOID = new Set(['meta', 'br']);

/** Everything that is wrong with the nesting of tags; empty for a well-formed document. */
export function nestingProblems(html: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '<style></style>');
  const rest = body.replace(
    /<(\/?)([a-zA-Z]+\d?)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/g,
    (_all, end, name, _a, self) => {
      if (end) {
        const last = open.pop();
        if (last !== name) problems.push(`</${name}> closes <${last}>`);
      } else if (!self && !VOID.has(name)) open.push(name);
      return '';
    },
  );
  const stray = rest.replace('<!doctype html>', '').match(/.{0,40}[<>].{0,40}/);
  if (stray) problems.push(`stray angle bracket: ${stray[0]}`);
  return [...problems, ...open.map(name => `<${name}> is not closed`)];
}

/** Every address in the document that a browser would load. */
export const loads = (html: string): string[] => [
  ...[...html.matchAll(/\b(?:src|href|srcset|action|data|xlink:href)="([^"]*)"/g)].map(match => match[1]!),
  ...[...html.matchAll(/url\(([^)]*)\)/g)].map(match => match[1]!.replace(/&quot;|"/g, '')),
  ...[...html.matchAll(/@import[^;]*/g)].map(match => match[0]),
];

/** Ids in order; a repeated one appears twice. */
export const idsOf = (html: string): string[] =>
  [...html.matchAll(/\sid="([^"]*)"/g)].map(match => match[1]!);

/** Text of each cell of the first table after the element with this id. */
export function cells(html: string, id: string): string[][] {
  const table = /<table>[\s\S]*?<\/table>/.exec(html.slice(html.indexOf(`id="${id}"`)))![0];
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(row =>
    [...row[1]!.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(cell =>
      cell[1]!
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
}
