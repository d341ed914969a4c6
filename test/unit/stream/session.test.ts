import { Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Chip } from '../../../src/protocol/chip.js';
import type { ChipEvent, Command } from '../../../src/protocol/messages.js';
import { ChipRefused, Session, type Unnumbered } from '../../../src/stream/session.js';

/** A chip that answers when it is told to, or at once, and remembers what it holds. */
function puppet() {
  const held: Command[] = [];
  const seen: Command[] = [];
  let answer: (event: ChipEvent) => void = () => {};
  let most = 0;
  const chip: Chip = commands =>
    new Observable(subscriber => {
      answer = event => subscriber.next(event);
      return commands.subscribe(command => {
        held.push(command);
        seen.push(command);
        most = Math.max(most, held.length);
      });
    });
  const done = () => {
    const command = held.shift();
    if (command) answer({ kind: 'done', requestId: command.requestId });
  };
  return { chip, held, seen, done, answer: (event: ChipEvent) => answer(event), most: () => most };
}

const instant: Chip = commands =>
  new Observable(subscriber =>
    commands.subscribe(({ requestId }) => subscriber.next({ kind: 'done', requestId })),
  );

const commit: Unnumbered = { kind: 'commit' };

describe('Session', () => {
  it('keeps at most `window` commands outstanding and pulls the next when one is answered', async () => {
    const { chip, held, done, most } = puppet();
    const session = new Session(chip, 3);
    let pulled = 0;
    function* script() {
      for (; pulled < 10; pulled++) yield commit;
    }
    const playing = session.play(script());
    expect(held).toHaveLength(3);
    expect(pulled).toBeLessThanOrEqual(3);
    while (held.length > 0) done();
    await playing;
    expect(most()).toBe(3);
    expect(pulled).toBe(10);
  });

  it('numbers commands without changing the script’s own objects', async () => {
    const { chip, seen, done } = puppet();
    const session = new Session(chip, 8);
    const body = Object.freeze({ ...commit });
    const playing = session.play([body, body]);
    done();
    done();
    await playing;
    expect(seen.map(command => command.requestId)).toEqual([1, 2]);
  });

  it('does not recurse: a hundred thousand instant answers', async () => {
    let count = 0;
    function* script() {
      for (let k = 0; k < 100_000; k++) yield commit;
    }
    await new Session(instant, 1).play(script(), () => count++);
    expect(count).toBe(100_000);
  });

  it('fails at the first refusal, naming the command, and sends nothing more', async () => {
    const { chip, held, answer } = puppet();
    const session = new Session(chip, 1);
    function* script() {
      for (;;) yield commit;
    }
    const playing = session.play(script());
    const requestId = held[0]!.requestId;
    answer({ kind: 'error', requestId, code: 'range', retryable: false, message: 'too much', path: 'x' });
    const error = await playing.catch(reason => reason);
    expect(error).toBeInstanceOf(ChipRefused);
    expect(error.message).toBe('commit x: too much');
    expect(held).toHaveLength(1);
  });

  it('fails when the chip goes away with commands outstanding', async () => {
    const chip: Chip = commands =>
      new Observable(subscriber => commands.subscribe(() => subscriber.complete()));
    await expect(new Session(chip, 1).play([commit])).rejects.toThrow('went away');
  });

  it('waits for credit before it sends', async () => {
    let grant = () => {};
    const gate = new Promise<void>(resolve => {
      grant = resolve;
    });
    let asked = 0;
    const session = new Session(instant, 4, () => (asked++ === 1 ? gate : undefined));
    let answered = 0;
    const playing = session.play([commit, commit, commit], () => answered++);
    await new Promise(resolve => setImmediate(resolve));
    expect(answered).toBe(1);
    grant();
    await playing;
    expect(answered).toBe(3);
  });

  it('stops pulling when it is unsubscribed, and closes the script', () => {
    const { chip, done, held } = puppet();
    let closed = false;
    function* script() {
      try {
        for (;;) yield commit;
      } finally {
        closed = true;
      }
    }
    const subscription = new Session(chip, 2).run(script()).subscribe();
    subscription.unsubscribe();
    done();
    expect(held).toHaveLength(1);
    expect(closed).toBe(true);
  });
});
