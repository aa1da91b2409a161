/**
 * What may be asked of the rules without doing anything: what keeps the chair from declaring, what this person may do here and why not.
 * The answers are those of `judge` itself, on the register that the browser has; there is no second copy of any rule.
 */
import type { Actor } from './actor.ts';
import { obstaclesOn } from './calls.ts';
import type { Command, CommandName } from './command.ts';
import { type Context, type ForumFacts, paragraphOf } from './context.ts';
import { judge } from './decide.ts';
import { obstaclesToDeclare } from './declarations.ts';
import { PLAIN_NAMES, type PlainName } from './kinds.ts';
import { isBinding } from './positions.ts';
import type { Refusal } from './refusal.ts';
import type { ShownParagraph } from './register.ts';
import { maySettle } from './rights.ts';
import type { Place } from './session.ts';
import type { Standing } from './standing.ts';
import type { BlockId } from './vocabulary.ts';

/** All that keeps the chair from declaring the paragraph in its present words; empty = it may be declared. */
export function mayDeclare(register: Standing, block: BlockId, now: number): readonly Refusal[] {
  if (register.kind === 'report') return [{ code: 'not-an-opinion' }];
  return obstaclesToDeclare({ register, now: Math.max(now, register.at) }, { block, hash: hashOf(register, block) });
}

/** Paragraphs on which nothing keeps the chair from calling for objections in their present words. */
export function callable(register: Standing): ReadonlySet<BlockId> {
  if (register.kind === 'report') return new Set();
  const byId = new Map(register.paragraphs.map((one) => [one.id, one]));
  const isFree = (one: ShownParagraph): boolean => obstaclesOn({ register }, one, byId.get(one.heading ?? ''), one.hash).length === 0;
  return new Set(register.paragraphs.filter(isFree).map(({ id }) => id));
}

const hashOf = (register: Standing, block: BlockId): string | null => paragraphOf({ register }, block)?.hash ?? null;

/** The commands, and a call with a deadline beside the live one. */
export type Question = CommandName | 'call-in-writing';

/** What buttons are told of the forum. */
export type AskedFacts = Pick<ForumFacts, 'sitting' | 'reported' | 'merged'>;

type Where = Partial<AskedFacts> & { readonly place?: Place };

/**
 * For every command whether this person may give it now, on this paragraph (null: on the opinion as a whole), with its reason and
 * with the words as they stand: null, or the refusal it would get.
 */
export function whatMay(
  register: Standing,
  actor: Actor,
  block: BlockId | null,
  now: number,
  where: Where = {},
): Readonly<Record<Question, Refusal | null>> {
  const context = contextOf(register, actor, now, where);
  const answers = Object.entries(commandsOn(context, block)).map(([name, command]) => [name, answer(context, command)]);
  return Object.fromEntries(answers) as Record<Question, Refusal | null>;
}

/** The same, of what is asked alone: there are more commands than buttons, and some rules go through the whole opinion. */
export function mayOn(
  register: Standing,
  actor: Actor,
  block: BlockId | null,
  now: number,
  where: Where = {},
): (question: Question) => Refusal | null {
  const context = contextOf(register, actor, now, where);
  const commands = commandsOn(context, block);
  const answers = new Map<Question, Refusal | null>();
  return (question) => {
    const known = answers.get(question);
    const found = known === undefined ? answer(context, commands[question]) : known;
    answers.set(question, found);
    return found;
  };
}

function answer(context: Context, command: Command): Refusal | null {
  const decision = judge(context, command);
  return decision.ok ? null : decision.refusal;
}

const contextOf = (
  register: Standing,
  actor: Actor,
  now: number,
  { place = 'open', sitting = null, reported = false, merged = false }: Where,
): Context => ({
  register,
  known: (id) => paragraphOf({ register }, id) !== undefined,
  gone: (of) => register.paragraphs.flatMap(({ id, removedBy }) => (removedBy?.seq === of ? id : [])),
  // changes what is recorded, never whether it is
  held: () => null,
  // no button asks for words that are not shown
  withheld: () => [],
  over: () => null,
  isAbout: () => true,
  actor,
  now: Math.max(now, register.at),
  seen: register.seq,
  shown: register.seq,
  here: {
    present: [],
    dropped: [],
    memberStates: new Set(),
    leastCallSeconds: 0,
    silences: null,
    sitting,
    reported,
    merged,
    draft: register.textHash,
    place,
  },
});

const SOME = 'some reason';
const HOUR_MS = 3_600_000;

/** The plainest form of each; of some that is no more than a paragraph and a reason. */
function commandsOn(context: Context, on: BlockId | null): Readonly<Record<Question, Command>> {
  const about = { block: on ?? '', hash: paragraphOf(context, on ?? '')?.hash ?? null };
  const plainly = Object.fromEntries(PLAIN_NAMES.map((name) => [name, { do: name, ...about }]));
  return { ...samples(context, on), ...(plainly as Readonly<Record<PlainName, Command>>) };
}

