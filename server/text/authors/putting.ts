/** Enters what a part put in: whose hand it was, and of letters that were there before, which of them they are. */
import * as Y from 'yjs';
import { rootAt } from './copies.ts';
import type { AuthorsData } from './data.ts';
import type { Letter, Paragraph } from './letters.ts';
import { NO_ROOT } from './spans.ts';
import type { Touched } from './touched.ts';

export function putting(data: AuthorsData, { came }: Touched, paragraphs: readonly Paragraph[], hand: number): void {
  const { doc, puts, takes, copies } = data;
  const inherited = new Map<number, Letter[]>();
  for (const { after } of paragraphs)
    for (const letter of after) {
      if (letter.from === null) continue;
      const letters = inherited.get(letter.client);
      if (letters === undefined) inherited.set(letter.client, [letter]);
      else letters.push(letter);
    }
  for (const [client, from] of came) {
    let at = from;
    const anew = (to: number): void => {
      if (to > at) puts.add(client, { clock: at, length: to - at, hand, rootClient: NO_ROOT, rootClock: 0 });
      at = to;
    };
    for (const { clock, from: one } of (inherited.get(client) ?? []).sort((a, b) => a.clock - b.clock)) {
      if (one === null) continue;
      anew(clock);
      const root = rootAt(data, one);
      puts.add(client, { clock, length: 1, hand, rootClient: root.client, rootClock: root.clock });
      copies.add(root, { client, clock }, takes);
      at = clock + 1;
    }
    anew(Y.getState(doc.store, client));
  }
}
