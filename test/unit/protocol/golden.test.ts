import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  decodeCommandPart,
  decodeEventPart,
  encodeCommand,
  encodeEvent,
} from '../../../src/protocol/codec.js';
import { ProtocolError } from '../../../src/protocol/error.js';
import {
  fromHex,
  type GoldenMessage,
  type GoldenRefusal,
  readGolden,
  revived,
  toHex,
} from '../../support/golden-json.js';
import { needs } from '../../support/needs.js';
import { commandArbitraries } from '../../support/protocol-commands.js';
import { eventArbitraries } from '../../support/protocol-events.js';

const DIRECTIONS = [
  {
    file: 'commands',
    message: 'nudge.v1.CommandMessage',
    kinds: Object.keys(commandArbitraries),
    encode: (m: never, partsLeft: number) => encodeCommand(m, partsLeft),
    decode: decodeCommandPart,
  },
  {
    file: 'events',
    message: 'nudge.v1.EventMessage',
    kinds: Object.keys(eventArbitraries),
    encode: (m: never, partsLeft: number) => encodeEvent(m, partsLeft),
    decode: decodeEventPart,
  },
] as const;

describe.each(DIRECTIONS)('golden $file', ({ file, message: type, kinds, encode, decode }) => {
  const golden = readGolden<GoldenMessage>(file, 'messages');

  test('show every kind', () => {
    expect([...new Set(golden.map(({ message }) => message.kind))].sort()).toStrictEqual([...kinds].sort());
    expect(new Set(golden.map(({ name }) => name)).size).toBe(golden.length);
  });

  test.each(golden.map(vector => [vector.name, vector] as const))('%s', (_, { message, partsLeft, hex }) => {
    expect(toHex(encode(revived(message) as never, partsLeft))).toBe(hex);
    expect(decode(fromHex(hex))).toStrictEqual({ message: revived(message), partsLeft });
  });

  const protoc = needs('protoc');
  test.skipIf(protoc === undefined)('read and write the same with protoc', () => {
    for (const { name, hex, text } of golden) {
      expect([name, ...protocText(protoc!, type, hex)]).toStrictEqual([name, ...text]);
      expect([name, protocHex(protoc!, type, text)]).toStrictEqual([name, hex]);
    }
  });
});

describe.each([
  ['commands', decodeCommandPart],
  ['events', decodeEventPart],
] as const)('refused %s', (list, decode) => {
  const refused = readGolden<GoldenRefusal>('refused', list);

  test.each(refused.map(vector => [vector.name, vector] as const))('%s', (_, { hex, code, path }) => {
    try {
      expect.fail(`was taken for ${JSON.stringify(decode(fromHex(hex)))}`);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      expect({ code: error.code, path: error.path }).toStrictEqual({ code, path });
    }
  });
});

function protocText(protoc: string, type: string, hex: string): string[] {
  return runProtoc(protoc, `--decode=${type}`, fromHex(hex)).toString('utf8').trimEnd().split('\n');
}

function protocHex(protoc: string, type: string, text: readonly string[]): string {
  return runProtoc(protoc, `--encode=${type}`, Buffer.from(text.join('\n'))).toString('hex');
}

function runProtoc(protoc: string, action: string, input: Uint8Array): Buffer {
  const protocols = fileURLToPath(new URL('../../../protocols', import.meta.url));
  return execFileSync(protoc, ['-I', protocols, action, 'nudge/v1/command.proto', 'nudge/v1/event.proto'], {
    input,
  });
}
