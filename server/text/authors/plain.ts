/** Nearly every part only types, or only takes a few letters out. Nothing is inherited there, and no paragraph has to be read. */
import * as Y from 'yjs';
import type { AuthorsData } from './data.ts';
import { PASTED } from './inherit.ts';
import { isLetters } from './letters.ts';
import { structsOf, type Touched } from './touched.ts';

export function isPlain({ doc, takes }: AuthorsData, { came, went, again }: Touched, isRepair: boolean): boolean {
  if (again.size > 0) return false;
  let letters = 0;
  for (const [client, from] of came)
    for (const item of structsOf(doc, client, from)) {
      if (item instanceof Y.Item && item.content instanceof Y.ContentType) return false;
      if (!isLetters(item)) continue;
      const { rightOrigin } = item;
      letters += item.length;
      if (letters >= PASTED || (rightOrigin !== null && takes.find(rightOrigin.client, rightOrigin.clock) !== undefined)) return false;
    }
  let gone = 0;
  for (const { client, clock, length } of went)
    for (const item of structsOf(doc, client, clock, clock + length)) if (isLetters(item)) gone += item.length;
  // repairs bring back what was there
  return letters === 0 ? gone < PASTED : gone === 0 && !isRepair;
}
