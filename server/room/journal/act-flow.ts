/** A command becomes an act or a refusal: decided on the head of the log, appended there, and decided again if another node was first. */
import type { Json } from '../../../shared/lib/canonical-json.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { closedBlocks } from '../../../shared/opinion/closed.ts';
import type { Ask, Command, Envelope } from '../../../shared/opinion/command.ts';
import type { Decision, ForumFacts } from '../../../shared/opinion/context.ts';
import { decide } from '../../../shared/opinion/decide.ts';
import { hasEnd } from '../../../shared/opinion/ends-if.ts';
import type { Act, ActNote, Elsewhere, EndsIf, TextFacts } from '../../../shared/opinion/entry.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import type { Place } from '../../../shared/opinion/session.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import { type FoundWords, isUntold } from '../../../shared/opinion/withholding.ts';
import { REUSED } from '../../journal/journal.ts';
import { StorageFault } from '../../log/log.ts';
import type { Logger } from '../../logger.ts';
import { digestOf } from '../../record/asked.ts';
import type { PreparedText } from '../../text/outcome.ts';
import { byPieces } from '../../text/pieces.ts';
import type { ServerEdit } from '../../text/server-edit.ts';
import type { MaskedCopy } from '../masked-copy.ts';
import { editorialText, type TextMade, wordsOf } from './editorial-flow.ts';
import type { Ledger } from './ledger.ts';
import type { OpinionJournal } from './opinion-journal.ts';
import { judgedOn } from './reading.ts';

/** Who asks for an act: the right is judged when its turn comes, not when the request arrived. */
export interface Asking {
  readonly person: string;
  actor(): Actor | null;
}

/** What becomes of a command; a repeat of one that was done is answered as it was then. */
export type Answer =
  /** `endless`: the objection was recorded, and not under all of the condition that it was given (SPEC 1.7). */
  | { readonly ok: true; readonly seq: number; readonly endless?: true }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal }
  /** The same uuid was used for something else, or the right to be here has ended. */
  | { readonly ok: false; readonly why: typeof REUSED | 'signed-out' };

export interface ActTools {
  readonly journal: OpinionJournal;
  readonly logger: Logger;
  readonly forum: (opinion: string) => ForumFacts;
  readonly place: () => Place;
}

/** Words that are to be withheld, as the past told of them when the log stood at `at`. */
export interface LookedUp {
  readonly at: number;
  readonly words: FoundWords;
  /** The text has got no number meanwhile. */
  readonly isStill: () => boolean;
  /** Of a long log, without these words. */
  readonly copy?: MaskedCopy;
}

/** `elsewhere`: how other opinions stand that the command counts on. */
export async function act(
  tools: ActTools,
  by: Asking,
  envelope: Envelope,
  elsewhere: readonly Elsewhere[] = [],
  words?: LookedUp,
): Promise<Answer> {
  const asks = by.actor();
  if (asks === null) return SIGNED_OUT;
  const asked = digestOf(envelope.command as Json);
  const done = await tools.journal.once({ seat: asks.seat, uuid: envelope.uuid, asked }, async () => {
    const actor = by.actor();
    return actor === null ? SIGNED_OUT : decideAndRecord(tools, { actor, person: by.person, asked }, envelope, elsewhere, words);
  });
  if (done === REUSED) return { ok: false, why: REUSED };
  if (!('known' in done)) return done.value;
  // by what the entry says, whatever has become of the objection since
  const { seq } = done.known;
  const made = hasEndGiven(envelope.command) ? await tools.journal.ledger.entryAt(seq) : null;
  return recorded(seq, envelope.command, made?.fact);
}

type Ending = Ask<'raise-objection'> & { readonly endsIf: EndsIf };
const hasEndGiven = (command: Command): command is Ending => command.do === 'raise-objection' && command.endsIf !== undefined;

/** One that came too late for an adoption has no condition, and none to miss. */
const recorded = (seq: number, command: Command, fact?: Act | TextFacts): Answer =>
  hasEndGiven(command) && fact?.type === 'position.raised' && fact.kind === 'objection' && !hasEnd(fact.endsIf, command.endsIf)
    ? { ok: true, seq, endless: true }
    : { ok: true, seq };

const SIGNED_OUT: Answer = { ok: false, why: 'signed-out' };

interface Asker {
  readonly actor: Actor;
  readonly person: string;
  /** Digest of what is asked for. */
  readonly asked: string;
}

