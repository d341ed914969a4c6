import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readBounded } from '../problem/files.js';
import { acceptFormat } from '../problem/format.js';
import { UserError } from '../problem/problem.js';
import { inBaseUnits } from './sourced.js';
import { suggest } from './suggest.js';
import { checkValue, parseYaml, type YamlSource } from './yaml.js';

/** One kind of card. The room that needs the kind declares it; this room only reads it. */
export interface CardKind<S extends z.ZodType = z.ZodType> {
  /** As in "energy card". */
  readonly kind: string;
  /** Folder under `devices/`. */
  readonly folder: string;
  /** Format this version writes, such as `nudge.energy-card/1`. */
  readonly format: string;
  readonly schema: S;
}

/** A card as read: the file it came from (for messages) and its content in base units. */
export interface Loaded<T> {
  readonly file: string;
  readonly card: T;
}

/** Fields that every card begins with; spread into the kind's strict object. */
export function cardHeader(format: string) {
  return {
    format: z.literal(format),
    name: z.string().min(1).max(80).describe('Name shown wherever the card is used'),
    description: z.string().min(1).describe('What the card describes, and what it leaves out'),
  };
}

const DEVICES = fileURLToPath(new URL('../../devices/', import.meta.url));

/**
 * Loads a packaged card by name, or any card by path (a slash or a `.yaml` ending makes it one). Quantities come
 * back in base units. Throws UserError: `reference-unknown`, `file-missing`, `format-newer`, or one that holds
 * every schema violation of the file with its line.
 */
export function loadCard<S extends z.ZodType>(kind: CardKind<S>, nameOrPath: string): Loaded<z.output<S>> {
  if (isPath(nameOrPath)) return parseCard(kind, readText(nameOrPath), nameOrPath);
  const names = cardNames(kind);
  if (!names.includes(nameOrPath)) throw unknownCard(kind, nameOrPath, names);
  const file = join(kind.folder, `${nameOrPath}.yaml`);
  return parseCard(kind, readText(join(DEVICES, file)), `devices/${file}`);
}

/** Checks the text of a card; `file` is used in messages only. */
export function parseCard<S extends z.ZodType>(
  kind: CardKind<S>,
  text: string,
  file: string,
): Loaded<z.output<S>> {
  const source = parseYaml(text, file);
  const found = (source.value as { format?: unknown } | null)?.format;
  const line = source.locate(['format']);
  acceptFormat(found, kind.format, { file, ...(line !== undefined && { line }) });
  return { file, card: inBaseUnits(checkValue(kind.schema, source.value, source)) };
}

/** Names of the packaged cards of a kind, sorted. */
export function cardNames(kind: CardKind): string[] {
  return readdirSync(join(DEVICES, kind.folder))
    .filter(file => extname(file) === '.yaml')
    .map(file => basename(file, '.yaml'))
    .sort();
}

/** Reads a YAML file from disk. Throws UserError (`file-missing`, `file-unreadable`, `yaml-syntax`). */
export function readYaml(path: string): YamlSource {
  return parseYaml(readText(path), path);
}

function isPath(nameOrPath: string): boolean {
  return /[/\\]/.test(nameOrPath) || /\.ya?ml$/i.test(nameOrPath);
}

/** Far above any card or experiment; a mistyped path to a data file must not fill the memory. */
const LARGEST_FILE = 4 * 1024 * 1024;

const readText = (path: string): string => new TextDecoder().decode(readBounded(path, LARGEST_FILE));

function unknownCard(kind: CardKind, name: string, names: readonly string[]): UserError {
  const near = suggest(name, names);
  return new UserError({
    code: 'reference-unknown',
    message: `there is no ${kind.kind} card of this name${near === undefined ? '' : `, did you mean "${near}"?`}`,
    found: JSON.stringify(name),
    allowed: `${names.join(', ')}, or the path of a .yaml file`,
  });
}
