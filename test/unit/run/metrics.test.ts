import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openMetrics, readMetrics } from '../../../src/run/metrics.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const COLUMNS = ['samples', 'accuracy', 'note'];

function started() {
  const folder = temporaryFolder();
  const writer = openMetrics(folder, COLUMNS);
  writer.append({ samples: 500, accuracy: 0.5, note: 'a, "b"' });
  return { folder, writer, jsonl: join(folder, 'metrics.jsonl'), csv: join(folder, 'metrics.csv') };
}

describe('writing', () => {
  test('appends one line to each file', () => {
    const { folder, writer, csv } = started();
    writer.append({ samples: 1000, accuracy: Number.NaN, extra: true });
    writer.close();
    expect(readFileSync(csv, 'utf8')).toBe('samples,accuracy,note\n500,0.5,"a, ""b"""\n1000,,\n');
    expect(readMetrics(folder)).toEqual([
      { samples: 500, accuracy: 0.5, note: 'a, "b"' },
      { samples: 1000, accuracy: null, extra: true },
    ]);
  });

  test('says how far it has come, in bytes', () => {
    const { writer, jsonl, csv } = started();
    expect(writer.position()).toEqual({
      rows: 1,
      jsonl: readFileSync(jsonl).length,
      csv: readFileSync(csv).length,
    });
    writer.close();
  });
});

describe('resuming', () => {
  test('cuts off the rows after the checkpoint', () => {
    const { folder, writer, csv } = started();
    const position = writer.position();
    writer.append({ samples: 1000, accuracy: 0.6 });
    writer.close();
    const again = openMetrics(folder, COLUMNS, position);
    again.append({ samples: 1000, accuracy: 0.7 });
    expect(again.position().rows).toBe(2);
    again.close();
    expect(readMetrics(folder).map(row => row.accuracy)).toEqual([0.5, 0.7]);
    expect(readFileSync(csv, 'utf8').split('\n')).toHaveLength(4);
  });

  test('cuts off a torn line', () => {
    const { folder, writer, jsonl } = started();
    const position = writer.position();
    writer.close();
    appendFileSync(jsonl, '{"samples": 10');
    openMetrics(folder, COLUMNS, position).close();
    expect(readFileSync(jsonl).length).toBe(position.jsonl);
  });

  test('begins anew without a checkpoint', () => {
    const { folder, writer, csv } = started();
    writer.close();
    openMetrics(folder, COLUMNS).close();
    expect(readMetrics(folder)).toEqual([]);
    expect(readFileSync(csv, 'utf8')).toBe('samples,accuracy,note\n');
  });

  test('refuses files shorter than the checkpoint says', () => {
    const { folder, writer, jsonl } = started();
    const position = writer.position();
    writer.close();
    truncateSync(jsonl, 5);
    expect(problemsFrom(() => openMetrics(folder, COLUMNS, position))).toMatchObject([
      { code: 'file-damaged', file: jsonl, found: '5 bytes', allowed: String(position.jsonl) },
    ]);
  });

  test('refuses other columns', () => {
    const { folder, writer, csv } = started();
    const position = writer.position();
    writer.close();
    expect(problemsFrom(() => openMetrics(folder, ['samples', 'loss'], position))).toMatchObject([
      { code: 'file-damaged', file: csv, message: 'has other columns' },
    ]);
  });
});

describe('reading', () => {
  const read = (text: string) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'metrics.jsonl'), text);
    return () => readMetrics(folder);
  };

  test('a run without metrics', () => {
    expect(readMetrics(temporaryFolder())).toEqual([]);
    expect(read('')()).toEqual([]);
  });

  test('leaves out a torn last line', () => {
    expect(read('{"a":1}\n{"a":2')()).toEqual([{ a: 1 }]);
    expect(read('{"a":1}\n\0\0\0')()).toEqual([{ a: 1 }]);
    expect(read('{"a":1}\n1')()).toEqual([{ a: 1 }]);
  });

  test('keeps a whole last row that lacks only its line feed', () => {
    expect(read('{"a":1}\n{"a":2}')()).toEqual([{ a: 1 }, { a: 2 }]);
  });

  test.each([
    ['{"a":1}\n{"a":2\n{"a":3}\n', 2],
    ['{"a":1}\n{"a":2\n', 2],
    ['\n{"a":1}\n', 1],
    ['[1]\n', 1],
  ])('tells every other damaged line: %j', (text, line) => {
    expect(problemsFrom(read(text))).toMatchObject([{ code: 'file-damaged', line }]);
  });
});
