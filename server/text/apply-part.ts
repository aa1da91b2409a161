/**
 * One author's updates onto the document, and the repair of the result. Nothing is logged here. A refusal after this has begun leaves the
 * document spoiled; the caller drops it.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isSuggested, wholeSuggestion } from '../../shared/text/block.ts';
import type { Random } from '../../shared/text/ids.ts';
import { LIMITS } from '../limits.ts';
import { goneAlready, naming } from './again.ts';
import type { Before, BlockIndex, BlockRecord } from './block-index.ts';
import type { Dirt } from './dirt.ts';
import { addBefore } from './effect.ts';
import { isGone } from './element.ts';
import type { Grave, Graves } from './graves.ts';
import type { Inspected } from './inspect.ts';
import { goesOnAsKnown } from './known.ts';
import { type LateLetters, lateLetters, takenOut } from './late-letters.ts';
import type { LostQuotes } from './lost-quotes.ts';
import type { GoneBlock, Memory } from './memory.ts';
import { landedWhereSeen } from './origins.ts';
import type { Authored, HealNotice, TextRefusal } from './outcome.ts';
import { splitsCharacter } from './pairs.ts';
import { removalIn } from './removal.ts';
import { type Rules, repair } from './repair.ts';
import type { TextDoc } from './text-doc.ts';
import { bringUnseen, type Unseen, unseenIn } from './unseen.ts';

export interface TextContext {
  readonly text: TextDoc;
  readonly index: BlockIndex;
  readonly memory: Memory;
  readonly random: Random;
  readonly quotes: LostQuotes;
  readonly graves: Graves;
}

export interface Closing {
  readonly closed: ReadonlySet<BlockId>;
  readonly whole: boolean;
  /** Blocks that are gone with everybody's leave, or are to go: under a call, or agreed as deleted. */
  readonly kept: ReadonlySet<BlockId>;
  /** What parts before this one in the same entry have taken out. */
  readonly lately: readonly GoneBlock[];
}

export type PartOutcome =
  | { readonly ok: false; readonly code: TextRefusal }
  | {
      readonly ok: true;
      /** What the document emitted for the author, and what of its deletions was gone already (T49); null where nothing was new. */
      readonly own: Uint8Array | null;
      /** Yjs' own cleanup and heals that it caused. */
      readonly server: readonly Uint8Array[];
      readonly notices: readonly HealNotice[];
      readonly before: Before;
      readonly late: readonly LateLetters[];
    };

const YOUNG_MS = 3_000;
const FEW_BLOCKS = 10;

