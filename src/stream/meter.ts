import type { ChipEvent, Command, WorkCounts } from '../protocol/messages.js';
import type { Watcher } from './tap.js';

/** Adds up the work that settles report, and how many commands of each kind were sent. */
export class Meter implements Watcher {
  readonly commands = new Map<Command['kind'], number>();
  settles = 0;
  errors = 0;
  work: WorkCounts = { ticks: 0, spikes: 0, synapticEvents: 0, neuronUpdates: 0, weightEvents: 0 };

  command(command: Command): void {
    this.commands.set(command.kind, (this.commands.get(command.kind) ?? 0) + 1);
  }

  event(event: ChipEvent): void {
    if (event.kind === 'error') this.errors++;
    if (event.kind !== 'settled') return;
    this.settles++;
    const { work } = event;
    this.work = {
      ticks: this.work.ticks + work.ticks,
      spikes: this.work.spikes + work.spikes,
      synapticEvents: this.work.synapticEvents + work.synapticEvents,
      neuronUpdates: this.work.neuronUpdates + work.neuronUpdates,
      weightEvents: this.work.weightEvents + work.weightEvents,
    };
  }
}
