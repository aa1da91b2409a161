/**
 * Who says what in the margin of a text, and to whom (SPEC C). A message blocks nothing and is no position: the rules of an opinion do not
 * know that there are any. Pure. Whatever is judged here rests on what the asking seat may see, so that no refusal tells of anything else.
 */
import { no, ok, type Result } from '../lib/result.ts';
import type { Actor } from '../opinion/actor.ts';
import { isAbout } from '../opinion/positions.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { OpinionState } from '../opinion/state.ts';
import type { BlockId, EntityId } from '../opinion/vocabulary.ts';
import type { Anchor, AskedAnchor, Wording } from './anchor.ts';
import { belongs, hasSeatIn } from './belonging.ts';
import type { CommentsCommand, MessageId, ThreadId } from './command.ts';
import type { CommentsAct } from './entry.ts';
import { erasingHand } from './evolve.ts';
import type { CommentsRefusal } from './refusal.ts';
import { type Look, type SeenThread, seen } from './seen.ts';
import { type CommentsState, type Message, marginOf, type Thread, versionsOf } from './state.ts';

/** Of one seat beside one text, in one audience: no delegate has more to say of one text, and one who floods fills nobody else's margin. */
export const MOST_THREADS = 100;
/** Messages, and what else it does with threads, counted likewise: everybody in the audience is shown it, and every node remembers it. */
export const MOST_DONE = 400;

/** The text beside which it is said, as it is now. */
export interface TextThere {
  readonly id: string;
  readonly state: OpinionState;
  /** It is in a restricted session, or is the document of one. */
  readonly restricted: boolean;
  /** Of the paragraph that is asked about, and of its heading: which have suggestions undecided, whosever they are. */
  readonly suggested: readonly BlockId[];
}

export interface CommentsGround extends Look {
  /** Of this audience. */
  readonly state: CommentsState;
  readonly actor: Actor;
  readonly text: TextThere;
}

interface Asked {
  /** Of the command. */
  readonly uuid: string;
  readonly command: CommentsCommand;
}

type Decision = Result<CommentsAct, CommentsRefusal>;
type Obstacle = CommentsRefusal | null;

export function decideComments(ground: CommentsGround, { uuid, command }: Asked): Decision {
  switch (command.do) {
    case 'open-thread':
      return open(ground, uuid, command);
    case 'add-message':
      return add(ground, uuid, command);
    case 'resolve-thread':
    case 'reopen-thread':
      return turn(ground, command);
    case 'erase-words':
      return erase(ground, command);
  }
}

/** May who asks write beside this text, to this audience? null: yes. */
export const notWriting = ({ actor, belonging, sitter, audience, text }: Omit<CommentsGround, 'state'>): Obstacle =>
  when(!mayComment(actor), 'views-only') ??
  when(!belongs(belonging, sitter, audience, belonging.seq), 'not-in-audience') ??
  when(text.restricted, 'restricted-session') ??
  when(isOver(text), 'opinion-over');

/** Everybody but who follows. */
const mayComment = ({ capacity }: Actor): boolean => {
  const { comment, chair, office } = RIGHTS[capacity];
  return comment || chair || office;
};

/** While it is being adopted delegations have most to say to each other. */
const isOver = ({ state: { phase } }: TextThere): boolean => phase === 'adopted' || phase === 'not-adopted';

function open(ground: CommentsGround, uuid: string, { anchor, mentions, asks }: Of<'open-thread'>): Decision {
  const { text, audience, state, sitter } = ground;
  const { threads } = marginOf(state, text.id);
  const own = [...threads.values()].filter(({ messages }) => isFirstBy(messages.at(0), sitter)).length;
  const refusal =
    notWriting(ground) ??
    when(threads.has(uuid), 'uuid-reused') ??
    notMentioned(ground, mentions) ??
    when(own >= MOST_THREADS, 'too-many-threads') ??
    full(ground);
  if (refusal !== null) return no(refusal);
  const found = anchored(text, anchor);
  if (!found.ok) return found;
  const about = { anchor: found.value, mentions, ...(asks && { asks }) };
  const notAsking = asks === undefined ? null : notAsked(ground, found.value, asks);
  return notAsking === null ? ok({ type: 'thread.opened', ...said(ground), audience, ...about }) : no(notAsking);
}

