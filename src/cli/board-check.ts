import { conformance } from '../experiment/conformance.js';
import { withBoard } from './board-info.js';
import { plural, table } from './words.js';
import type { Shown } from './writer.js';

/** Tries a board on the rules of the protocol. */
export function checkBoard(place: string): Promise<Shown & { passed: boolean }> {
  return withBoard(place, async board => {
    const rules = await conformance(board);
    const broken = rules.filter(({ verdict }) => verdict === 'broken').length;
    const left = rules.filter(({ verdict }) => verdict === 'not offered').length;
    const rows = rules.map(({ rule, verdict, detail }) => [verdict, rule, detail]);
    const verdict = broken === 0 ? 'The board keeps to the protocol' : `${plural(broken, 'rule')} broken`;
    const text = `${table(['', 'rule', ''], rows)}\n\n${verdict}${left > 0 ? `; ${plural(left, 'rule')} left out` : ''}.`;
    return {
      document: { place, passed: broken === 0, rules, link: board.report() },
      text,
      passed: broken === 0,
    };
  });
}
