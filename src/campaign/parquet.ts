import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Table, TableValue } from './table.js';

/** A table as a Parquet file; every column may hold nulls, and its type follows from its values. */
export function parquetOf({ columns, rows }: Table): Uint8Array {
  const columnData = columns.map((name, k) => {
    const values = rows.map(row => row[k]!);
    const type = typeOf(values);
    const data = type === 'STRING' ? values.map(value => (value === null ? null : String(value))) : values;
    return { name, type, nullable: true, data };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'nudge' }));
}

/** Mixed columns, such as a factor with a number and a word, are text. */
function typeOf(values: readonly TableValue[]): 'DOUBLE' | 'BOOLEAN' | 'STRING' {
  const kinds = new Set(values.filter(value => value !== null).map(value => typeof value));
  if (kinds.size !== 1) return kinds.size === 0 ? 'DOUBLE' : 'STRING';
  return kinds.has('number') ? 'DOUBLE' : kinds.has('boolean') ? 'BOOLEAN' : 'STRING';
}
