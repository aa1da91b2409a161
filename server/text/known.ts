/**
 * A part of a struct may be known already: whoever comes back sends as one what came in pieces. Yjs puts the rest behind the known part, but
 * into the list that the struct names; readers are told of the place alone. Where a forger names another list than the first time, the live
 * text and its readers part for good.
 */
import * as Y from 'yjs';
import type { Decoded } from './inspect.ts';

/** Does each struct of which a part is known begin as that part does? */
export function goesOnAsKnown({ store }: Y.Doc, { structs }: Decoded): boolean {
  return structs.every((struct) => {
    const { id, length } = struct;
    const have = Y.getState(store, id.client);
    if (!(struct instanceof Y.Item) || id.clock >= have || id.clock + length <= have) return true;
    const known = structAt(store, id);
    return known instanceof Y.Item ? beginsAs(struct, known) : goesNowhere(store, struct);
  });
}

const structAt = (store: Y.Doc['store'], id: Y.ID): Y.Item | Y.GC => Y.getItem(store, id) as Y.Item | Y.GC;

function beginsAs({ id, origin, rightOrigin, parent, parentSub }: Y.Item, known: Y.Item): boolean {
  if (known.id.clock < id.clock) return isId(origin, { client: id.client, clock: id.clock - 1 });
  if (origin !== null || known.origin !== null) return isId(origin, known.origin);
  if (rightOrigin !== null || known.rightOrigin !== null) return isId(rightOrigin, known.rightOrigin);
  const holder = known.parent instanceof Y.AbstractType ? known.parent._item : null;
  const named = parent instanceof Y.ID ? parent : null;
  return isId(named, holder?.id ?? null) && parentSub === known.parentSub;
}

/** What is known was collected with its list; the rest must be a part of that too. */
function goesNowhere(store: Y.Doc['store'], { origin, rightOrigin, parent }: Y.Item): boolean {
  const beside = [origin, rightOrigin].filter((id) => id !== null);
  if (beside.length > 0) return beside.some((id) => structAt(store, id) instanceof Y.GC);
  if (!(parent instanceof Y.ID)) return false;
  const holder = structAt(store, parent);
  return !(holder instanceof Y.Item && holder.content instanceof Y.ContentType);
}

interface Id {
  readonly client: number;
  readonly clock: number;
}

const isId = (one: Id | null, other: Id | null): boolean =>
  one === null || other === null ? one === other : one.client === other.client && one.clock === other.clock;
