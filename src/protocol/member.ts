import type protobuf from 'protobufjs/minimal.js';
import { ProtocolError } from './error.js';
import { type MessageName, rowOf } from './table.js';

/** Static code that protobufjs generated for one message. */
export interface Wire {
  encode(fields: object, writer?: protobuf.Writer): protobuf.Writer;
  decode(reader: protobuf.Reader, length: number): object;
}

/** How one kind of message becomes the fields of its protobuf message, and the way back. */
export interface Member<Message> {
  readonly wire: Wire;
  write(message: Message): object;
  read(fields: never, requestId: number): Message;
}

/** One member for every kind of a union; a kind without one does not compile. */
export type Members<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Member<Extract<Union, { readonly kind: Kind }>>;
};

/** A member together with its number in the envelope's choice. */
export interface Entry<Union> {
  readonly number: number;
  readonly member: Member<Union>;
}

/** Name of the envelope's field that carries a kind: `write-weights` travels as `writeWeights`. */
export function fieldOf(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The members of one union, found by kind or by number. */
export class MemberTable<Union extends { readonly kind: string }> {
  private readonly byKind = new Map<string, Entry<Union>>();
  private readonly byNumber: Entry<Union>[] = [];

  constructor(envelope: MessageName, members: Members<Union>) {
    for (const row of rowOf(envelope).fields) {
      const kind = Object.keys(members).find(name => fieldOf(name) === row.name);
      if (kind === undefined) continue;
      const entry = { number: row.number, member: members[kind as Union['kind']] as Member<Union> };
      this.byKind.set(kind, entry);
      this.byNumber[row.number] = entry;
    }
  }

  has(kind: string): boolean {
    return this.byKind.has(kind);
  }

  ofKind(kind: string): Entry<Union> {
    const entry = this.byKind.get(kind);
    if (entry) return entry;
    throw new ProtocolError('unsupported', 'kind', 'the kind of message is unknown', kind);
  }

  ofNumber(number: number): Entry<Union> {
    const entry = this.byNumber[number];
    if (entry) return entry;
    throw new ProtocolError('malformed', '', 'the message says nothing');
  }
}
