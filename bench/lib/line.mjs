import { openChip } from '../../dist/chip/emulator.js';
import { Board } from '../../dist/link/board/board.js';
import { VirtualClock } from '../../dist/link/clock.js';
import { ServedChip } from '../../dist/link/serve/serve.js';
import { LineModel } from '../../dist/link/transport/line-model.js';
import { transportPair } from '../../dist/link/transport/pair.js';

/** An emulated chip behind a modelled line, in virtual time: the line has a speed, the computers have none. */
export function boardOnLine(card, { baud, latency, wrong, seed }) {
  const clock = new VirtualClock();
  const rate = { bytesPerSecond: baud / 10 };
  const served = new ServedChip(openChip(card), { clock, ...rate });
  const each = wrong / 3;
  const line = {
    name: 'modelled line',
    ...rate,
    async open() {
      const [host, board] = transportPair(clock);
      served.attach(board);
      return new LineModel(host, clock, { baud, latency, flips: each, drops: each, insertions: each, seed });
    },
  };
  let number = 1;
  return { clock, board: new Board(line, { clock, nextSession: () => number++ }) };
}
