import { filter, type Observable, scan } from 'rxjs';
import type { ChipEvent } from '../protocol/messages.js';

/** How far a chip has come. */
export interface Pace {
  readonly settles: number;
  readonly ticks: number;
  /** Synaptic events so far. */
  readonly synapticEvents: number;
}

const START: Pace = { settles: 0, ticks: 0, synapticEvents: 0 };

/** The running totals of a chip's settles, one for each `every` of them. */
export function paced(events: Observable<ChipEvent>, every = 1): Observable<Pace> {
  return events.pipe(
    filter(event => event.kind === 'settled'),
    scan(
      (pace, { work }) => ({
        settles: pace.settles + 1,
        ticks: pace.ticks + work.ticks,
        synapticEvents: pace.synapticEvents + work.synapticEvents,
      }),
      START,
    ),
    filter(pace => pace.settles % every === 0),
  );
}
