/**
 * The encoded terminal answers of the last finished commands, by request id: a command that comes again is answered
 * again and not carried out again.
 */
export class ReplyCache {
  private readonly answers = new Map<number, readonly Uint8Array[]>();

  /** @param size answers kept; the oldest goes first */
  constructor(private readonly size: number) {}

  get(requestId: number): readonly Uint8Array[] | undefined {
    return this.answers.get(requestId);
  }

  put(requestId: number, payloads: readonly Uint8Array[]): void {
    this.answers.delete(requestId);
    this.answers.set(requestId, payloads);
    for (const oldest of this.answers.keys()) {
      if (this.answers.size <= this.size) break;
      this.answers.delete(oldest);
    }
  }

  clear(): void {
    this.answers.clear();
  }
}
