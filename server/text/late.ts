/**
 * After adoption no text is logged any more. What a late client holds beyond the adopted text (its full step 2) is worked out on a scratch
 * copy and answered with a private repair, for this connection only: never logged, never sent to anybody else.
 */
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Random } from '../../shared/text/ids.ts';
import { applyPart } from './apply-part.ts';
import { BlockIndex } from './block-index.ts';
import { Graves } from './graves.ts';
import { inspect } from './inspect.ts';
import type { LiveText } from './live-text.ts';
import { LostQuotes } from './lost-quotes.ts';
import { Memory } from './memory.ts';
import { mergeUpdates } from './merge.ts';
import type { HealNotice, Remedy, TextRefusal } from './outcome.ts';
import { atOnce } from './pieces.ts';
import { remedyFor } from './remedy.ts';
import { TextDoc } from './text-doc.ts';

export type Late =
  /** `repair`: null where the client holds nothing beyond the adopted text. `notices`: the words that it takes away. */
  | { readonly ok: true; readonly repair: Uint8Array | null; readonly notices: readonly HealNotice[] }
  | { readonly ok: false; readonly code: TextRefusal; readonly remedy: Remedy };

export function late(adopted: LiveText, fullUpdate: Uint8Array, random: Random = randomBytes): Late {
  const text = new TextDoc();
  text.absorb(() => Y.applyUpdate(text.doc, adopted.state()));
  const inspected = inspect([fullUpdate], { clock: (client) => Y.getState(text.doc.store, client), mayUse: () => true });
  if (!inspected.ok) return { ok: false, code: inspected.code, remedy: remedyFor(inspected.code, 'static') };
  // Nobody owns a client id here: the copy holds earlier private repairs, which no log knows.
  const memory = new Memory();
  text.changeClientId(random, (client) => inspected.fresh.has(client));
  const context = {
    text,
    index: atOnce(BlockIndex.read(text.fragment, () => true)),
    memory,
    random,
    quotes: new LostQuotes(),
    graves: new Graves(),
  };
  const author = {
    connection: 'late',
    actor: SERVER,
    updates: [fullUpdate],
    full: true,
    ageMs: Number.POSITIVE_INFINITY,
    at: 0,
    schema: 'said' as const,
    mayMove: false,
    suggestsOnly: false,
  };
  const outcome = applyPart(context, author, inspected, { closed: new Set(), whole: true, kept: new Set(), lately: [] }, false);
  text.close();
  if (!outcome.ok) return { ok: false, code: outcome.code, remedy: remedyFor(outcome.code, 'applied') };
  const { server, notices } = outcome;
  return { ok: true, repair: server.length === 0 ? null : mergeUpdates(server), notices };
}
