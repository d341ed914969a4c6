import { defer, finalize } from 'rxjs';
import { LIMITS } from '../protocol/bounds.js';
import type { Chip } from '../protocol/chip.js';
import { SCHEMA_HASH } from '../protocol/generated/schema-hash.js';
import type { Capabilities } from '../protocol/messages.js';
import { overWire } from '../protocol/wire.js';
import { watched } from '../stream/tap.js';
import { RecordWriter } from './writer.js';

export interface RecorderOptions {
  /** Address of the chip. */
  readonly place: string;
  /** Version of nudge. */
  readonly version: string;
  readonly created?: Date;
  /** Hash of the message definitions, where they are not those of this program. */
  readonly definitions?: number;
  /** Seconds, by a clock that never goes back. */
  readonly now?: () => number;
}

/** Records every conversation with a chip in a file, which `replay` makes a chip of again. */
export class Recorder {
  private readonly writer: RecordWriter;
  private begun = false;

  /** @throws UserError when the file is there already, or cannot be made */
  constructor(
    file: string,
    private readonly options: RecorderOptions,
  ) {
    const start = performance.now();
    this.writer = new RecordWriter(file, options.now ?? (() => (performance.now() - start) / 1000));
  }

  /**
   * The same chip, recorded. It stands behind a wire of the longest messages: what cannot be written down is refused.
   * @param sheet what it says of itself
   */
  record(chip: Chip, sheet: Omit<Capabilities, 'kind' | 'requestId'>): Chip {
    return commands =>
      defer(() => {
        this.begin({ kind: 'capabilities', requestId: 0, ...sheet });
        const conversation = this.writer.open();
        const watcher = {
          command: this.writer.command.bind(this.writer, conversation),
          event: this.writer.event.bind(this.writer, conversation),
        };
        const recorded = overWire(watched(chip, watcher), { maxPayload: LIMITS.link });
        return recorded(commands).pipe(finalize(() => this.writer.close(conversation)));
      });
  }

  /** Adds the index and closes the file. */
  end(): void {
    this.writer.end();
  }

  private begin(sheet: Capabilities): void {
    if (this.begun) return;
    const { place, version, created = new Date(), definitions = SCHEMA_HASH } = this.options;
    const hash = definitions.toString(16).padStart(8, '0');
    const head = { chip: place, created: created.toISOString(), nudge: version, definitions: hash };
    this.writer.begin(head, sheet);
    this.begun = true;
  }
}