/** Of all others. Which words are to be withheld no button knows: whoever may is answered as for words that nobody has looked at. */
function samples(
  { register, actor, now }: Context,
  on: BlockId | null,
): { readonly [Name in Exclude<CommandName, PlainName>]: Extract<Command, { do: Name }> } & { readonly 'call-in-writing': Command } {
  const block = on ?? '';
  const there = paragraphOf({ register }, block);
  const hash = there?.hash ?? null;
  const positions = on === null ? register.positions : (there?.positions ?? []);
  const own = positions.filter(({ entity }) => entity === actor.entity);
  const position = (own[0] ?? positions[0])?.id ?? '';
  const other = register.paragraphs.find(({ id, status }) => id !== block && status !== null);
  const carried = own.find(({ carriedFrom }) => carriedFrom !== null)?.id ?? '';
  const pending = register.appeals.find(({ ended }) => ended === null);
  const ownAppeals = register.appeals.filter(({ entity }) => entity === actor.entity);
  const hashes = { docHash: register.docHash ?? '', textHash: register.textHash ?? '' };
  return {
    'open-discussion': { do: 'open-discussion' },
    focus: { do: 'focus', block: on, view: register.focus.view },
    'set-policy': { do: 'set-policy', policy: register.policy },
    'raise-objection': { do: 'raise-objection', block: on, hash },
    'ask-time': { do: 'ask-time', block, hash, until: now + HOUR_MS },
    reserve: { do: 'reserve', block, hash },
    'make-conditional': {
      do: 'make-conditional',
      block,
      hash,
      links: other === undefined ? [] : [{ block: other.id, hash: other.hash }],
    },
    'await-instructions': { do: 'await-instructions', block: on, hash },
    withdraw: { do: 'withdraw', position, statement: SOME },
    confirm: { do: 'confirm', position: own.find(({ toConfirm }) => toConfirm)?.id ?? '' },
    disown: { do: 'disown', position: own.find(({ entered }) => entered)?.id ?? '' },
    'note-withdrawal': { do: 'note-withdrawal', position: positions.find(({ kind }) => isBinding(kind))?.id ?? '', reason: SOME },
    'drop-carried': { do: 'drop-carried', position: carried, block },
    dissociate: { do: 'dissociate', blocks: on === null ? [] : [on] },
    'make-statement': { do: 'make-statement', block: on, kind: 'statement', statement: SOME },
    call: { do: 'call', targets: [{ block, hash }] },
    'call-in-writing': { do: 'call', targets: [{ block, hash }], deadline: now + register.policy.silenceHours * HOUR_MS },
    'extend-call': { do: 'extend-call', of: there?.call?.seq ?? 0, deadline: Math.max(there?.call?.deadline ?? 0, now) + HOUR_MS },
    'cancel-call': { do: 'cancel-call', blocks: on === null ? 'adoption' : [on] },
    refer: { do: 'refer', blocks: [block], group: SOME },
    recall: { do: 'recall', blocks: [block] },
    declare: { do: 'declare', target: { block, hash } },
    undo: { do: 'undo', of: (on === null ? (register.adopting ?? register.adopted) : there?.declared)?.seq ?? 0 },
    'ask-reopen': { do: 'ask-reopen', block, reason: SOME },
    reopen: { do: 'reopen', block, cause: 'correction', reason: SOME },
    restore: { do: 'restore', block },
    'restore-deletion': { do: 'restore-deletion', of: there?.removedBy?.seq ?? 0 },
    'remove-paragraphs': { do: 'remove-paragraphs', targets: [{ block, exact: there?.exact ?? '' }] },
    settle: {
      do: 'settle',
      block,
      of: maySettle(actor) ? '' : actor.entity,
      id: '0',
      verdict: maySettle(actor) ? 'accept' : 'take-back',
      exact: there?.exact ?? '',
    },
    'propose-editorial': { do: 'propose-editorial', block, exact: there?.exact ?? '', words: SOME },
    'confirm-editorial': { do: 'confirm-editorial', of: there?.editorial?.proposed?.seq ?? 0 },
    'decline-editorial': { do: 'decline-editorial', of: there?.editorial?.proposed?.seq ?? 0 },
    'contest-editorial': { do: 'contest-editorial', of: there?.editorial?.changes[0]?.seq ?? 0 },
    'withhold-words': { do: 'withhold-words', letters: [] },
    'propose-withholding': { do: 'propose-withholding', letters: [] },
    'confirm-withholding': { do: 'confirm-withholding', of: register.withholdings[0]?.seq ?? 0 },
    'decline-withholding': { do: 'decline-withholding', of: register.withholdings[0]?.seq ?? 0 },
    appeal: { do: 'appeal', of: (on === null ? register.rulings : there?.rulings)?.at(-1)?.seq ?? 0, reason: SOME },
    'record-appeal': { do: 'record-appeal', of: pending?.seq ?? 0, end: 'not-upheld', statement: SOME },
    'withdraw-appeal': { do: 'withdraw-appeal', of: ownAppeals.find(({ ended }) => ended === null)?.seq ?? 0 },
    'contradict-appeal': {
      do: 'contradict-appeal',
      of: ownAppeals.find(({ ended, contradicted }) => ended?.own === false && contradicted === null)?.seq ?? 0,
      statement: SOME,
    },
    'call-adoption': { do: 'call-adoption', ...hashes },
    adopt: { do: 'adopt', ...hashes },
    'finish-report': { do: 'finish-report', textHash: register.textHash ?? '' },
    'reopen-report': { do: 'reopen-report', reason: SOME },
    'close-without-adoption': { do: 'close-without-adoption', outcome: actor.entity === register.sponsor ? 'withdrawn' : 'no-consensus' },
  };
}
