import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readModule } from './declarations.mjs';

/**
 * Text of all public declarations of a declaration file: what it exports, sorted by name, then what those
 * mention without its being exported, so that a change in a nested type shows too.
 */
export function listApi(face) {
  const house = new House();
  const exported = [...house.exportsOf(face)].sort(byName);
  const shown = new Set();
  const section = entries =>
    entries.flatMap(([name, place]) =>
      house.declarationsAt(place, shown).map(text => rename(text, place.name, name)),
    );
  const first = section(exported);
  const behind = [];
  for (let places = house.mentions(shown); places.length > 0; places = house.mentions(shown)) {
    behind.push(
      ...places
        .sort((a, b) => byName([a.name], [b.name]))
        .flatMap(place => house.declarationsAt(place, shown)),
    );
  }
  return `${['# Exported', ...first, '# Mentioned by them', ...behind.sort()].join('\n\n')}\n`;
}

function byName([a], [b]) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rename(text, from, to) {
  return from === to ? text : `${text} // exported as ${to}`;
}

/** Declaration files, read once each, and the way from a name to the place that declares it. */
class House {
  #modules = new Map();

  #module(file) {
    if (!this.#modules.has(file)) this.#modules.set(file, readModule(readFileSync(file, 'utf8')));
    return this.#modules.get(file);
  }

  /** Exported name -> `{ file, name }`, following re-exports inside the package. */
  exportsOf(file) {
    const found = new Map();
    const module = this.#module(file);
    for (const { name, exported } of module.declarations) if (exported) found.set(name, { file, name });
    for (const { from, names } of module.reexports) {
      const source = from === undefined ? undefined : beside(file, from);
      for (const [name, alias] of names ?? [...this.exportsOf(source).keys()].map(all => [all, all])) {
        found.set(alias, source ? this.#origin(source, name) : this.#local(file, name));
      }
    }
    return found;
  }

  #origin(file, name) {
    return this.exportsOf(file).get(name) ?? { file, name };
  }

  #local(file, name) {
    const binding = this.#module(file).imports.get(name);
    return binding ? this.#origin(beside(file, binding.from), binding.name) : { file, name };
  }

  /** The texts declared at a place (overloads are several), each once. */
  declarationsAt({ file, name }, shown) {
    const key = `${file}#${name}`;
    if (shown.has(key)) return [];
    shown.add(key);
    return this.#module(file)
      .declarations.filter(declaration => declaration.name === name)
      .map(declaration => declaration.text);
  }

  /** Places named in the declarations shown so far that are declared in the package but not yet shown. */
  mentions(shown) {
    const places = new Map();
    const note = place => {
      const key = `${place.file}#${place.name}`;
      if (!shown.has(key)) places.set(key, place);
    };
    for (const key of shown) {
      const [file, name] = key.split('#');
      const module = this.#module(file);
      const texts = module.declarations.filter(one => one.name === name).map(one => one.text);
      for (const [, from, inline] of texts.join('\n').matchAll(/\bimport\("(\.[^"]+)"\)\.(\w+)/g)) {
        note(this.#origin(beside(file, from), inline));
      }
      for (const word of new Set(texts.join('\n').match(/[A-Za-z_$][\w$]*/g) ?? [])) {
        const place = this.#place(file, module, word);
        if (place && !shown.has(`${place.file}#${place.name}`))
          places.set(`${place.file}#${place.name}`, place);
      }
    }
    return [...places.values()];
  }

  #place(file, module, word) {
    if (module.declarations.some(one => one.name === word)) return { file, name: word };
    const binding = module.imports.get(word);
    return binding?.from.startsWith('.') ? this.#origin(beside(file, binding.from), binding.name) : undefined;
  }
}

function beside(file, specifier) {
  return join(dirname(file), specifier.replace(/\.js$/, '.d.ts'));
}