export function applyPart(context: TextContext, author: Authored, inspected: Inspected, closing: Closing, guarded = true): PartOutcome {
  const { text, index, memory, quotes, graves } = context;
  const { doc } = text;
  let clocks: ReadonlyMap<number, number> = new Map();
  let unseen: readonly Unseen[] = [];
  const known = inspected.decoded.map(({ ds }) => ds);
  // most keystrokes delete nothing: what follows from deletions alone is not looked for then
  const deletes = known.some(({ clients }) => clients.size > 0);
  // a whole step 2 names all that is gone, and what is sent again what went by it the first time
  const gone = goneAlready(doc.store, deletes && !author.full && !isSentAgain(doc, inspected) ? known : []);
  if (deletes)
    doc.once('afterTransaction', (transaction) => {
      unseen = unseenIn(transaction, known, index);
    });
  try {
    // One transaction = one update. Not local: that keeps Yjs' own cleanup of formatting on, else every client would write it itself.
    const apply = (transaction: Y.Transaction): boolean => {
      clocks = transaction.beforeState;
      return author.updates.every((update, i) => {
        const decoded = inspected.decoded[i];
        if (decoded === undefined || splitsCharacter(doc, decoded) || !goesOnAsKnown(doc, decoded)) return false;
        Y.applyUpdate(doc, update, author.connection);
        return true;
      });
    };
    if (!Y.transact(doc, apply, author.connection, false)) return { ok: false, code: 'origins' };
  } catch {
    return { ok: false, code: 'throws' }; // whatever Yjs throws on bytes of a stranger says the same
  }
  text.assertNothingPending();
  const { updates, dirt } = text.take();
  const [own, ...server] = updates;
  const mayReturn = ({ block }: Grave): boolean => block !== null && !author.suggestsOnly && isOpen(block, closing);
  const isOwn = (client: number): boolean => memory.mayUse(client, author.actor.seat);
  // whoever comes back sends also what others have deleted
  const out = (): readonly LateLetters[] => (author.full || !deletes ? [] : takenOut(inspected.decoded, graves, isOwn, mayReturn));
  if (own === undefined) return { ok: true, own: null, server: [], notices: [], before: new Map(), late: out() };
  if (!landedWhereSeen(doc, inspected.fresh, clocks)) return { ok: false, code: 'origins' };
  if (guarded && inspected.fresh.size === 0 && isMassDeletion(context, dirt, author)) return { ok: false, code: 'mass-deletion' };
  // what came in goes first: it may have been typed beside letters that are taken out
  const late = [...lateLetters(doc, inspected.decoded, clocks, graves, mayReturn), ...out()];
  const judged = guarded && !author.suggestsOnly && !closing.whole;
  const slip = judged ? (all: Dirt) => removalIn(context, all, author, closing) : undefined;
  // where everything is closed it is put back as it was
  const brought = closing.whole ? null : bringUnseen(context, dirt, unseen);
  if (brought !== null) dirt.add(brought.dirt);
  const repaired = repair(context, dirt, rulesFor(author, inspected, closing), slip);
  if (repaired === null) return { ok: false, code: 'unhealable' };
  const grown = { chars: index.chars, blocks: index.records.length };
  const before = new Map<BlockId, BlockRecord | null>();
  for (const entity of memory.learn([{ by: author.actor, clients: [...inspected.fresh], blocks: [] }])) {
    addBefore(before, index.recount(entity));
  }
  addBefore(before, index.refresh(repaired.dirt));
  if (author.actor.capacity !== 'secretariat') quotes.note(before, index);
  graves.suggestions.note(before, index, author.actor.entity);
  if (index.records.length > Math.max(LIMITS.blocks, grown.blocks)) return { ok: false, code: 'too-many-blocks' };
  if (index.chars > Math.max(LIMITS.chars, grown.chars)) return { ok: false, code: 'too-long' };
  return {
    ok: true,
    own: naming(own, gone),
    server: [...server, ...(brought?.updates ?? []), ...repaired.updates],
    notices: repaired.notices,
    before,
    late,
  };
}

const isSentAgain = ({ store }: Y.Doc, { decoded }: Inspected): boolean =>
  decoded.some(({ structs }) => structs.some(({ id }) => id.clock < Y.getState(store, id.client)));

const isOpen = (block: BlockId, { closed, whole, kept }: Closing): boolean => !whole && !closed.has(block) && !kept.has(block);

const rulesFor = ({ actor, full, mayMove, suggestsOnly }: Authored, { decoded }: Inspected, { closed, whole, kept }: Closing): Rules => ({
  closed,
  whole,
  kept,
  mayMove,
  mayQuote: actor.capacity === 'secretariat',
  suggestsOnly,
  entity: actor.entity,
  deletions: full ? null : decoded.map(({ ds }) => ds),
});

/**
 * An editor with another schema deletes every block that it does not know, and the whole text of every block with a mark that it does not
 * know, once it is bound to the text and at every change after that, in updates that insert nothing. Healing those would start an endless
 * fight, and without closed text the blocks would be gone for everybody. A person empties a paragraph by its letters: its text, with nothing
 * in it, stays. Only an undo takes a text away whole, and only one that its author made.
 */
function isMassDeletion({ index, memory }: TextContext, dirt: Dirt, { actor, full, away, ageMs, at, schema }: Authored): boolean {
  const touched = dirt.list ? index.records : [...dirt.blocks].flatMap((type) => index.recordOf(type) ?? []);
  const lost = touched.filter(({ element, chars }) => chars > 0 && (isGone(element) || element.length === 0));
  if (lost.length === 0 || schema === 'unknown') return lost.length > 0;
  const isOthers = ({ element }: BlockRecord): boolean => {
    const [maker, another] = dirt.texts.get(element) ?? [];
    // a text that two began at once is in two pieces, and whoever empties it takes both away
    return maker !== undefined && another === undefined && !memory.mayUse(maker, actor.seat);
  };
  if (schema === 'shown' && lost.some((record) => !isGone(record.element) && isOthers(record))) return true;
  // Somebody who comes back brings what they deleted while away; that other editor deletes after it has loaded.
  const isOwn = ({ block }: BlockRecord): boolean =>
    memory.isFresh(block.id, actor.seat, at) || (isSuggested(block) && wholeSuggestion(block)?.by === actor.entity);
  return lost.filter((record) => !isOwn(record)).length > FEW_BLOCKS || (!full && !away && ageMs < YOUNG_MS);
}
