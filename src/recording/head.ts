import { z } from 'zod';
import { damaged } from '../problem/files.js';

/** Who was recorded, when and by what. */
export const head = z.object({
  /** Address of the chip, as `--chip` takes it. */
  chip: z.string().max(4096),
  /** ISO 8601. */
  created: z.string().max(64),
  /** Version of nudge that wrote the file. */
  nudge: z.string().max(64),
  /** Hash of the message definitions that the records are written in, eight hexadecimal digits. */
  definitions: z.string().regex(/^[0-9a-f]{8}$/),
});

export type Head = z.infer<typeof head>;

/** Reads JSON of a record against its schema. @throws UserError file-damaged */
export function readJson<T>(schema: z.ZodType<T>, payload: Uint8Array, file: string, what: string): T {
  const parsed = schema.safeParse(json(payload));
  if (parsed.success) return parsed.data;
  throw damaged(file, `has ${what} that cannot be read`);
}

function json(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
