import { ProtocolError } from './error.js';

/** How one kind of message becomes the fields of its protobuf message, and the way back. */
interface Member<Message> {
  write(message: Message): object;
  read(fields: never, requestId: number): Message;
}

/** One member for every kind of a union; a kind without one does not compile. */
export type Members<Union extends { readonly kind: string }> = {
  readonly [Kind in Union['kind']]: Member<Extract<Union, { readonly kind: Kind }>>;
};

/** Name of the member of the envelope's choice that carries a kind: `write-weights` travels as `writeWeights`. */
export function fieldOf(kind: string): string {
  return kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The members of one union, found by kind or by field. */
export class MemberTable<Union extends { readonly kind: string }> {
  private readonly byKind = new Map<string, { field: string; member: Member<Union> }>();
  private readonly byField = new Map<string, Member<Union>>();

  constructor(members: Members<Union>) {
    for (const [kind, entry] of Object.entries(members)) {
      const member = entry as Member<Union>;
      const field = fieldOf(kind);
      this.byKind.set(kind, { field, member });
      this.byField.set(field, member);
    }
  }

  write(message: Union): { field: string; fields: object } {
    const found = this.byKind.get(message.kind);
    if (found) return { field: found.field, fields: found.member.write(message) };
    throw new ProtocolError('unsupported', 'kind', 'the kind of message is unknown', message.kind);
  }

  read(field: string | undefined, fields: unknown, requestId: number): Union {
    const member = field === undefined ? undefined : this.byField.get(field);
    if (member) return member.read(fields as never, requestId);
    throw new ProtocolError('malformed', '', 'the message says nothing');
  }
}
