/**
 * Yjs turns both halves of a surrogate pair into U+FFFD where it has to split a text between them, but only in a replica that does split
 * there: one that receives the same items merged or already collected keeps the character. So an update that points into a pair would
 * leave the live text, its clients and a second fold of the log apart. No editor puts a caret there.
 */
import * as Y from 'yjs';
import type { Decoded } from './inspect.ts';

/** Does this update split a character of the text, or of its own? */
export function splitsCharacter(doc: Y.Doc, { structs, ds }: Decoded): boolean {
  const own = byClient(structs);
  const isInside = (client: number, clock: number): boolean => {
    if (clock < 1) return false;
    const known = clock < Y.getState(doc.store, client);
    return isInsidePair(known ? doc.store.clients.get(client) : own.get(client), clock);
  };
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin } = struct;
    if (origin !== null && isInside(origin.client, origin.clock + 1)) return true;
    if (rightOrigin !== null && isInside(rightOrigin.client, rightOrigin.clock)) return true;
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) if (isInside(client, clock) || isInside(client, clock + len)) return true;
  }
  return false;
}

type Structs = Decoded['structs'];

function byClient(structs: Structs): Map<number, Structs> {
  const own = new Map<number, Structs>();
  for (const struct of structs) {
    const list = own.get(struct.id.client);
    if (list === undefined) own.set(struct.id.client, [struct]);
    else list.push(struct);
  }
  return own;
}

/** Is there half a character on either side of this clock? `structs` of one client, by clock. */
function isInsidePair(structs: Structs | undefined, clock: number): boolean {
  if (structs === undefined) return false;
  let [low, high] = [0, structs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct === undefined) return false;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else
      return (
        struct instanceof Y.Item && struct.content instanceof Y.ContentString && endsInHalf(struct.content.str, clock - struct.id.clock)
      );
  }
  return false;
}

function endsInHalf(text: string, length: number): boolean {
  const last = text.charCodeAt(length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
