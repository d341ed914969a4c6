import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROOMS } from '../../../scripts/check-imports.mjs';
import { COUNTERS } from '../../../src/protocol/messages.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...pagesOf('docs'),
  ...pagesOf('protocols'),
];

function pagesOf(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => `${folder}/${name}`);
}

/** Targets of links to files of the repository, from the page's folder. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target!);

/** What a heading is called in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');

describe.each(PAGES)('%s', page => {
  const text = read(page);

  it('links to files that exist', () => {
    const broken = linksOf(text).filter(target => !existsSync(join(root, dirname(page), target)));
    expect(broken).toEqual([]);
  });

  it('links to headings that exist', () => {
    const broken = [...text.matchAll(/\]\(([^)#\s]*)#([^)]+)\)/g)].filter(([, target, anchor]) => {
      const there = target === '' ? text : readFileSync(join(root, dirname(page), target!), 'utf8');
      return ![...there.matchAll(/^#+ (.*)$/gm)].some(([, heading]) => anchorOf(heading!) === anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('names no address to download from and no path of a machine', () => {
    expect(text).not.toMatch(/https?:\/\/|\/home\/|\/work\/|\/Users\/|\/tmp\//);
  });

  it('never tells to run the bare name from the registry', () => {
    expect(text).not.toMatch(/npx (--yes )?nudge\b/);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');

  it('gives the rooms in the order that is checked', () => {
    const [, list] = /<!-- rooms -->\n```\n(.*?)```/s.exec(text)!;
    expect(list!.split(/[\s<]+/).filter(Boolean)).toEqual(ROOMS);
  });

  it('says what each room holds', () => {
    const rows = [...text.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(
      ([, names]) => names!.match(/\w+/g)!,
    );
    expect(rows.filter(name => ROOMS.includes(name)).toSorted()).toEqual([...ROOMS].toSorted());
  });

  it('names files that exist', () => {
    const named = [...text.matchAll(/`((?:src|test|scripts|kernels|protocols)\/[\w./-]+)`/g)].map(
      ([, path]) => path!,
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('docs/energy-and-memory.md', () => {
  it('explains every counter of the protocol', () => {
    const text = read('docs/energy-and-memory.md').toLowerCase();
    const missing = COUNTERS.filter(counter => {
      const words = counter
        .replaceAll('-', ' ')
        .replace(/s$/, '')
        .replace(/^(forward|backward) event/, 'synaptic event');
      return !text.includes(words);
    });
    expect(missing).toEqual([]);
  });
});
