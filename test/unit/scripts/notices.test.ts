import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  dev?: boolean;
  license?: string;
}

test('THIRD-PARTY-NOTICES names every package installed beside us, with its licence', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const installed = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev)
    .map(([path, entry]) => `${path.replace(/^.*node_modules\//, '')} ${entry.license}`);
  const notices = readFileSync('THIRD-PARTY-NOTICES', 'utf8').replace(/ +/g, ' ').split('\n');
  expect(installed.filter(line => !notices.includes(line))).toEqual([]);
});
