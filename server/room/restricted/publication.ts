/**
 * The way into a restricted session and out of it. In: the opinion's log is copied entry by entry, so that everything that stands there
 * stands here too. Out: what the session has come to is brought into the opinion in one append, as text and positions without any history;
 * the hash of the sealed log's last header goes with it, so that the log can prove itself later. Both are done once however often they are
 * begun, on one node or on several.
 */

import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { restrictedId } from '../../../shared/forum/restricted.ts';
import { SERVER } from '../../../shared/opinion/actor.ts';
import { carriedFrom } from '../../../shared/opinion/carried.ts';
import type { Act, ActNote } from '../../../shared/opinion/entry.ts';
import { evolve } from '../../../shared/opinion/evolve.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { EntityId, Hash, SessionId } from '../../../shared/opinion/vocabulary.ts';
import { suggestionsOf } from '../../../shared/text/block.ts';
import type { Log, LogName, Stored } from '../../log/log.ts';
import { copyEntry } from '../../record/copy.ts';
import { headerHash } from '../../record/header.ts';
import type { LiveText } from '../../text/live-text.ts';
import { mergedBlocks, readAlike } from '../../text/publish.ts';
import type { Ledger } from '../journal/ledger.ts';
import type { OpinionJournal } from '../journal/opinion-journal.ts';

/** The log of what a session does with an opinion. */
const sessionLog = (session: SessionId, opinion: string): LogName => ({ kind: 'restricted', id: restrictedId(session, opinion) });

/** Entries that are copied in one append; between two of these others have their turn. */
const PAGE = 100;

/**
 * Copies the opinion as it stands now, unless that has been done; `seed` makes a snapshot for the copy, so that nobody waits for it to be
 * folded from its first entry. At `seq` 0 where there is no such opinion.
 */
export async function openSession(
  log: Log,
  session: SessionId,
  opinion: string,
  now: number,
  seed: (copied: Stored) => Promise<Uint8Array | null>,
  load: (name: LogName) => Promise<Ledger>,
): Promise<Ledger> {
  const from: LogName = { kind: 'opinion', id: opinion };
  const to = sessionLog(session, opinion);
  for (;;) {
    const ledger = await load(to);
    if (ledger.state.restricted !== null) return ledger;
    // another node may copy as well: what is there is gone on from
    const copied = await copyPages(log, from, to);
    if (copied !== null) {
      const snapshot = await seed(copied);
      if (snapshot !== null) await log.putSnapshot(to, copied.seq, snapshot);
      continue;
    }
    const [original] = await log.read(from, ledger.seq - 1, 1);
    if (original === undefined) return ledger;
    const fact = { type: 'restricted.opened', session, opinion, at: ledger.seq, head: headerHash(original.header) } as const;
    const entry = { seq: ledger.seq + 1, at: Math.max(now, ledger.state.at), by: SERVER, uuid: randomUUID(), fact };
    if ((await ledger.append(entry, {}, null)) !== null) return ledger;
  }
}

/** The last entry that was copied; null where there was none left. */
async function copyPages(log: Log, from: LogName, to: LogName): Promise<Stored | null> {
  let last = await log.head(to);
  for (let pages = 0; ; pages += 1) {
    const page = await log.read(from, last?.seq ?? 0, PAGE);
    if (page.length === 0) return pages > 0 ? last : null;
    const copies: Stored[] = [];
    for (const stored of page) copies.push(copyEntry(to, copies.at(-1) ?? last, stored));
    last = (await log.append(to, copies)) === 'ok' ? (copies.at(-1) ?? last) : await log.head(to);
    await setImmediate();
  }
}

/** What a session has come to with an opinion. */
export interface Outcome {
  readonly session: SessionId;
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
  /** Yjs V1 of the whole text. */
  readonly text: readonly Uint8Array[];
  /** Of the last header of its log. */
  readonly head: Hash;
  /** Member States that have undecided suggestions in the text. */
  readonly voices: readonly EntityId[];
}

/** Closes the log of the session: nothing follows. Then what it has come to. */
export async function closeSession(journal: OpinionJournal, session: SessionId): Promise<Outcome> {
  const { ledger } = journal;
  while (ledger.state.restricted?.closed !== true) await journal.record(SERVER, randomUUID(), { type: 'restricted.closed', session }, {});
  const { state, notes, live, headHash } = ledger;
  return { session, state, notes: new Map(notes), text: [live.state()], head: headHash ?? '', voices: voicesOf(live) };
}

/** Whose suggestions are in the text and count. */
const voicesOf = (live: LiveText): readonly EntityId[] =>
  [
    ...new Set(
      live
        .blocks()
        .flatMap(suggestionsOf)
        .map(({ by }) => by),
    ),
  ]
    .filter((by) => live.counts(by))
    .sort();

/** Brings the outcome into the opinion; done already where it says so. */
export async function publish(journal: OpinionJournal, outcome: Outcome): Promise<void> {
  const { ledger } = journal;
  while (!ledger.state.published.includes(outcome.session)) {
    const { live, seq, state } = ledger;
    const { session, head, voices } = outcome;
    const over = !goesOn(state.phase);
    const blocks = mergedBlocks([...outcome.text, live.state()]);
    const prepared = over || readAlike(blocks, live.blocks()) ? null : live.edit(SERVER, { publish: { session, blocks, voices } });
    const seen = prepared === null ? seq : seq + 1;
    const after = prepared === null ? state : evolve(state, { seq: seen, at: journal.now(), by: SERVER, uuid: '', fact: prepared.facts });
    const carried = over ? [] : carriedFrom(outcome.state, outcome.notes, session, after);
    const acts: { readonly act: Act; readonly note: ActNote }[] = carried.map(({ act, note }) => ({ act: { ...act, seen }, note }));
    await journal.texts(prepared === null ? [] : [journal.written(prepared)], [
      ...acts,
      { act: { type: 'restricted.published', session, head }, note: {} },
    ]);
  }
}