function anchored({ state }: TextThere, asked: AskedAnchor): Result<Anchor, CommentsRefusal> {
  // the words that came with it are erasable, and what stands in the log is not
  if (asked.on === 'paragraph') {
    const { on, block, hash, range } = asked;
    return state.blocks.has(block) ? ok({ on, block, hash, range }) : no({ code: 'no-such-paragraph' });
  }
  const { on, position } = asked;
  const found = state.positions.get(position);
  return found === undefined ? no({ code: 'no-such-position' }) : ok({ on, position, entity: found.entity, block: found.block });
}

function add(ground: CommentsGround, uuid: string, { thread: id, corrects, mentions, asks, stays }: Of<'add-message'>): Decision {
  const { thread, view } = found(ground, id);
  const refusal =
    notWriting(ground) ??
    when(view === null, 'no-such-thread') ??
    when(
      [...(thread?.messages ?? [])].some((message) => message.id === uuid),
      'uuid-reused',
    ) ??
    (corrects === null
      ? null
      : (when(asks !== undefined || stays !== undefined, 'not-corrected') ?? notCorrected(ground, view, corrects))) ??
    (asks === undefined || view === null ? null : notAsked(ground, view.anchor, asks)) ??
    (stays === undefined ? null : notStaying(ground, view, stays)) ??
    notMentioned(ground, mentions) ??
    full(ground);
  return refusal === null
    ? ok({ type: 'message.added', ...said(ground), thread: id, corrects, mentions, ...(asks && { asks }), ...(stays && { stays }) })
    : no(refusal);
}

function notCorrected({ sitter }: CommentsGround, view: SeenThread | null, id: MessageId): Obstacle {
  const message = view?.messages.find((one) => one.id === id);
  if (message === undefined) return { code: 'no-such-message' };
  return (
    when(!isBy(message, sitter), 'not-your-message') ?? when(message.erased, 'words-erased') ?? when(isSettled(message), 'not-corrected')
  );
}

/** It is bound to exact words, or to a question about them: whoever meant something else asks, or answers, once more. */
const isSettled = ({ asks, stays }: Message): boolean => asks !== null || stays !== null;

/** May the State that objects be asked whether this paragraph, as it reads, meets its objection there? It has to read the question. */
function notAsked(
  { text: { state, suggested }, actor, belonging, audience }: CommentsGround,
  anchor: Anchor,
  { block, hash }: Wording,
): Obstacle {
  const position = anchor.on === 'position' ? state.positions.get(anchor.position) : undefined;
  if (position?.kind !== 'objection') return { code: 'no-such-position' };
  const { entity } = position;
  return (
    when(entity === actor.entity, 'own-objection') ??
    when(!state.blocks.has(block) || !isAbout(state, position, block), 'no-such-paragraph') ??
    when(state.blocks.get(block)?.hash !== hash, 'text-changed') ??
    when(suggested.length > 0, 'suggestions-left') ??
    (hasSeatIn(belonging, entity, audience) ? null : { code: 'mention-outside', entities: [entity] })
  );
}

/** It says no to a question; to say yes the State withdraws its objection, which stands in the log of the opinion. */
function notStaying({ actor }: CommentsGround, view: SeenThread | null, id: MessageId): Obstacle {
  const question = view?.messages.find((one) => one.id === id);
  const entity = view?.anchor.on === 'position' ? view.anchor.entity : null;
  return when(question === undefined || question.asks === null, 'no-such-message') ?? when(entity !== actor.entity, 'not-your-objection');
}

