/** What a file depends on: static imports, re-exports, dynamic imports, `import('x').T` types and workers. */
const PATTERNS = [
  /\b(?:import|export)\b[^;'"`()]*?\bfrom\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  /\bimport\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  /\bimport\s*\(\s*(['"`])(?<specifier>[^'"`\n]+)\1/g,
  /\bimport\s+\w+\s*=\s*require\s*\(\s*(['"])(?<specifier>[^'"\n]+)\1/g,
  /\bnew\s+URL\s*\(\s*(['"])(?<specifier>[^'"\n]+\.[cm]?[jt]s)\1\s*,\s*import\.meta\.url/g,
];

/** `{ line, specifier }` of every dependency in TypeScript or JavaScript text, by line. */
export function importsOf(text) {
  const code = withoutComments(text);
  return PATTERNS.flatMap(pattern =>
    Array.from(code.matchAll(pattern), match => {
      const before = code.slice(0, match.index + match[0].lastIndexOf(match.groups.specifier));
      return { line: before.split('\n').length, specifier: match.groups.specifier };
    }),
  ).sort((a, b) => a.line - b.line);
}

/**
 * Blanks comments, keeping lines; strings and templates are stepped over so that a `//` inside one is no comment.
 * A quote inside a regular expression can only hide what follows it on its own line, since strings end with it.
 */
export function withoutComments(text) {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;
  return text.replace(token, found => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found));
}
