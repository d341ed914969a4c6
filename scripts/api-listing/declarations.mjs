import { withoutComments } from '../check-imports/specifiers.mjs';

const DECLARATION =
  /^(?<exported>export )?(?:default )?(?:declare )?(?:abstract )?(?:function\*?|class|interface|type|enum|const enum|const|let|var|namespace) (?<name>[\w$]+)/;

/**
 * Reads a declaration file as tsc writes it: every statement starts at the left margin. Returns
 * `declarations` ({ name, exported, text }), `imports` (local name -> { from, name }) and
 * `reexports` ({ from?, names?: [name, alias][] }, all names of `from` where `names` is absent).
 */
export function readModule(text) {
  const module = { declarations: [], imports: new Map(), reexports: [] };
  for (const statement of statementsOf(withoutComments(text))) {
    const declared = DECLARATION.exec(statement)?.groups;
    if (declared) {
      module.declarations.push({
        name: declared.name,
        exported: declared.exported !== undefined,
        text: statement,
      });
    } else if (statement.startsWith('import ')) {
      for (const [name, alias] of namesIn(statement))
        module.imports.set(alias, { from: source(statement), name });
    } else if (statement.startsWith('export ')) {
      module.reexports.push(reexport(statement));
    }
  }
  return module;
}

/** A line at the left margin begins a statement, unless it closes the one before. */
function statementsOf(code) {
  const lines = code.split('\n').map(line => line.trimEnd());
  const statements = [];
  for (const line of lines.filter(line => line !== '')) {
    if (/^[A-Za-z]/.test(line)) statements.push(line);
    else if (statements.length > 0) statements[statements.length - 1] += `\n${line}`;
  }
  return statements;
}

function reexport(statement) {
  return {
    from: source(statement),
    names: /^export (type )?\*/.test(statement) ? undefined : namesIn(statement),
  };
}

function source(statement) {
  return /\bfrom ['"]([^'"]+)['"]/.exec(statement)?.[1];
}

/** `{ a, type b as c }` -> [[a, a], [b, c]]. */
function namesIn(statement) {
  const list = /\{([^}]*)\}/.exec(statement)?.[1] ?? '';
  return list
    .split(',')
    .map(part => part.trim().replace(/^type /, ''))
    .filter(part => part !== '')
    .map(part => {
      const [name, alias] = part.split(/\s+as\s+/);
      return [name, alias ?? name];
    });
}
