/** A timer of an emulated peripheral. */
interface Alarm {
  at: number;
  readonly call: () => void;
}

/** The clock of an emulated chip, in nanoseconds; it goes as far as it is told, and calls what is due on the way. */
export class AlarmClock {
  private readonly alarms = new Set<Alarm>();

  constructor(public nanos: number) {}

  /** For rp2040js: an alarm that can be set again and again. */
  createAlarm(call: () => void): { schedule(deltaNanos: number): void; cancel(): void } {
    const alarm = { at: Number.POSITIVE_INFINITY, call };
    return {
      schedule: deltaNanos => {
        alarm.at = this.nanos + deltaNanos;
        this.alarms.add(alarm);
      },
      cancel: () => {
        this.alarms.delete(alarm);
      },
    };
  }

  /** When the next alarm is due; infinite without one. */
  get next(): number {
    let first = Number.POSITIVE_INFINITY;
    for (const { at } of this.alarms) first = Math.min(first, at);
    return first;
  }

  advance(to: number): void {
    for (let next = this.next; next <= to; next = this.next) {
      this.nanos = next;
      for (const alarm of [...this.alarms]) {
        if (alarm.at !== next || !this.alarms.delete(alarm)) continue;
        alarm.call();
      }
    }
    this.nanos = to;
  }
}