function turn(ground: CommentsGround, { do: what, thread: id }: Of<'resolve-thread' | 'reopen-thread'>): Decision {
  const { view } = found(ground, id);
  const resolve = what === 'resolve-thread';
  const resolved = view?.resolved !== null;
  const refusal =
    notWriting(ground) ??
    when(view === null, 'no-such-thread') ??
    when(resolve && resolved, 'thread-resolved') ??
    when(!resolve && !resolved, 'thread-open') ??
    full(ground);
  return refusal === null ? ok({ type: resolve ? 'thread.resolved' : 'thread.reopened', ...said(ground), thread: id }) : no(refusal);
}

/** In whatever phase, and from wherever one has gone: nobody's own words are kept against their will. */
function erase(ground: CommentsGround, { thread: id, message: named }: Of<'erase-words'>): Decision {
  const { thread, view } = found(ground, id);
  const message = view?.messages.find((one) => one.id === named);
  if (view === null || thread === null) return no({ code: 'no-such-thread' });
  if (message === undefined) return no({ code: 'no-such-message' });
  const hand = erasingHand(ground.actor);
  const own = isOwnWord(ground, message);
  const refusal =
    when(!own && hand === null, 'not-your-message') ??
    when(message.erased, 'words-erased') ??
    when(!own && message.erasureAsked === hand, 'erasure-asked');
  if (refusal !== null) return no(refusal);
  const about = { ...said(ground), thread: id };
  if (!own && message.erasureAsked === null) return ok({ type: 'erasure.asked', ...about, message: named });
  return ok({ type: 'words.erased', ...about, messages: versionsOf(thread, named).map((one) => one.id) });
}

/** Whoever wrote it, or who leads that delegation. */
const isOwnWord = ({ actor, sitter }: Pick<CommentsGround, 'actor' | 'sitter'>, message: Message): boolean =>
  isBy(message, sitter) || (actor.entity === message.entity && actor.functions.some((one) => one === 'head' || one === 'deputy'));

const isBy = ({ by, tenure }: Pick<Message, 'by' | 'tenure'>, sitter: CommentsGround['sitter']): boolean =>
  by === sitter.seat && tenure === sitter.tenure;

const isFirstBy = (first: Message | undefined, sitter: CommentsGround['sitter']): boolean => first !== undefined && isBy(first, sitter);

/** What who looks may do with a message now, as the rulings above would say. */
export function mayWith(ground: CommentsGround, message: Message): { readonly correct: boolean; readonly erase: boolean } {
  const hand = erasingHand(ground.actor);
  const correct = isBy(message, ground.sitter) && !message.erased && !isSettled(message) && notWriting(ground) === null;
  return { correct, erase: !message.erased && (isOwnWord(ground, message) || (hand !== null && message.erasureAsked !== hand)) };
}

function found(ground: CommentsGround, id: ThreadId): { readonly thread: Thread | null; readonly view: SeenThread | null } {
  const thread = marginOf(ground.state, ground.text.id).threads.get(id) ?? null;
  return { thread, view: thread && seen(ground, thread) };
}

function notMentioned({ belonging, audience }: CommentsGround, mentions: readonly EntityId[]): Obstacle {
  const outside = mentions.filter((entity) => !hasSeatIn(belonging, entity, audience));
  return outside.length === 0 ? null : { code: 'mention-outside', entities: outside };
}

/** What goes is never refused for that. */
function full({ state, text, sitter }: CommentsGround): Obstacle {
  const own = [...marginOf(state, text.id).entries].filter(
    ({ by, fact }) =>
      by.seat === sitter.seat && fact.tenure === sitter.tenure && fact.type !== 'words.erased' && fact.type !== 'erasure.asked',
  );
  return when(own.length >= MOST_DONE, 'thread-full');
}

const said = ({ text, belonging, sitter }: CommentsGround): Pick<CommentsAct, 'opinion' | 'forum' | 'tenure'> => ({
  opinion: text.id,
  forum: belonging.seq,
  tenure: sitter.tenure,
});

type Of<Do extends CommentsCommand['do']> = Extract<CommentsCommand, { readonly do: Do }>;

const when = (condition: boolean, code: CommentsRefusal['code']): Obstacle => (condition ? { code } : null);