/** Null where another node was first, or has gone on: decide again. */
async function decideAndRecord(
  { journal, logger, forum, place }: ActTools,
  { actor, person, asked }: Asker,
  { uuid, seen, command }: Envelope,
  elsewhere: readonly Elsewhere[],
  looked: LookedUp | undefined,
): Promise<Answer | null> {
  const { ledger, audience } = journal;
  // what is kept of their entries is another by now
  if (looked !== undefined && (ledger.state.withheld.some(({ seq }) => seq > looked.at) || !looked.isStill()))
    throw new StorageFault('words have been withheld meanwhile; ask again');
  const decision = await judgedOn(ledger, command, (reading) =>
    decide(ledger.state, command, actor, journal.now(), seen.seq, {
      ...audience.states(),
      ...forum(ledger.name.id),
      place: place(),
      clockDoubted: journal.clockDoubted,
      elsewhere,
      ...(looked !== undefined && { words: looked.words }),
      ...reading,
    }),
  );
  if (!decision.ok) {
    if (await journal.hasGoneOn()) return null;
    logger.info({ opinion: ledger.name.id, seat: actor.seat, command: command.do, code: decision.refusal.code }, 'refused');
    return { ok: false, why: 'refused', refusal: decision.refusal };
  }
  const note = { person, asked, ...wording(command), ...wordsOf(ledger, command) };
  if (decision.act !== null) {
    const seq = await journal.record(actor, uuid, decision.act, note, seen.seq);
    return seq === null ? null : recorded(seq, command, decision.act);
  }
  const made = await edit(ledger, actor, decision.edit);
  if ('code' in made) return (await journal.hasGoneOn()) ? null : { ok: false, why: 'refused', refusal: made };
  const seq = await journal.text(made.prepared, actor, uuid, { ...note, ...made.note });
  return seq === null ? null : { ok: true, seq };
}

/** The opinion as it stands, where the words are to be looked at that it is about: it was not done, nor is it refused whatever is said of them. */
export function askedIn({ journal, forum, place }: ActTools, actor: Actor, uuid: string, command: Command): OpinionState | null {
  const { ledger, audience } = journal;
  if (ledger.done(actor.seat, uuid) !== undefined) return null;
  const here = { ...audience.states(), ...forum(ledger.name.id), place: place(), clockDoubted: journal.clockDoubted, elsewhere: [] };
  const decision = decide(ledger.state, command, actor, journal.now(), ledger.seq, here);
  return decision.ok || isUntold(decision.refusal) ? ledger.state : null;
}

/** Refused because nobody has looked at the words. */
export const isUnlooked = (answer: Answer): boolean => !answer.ok && answer.why === 'refused' && isUntold(answer.refusal);

type Edit = Extract<Decision, { act: null }>['edit'];

/** The text entry that carries a command out; others have their turn between its pieces, and none of them sees the text. Which suggestions there are only the text knows: what is wrong with one is found here. */
async function edit(ledger: Ledger, actor: Actor, wanted: Edit): Promise<TextMade | Refusal> {
  const { live, state } = ledger;
  const closed = closedBlocks(state);
  const { all } = state.layout;
  const made = (edit: ServerEdit): Promise<PreparedText> => byPieces(live.editing(actor, edit, closed, all));
  if (wanted.command === 'confirm-editorial' || wanted.command === 'contest-editorial') return editorialText(ledger, actor, wanted, closed);
  if (wanted.command === 'restore') return { prepared: await made({ restore: wanted.block }), note: {} };
  if (wanted.command !== 'settle') return { prepared: await made({ cut: wanted }), note: {} };
  const { blocks, words } = live.suggestion({ by: wanted.of, id: wanted.id });
  if (!blocks.includes(wanted.block)) return { code: 'text-changed', blocks: [wanted.block] };
  const shut = blocks.filter((block) => closed.has(block));
  if (shut.length > 0) return { code: 'already-agreed', blocks: shut };
  return { prepared: await made({ settle: wanted }), note: { words } };
}

/** Free wording goes beside the act, where it can be erased. */
function wording(command: Command): ActNote {
  return {
    ...('reason' in command && command.reason ? { reason: command.reason } : {}),
    ...('cure' in command && command.cure ? { cure: command.cure } : {}),
    ...('appended' in command && command.appended ? { appended: command.appended } : {}),
    ...('group' in command ? { group: command.group } : {}),
    ...('statement' in command && command.statement ? { statement: command.statement } : {}),
  };
}
