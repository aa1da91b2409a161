/**
 * Would the rules have allowed what the log says has happened? Each act is turned back into the command that makes it, judged at its
 * position as it was then, and the judgement must be that very act. So a record in which somebody lifted another's objection or
 * adopted over one is found although its hashes fit.
 */
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { commandFor } from '../../shared/opinion/asking.ts';
import { closedBlocks } from '../../shared/opinion/closed.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Here } from '../../shared/opinion/context.ts';
import { decide } from '../../shared/opinion/decide.ts';
import { DEMO_EDITORIAL_SECONDS, EDITORIAL_SECONDS, type EditorialEdit } from '../../shared/opinion/editorial.ts';
import type { Act, ActOf, Change, Elsewhere, Entry, Inheritance, Link, TextFacts } from '../../shared/opinion/entry.ts';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { following } from '../../shared/opinion/follow.ts';
import { due } from '../../shared/opinion/lapse.ts';
import { telling } from '../../shared/opinion/links.ts';
import { mayWrite } from '../../shared/opinion/rights.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId, EntityId, Hash } from '../../shared/opinion/vocabulary.ts';
import type { LetterRange } from '../../shared/opinion/withholding.ts';

/** The clock is read when an act is decided and again when it is written; so much may lie between, ms. */
const BETWEEN = 5_000;

/** Why `entry` cannot have happened in the state before it, or null. */
export function objectionTo(before: OpinionState, entry: Entry): string | null {
  const { fact } = entry;
  if ((fact.type === 'opinion.created') !== (entry.seq === 1)) return 'an opinion is created by its first entry and no other';
  switch (fact.type) {
    case 'opinion.created':
      return null;
    case 'rules.upgraded':
      return upgraded(before, entry, fact);
    case 'text':
      if (fact.carriesOut?.command === 'publish') return notByServer(entry);
      return (
        typedBy(before, fact) ??
        changeOfAdopted(before, fact) ??
        changeOfClosed(before, fact) ??
        editorialBy(before, entry, fact) ??
        carriedOut(before, entry, fact)
      );
    case 'restricted.opened':
    case 'restricted.closed':
    case 'restricted.published':
      return notByServer(entry);
    case 'words.withheld':
      return withheldBy(before, entry, fact);
    case 'withholding.proposed':
    case 'withholding.declined':
      return before.restricted === null ? ruledOut(before, entry, fact) : `${fact.type}: who did so may not`;
    case 'policy.changed':
      return fact.from === undefined ? ruledOut(before, entry, fact) : brought(before, entry, fact);
    case 'elsewhere.told':
      return told(before, entry, fact);
    case 'time.lapsed':
    case 'call.ripe':
    case 'adoption.closed':
    case 'editorial.stood':
      return due(before, entry.at).some((act) => same(act, fact)) ? null : `${fact.type}: nothing was due at that time`;
    case 'position.raised':
      if (fact.inherited !== undefined) return ofAncestors(before, entry, fact.inherited.from);
      // raising lifts nothing; what stood behind it is in the sealed log of the session
      return fact.carried === undefined ? ruledOut(before, entry, fact) : notByServer(entry);
    default:
      return ruledOut(before, entry, fact);
  }
}

const notByServer = ({ by, fact }: Entry): string | null =>
  by.seat === SERVER.seat ? null : `${fact.type}: the server alone brings in what a restricted session has come to`;

/** Whose letters they were is folded elsewhere; that it names what lies before it, and in order, stands here. */
function withheldBy(before: OpinionState, entry: Entry, fact: ActOf<'words.withheld'>): string | null {
  const { seq, restricted } = before;
  const { entries, from, until } = fact;
  if (restricted !== null) return 'words.withheld: who did so may not';
  const isNamed = entries.length > 0 && entries.every((one, at) => one.seq > (entries[at - 1]?.seq ?? 0) && one.seq <= seq);
  if (!isNamed || from > until || until > seq) return 'words.withheld: it names no words of before';
  return ruledOut(before, entry, fact) ?? otherThanProposed(before, fact);
}

/** What the chair confirms is what was proposed; copies that were made since go with it. */
function otherThanProposed({ withholdings }: OpinionState, { of, letters, ranges }: ActOf<'words.withheld'>): string | null {
  if (of === undefined) return null;
  const proposed = withholdings.find(({ seq }) => seq === of);
  const isIn = ({ client, clock, length }: LetterRange): boolean =>
    ranges.some((one) => one.client === client && one.clock <= clock && clock + length <= one.clock + one.length);
  const isSame = proposed?.letters === letters && proposed.ranges.every(isIn);
  return isSame ? null : 'words.withheld: the words are not those that were proposed';
}

const upgraded = ({ rules }: OpinionState, { by }: Entry, { from, to }: Extract<Act, { type: 'rules.upgraded' }>): string | null =>
  by.seat === SERVER.seat && from === rules && to > from ? null : 'rules.upgraded: the rules in force were others';

/** What stood there is in the logs of those drafts; that these are the drafts of which this one was made stands here. */
function ofAncestors(before: OpinionState, { by }: Entry, from: readonly Inheritance[]): string | null {
  const known = from.length > 0 && from.every(({ opinion }) => before.ancestry.includes(opinion));
  return by.seat === SERVER.seat && known ? null : 'position.raised: this draft was made of no draft in which that stood';
}

/** What the meeting had set stands in the forum's log, not in this one; that it was the server that brought it stands here. */
function brought(before: OpinionState, { by }: Entry, act: Extract<Act, { type: 'policy.changed' }>): string | null {
  const { policy, from } = act;
  const due = from === undefined ? null : following(before, { policy, from });
  return by.seat === SERVER.seat && due !== null && same(due, act) ? null : 'policy.changed: no meeting brings this policy here now';
}

/** What stood there is in the log of that opinion; that a condition here counts on it, and that it was news, stands here. */
function told(before: OpinionState, { by }: Entry, fact: Extract<Act, { type: 'elsewhere.told' }>): string | null {
  const { type: _, ...read } = fact;
  const news = telling(before, read);
  return by.seat === SERVER.seat && news !== null && same(news, fact) ? null : 'elsewhere.told: no condition here waits for that';
}

/** Insertions too, which change no paragraph that was closed. */
const changeOfAdopted = ({ phase, textHash: was }: OpinionState, { textHash }: TextFacts): string | null =>
  (phase === 'adopting' || phase === 'adopted') && textHash !== was ? 'it changes a text that the chair had adopted' : null;

/** An editorial change is judged by itself, on the one paragraph that it names. */
function changeOfClosed(before: OpinionState, { changes, carriesOut }: TextFacts): string | null {
  const closed = new Set(closedBlocks(before));
  if (carriesOut !== undefined && isEditorial(carriesOut)) closed.delete(carriesOut.block);
  const changed = changes.find(({ id, was, hash }) => closed.has(id) && was !== hash);
  return changed ? `it changes the words of paragraph ${changed.id}, which was closed` : null;
}

type Carried = NonNullable<TextFacts['carriesOut']>;
const isEditorial = (edit: Carried): edit is EditorialEdit => edit.command === 'confirm-editorial' || edit.command === 'contest-editorial';

/** Exactly what was proposed, or exactly what stood before it; that the words are editorial is found in the bytes. */
function editorialBy(before: OpinionState, { at, by }: Entry, { carriesOut, changes }: TextFacts): string | null {
  if (carriesOut === undefined || !isEditorial(carriesOut)) return null;
  const { command, block, of } = carriesOut;
  const judged = (now: number) => decide(before, { do: command, of }, by, now, before.seq, { ...hereOf(null), ...waitOf(carriesOut) });
  const decisions = [judged(at), judged(at - BETWEEN)];
  const made = decisions.some(
    (one) => one.ok && one.act === null && canonicalJson(one.edit as Json) === canonicalJson({ ...carriesOut } as Json),
  );
  const refused = decisions.find((one) => !one.ok);
  if (!made) return refused ? `${command}: the rules refuse it (${refused.refusal.code})` : `${command}: it names another paragraph`;
  const { declared, proposed } = before.blocks.get(block) ?? {};
  const to = command === 'confirm-editorial' ? proposed?.to : declared?.successors.find(({ seq }) => seq === of)?.was;
  // what is undone may have got another final mark meanwhile (T9)
  const isExact = (exact: Hash | null): boolean => command === 'contest-editorial' || exact === to?.exact;
  const sound = changes.length === 1 && changes.every(({ id, hash, exact }) => id === block && hash === to?.hash && isExact(exact));
  if (command === 'confirm-editorial' && !WAITS.includes(carriesOut.seconds)) return `${command}: no forum lets it wait so long`;
  return sound ? null : `${command}: the text is not the one that was proposed`;
}

/** Everywhere, and in a demonstration: which of them this forum is stands in its own log. */
const WAITS: readonly number[] = [EDITORIAL_SECONDS, DEMO_EDITORIAL_SECONDS];

const waitOf = (edit: EditorialEdit): Pick<Here, 'editorialSeconds'> =>
  edit.command === 'confirm-editorial' ? { editorialSeconds: edit.seconds } : {};

/** Whose words these are, and that the policy of that moment let them write (SPEC 8.3, 8.4, 8.7). */
function typedBy({ seq, policy }: OpinionState, { parts, carriesOut }: TextFacts): string | null {
  if (carriesOut?.command === 'import') return seq === 1 ? null : 'import: a text begins once';
  const authors = parts.flatMap(({ by }) => (by === 'server' ? [] : by));
  const other = authors.find((by) => !mayWrite(by, policy));
  if (other !== undefined) return `${other.seat}, who may not type, has typed it`;
  return authors.length === 0 && carriesOut === undefined ? 'it names nobody who typed it' : null;
}

function carriedOut(before: OpinionState, entry: Entry, fact: TextFacts): string | null {
  return cutBy(before, entry, fact) ?? settledBy(before, entry, fact) ?? restoredBy(before, entry, fact);
}

/** Older rules may have let a paragraph come back that these would not; who may ask for it was always the same. */
function restoredBy(before: OpinionState, { at, by, rules = RULES_VERSION }: Entry, { carriesOut }: TextFacts): string | null {
  if (carriesOut?.command !== 'restore') return null;
  const { block } = carriesOut;
  if (block === undefined) return 'restore: it names no paragraph';
  if (rules < 4) return mayWrite(by, before.policy) ? null : `restore: ${by.seat} may not type`;
  const decision = decide(before, { do: 'restore', block }, by, at, before.seq, hereOf(null));
  return decision.ok ? null : `restore: the rules refuse it (${decision.refusal.code})`;
}

/** A deletion of much is what was asked for and nothing else; what comes back went with that entry, and the empty title of the time between goes. */
function cutBy(before: OpinionState, { at, by }: Entry, { carriesOut, changes }: TextFacts): string | null {
  if (carriesOut?.command !== 'remove-paragraphs' && carriesOut?.command !== 'restore-deletion') return null;
  const named = new Set<BlockId>(carriesOut.blocks);
  const isBetween = ({ id, kind }: Change): boolean =>
    carriesOut.command === 'restore-deletion' && kind === 'title' && before.blocks.get(id)?.length === 0;
  const others = changes.some((change) => change.was !== null && change.hash === null && !named.has(change.id) && !isBetween(change));
  if (others) return `${carriesOut.command}: another paragraph went with it`;
  const command: Command =
    carriesOut.command === 'restore-deletion'
      ? { do: carriesOut.command, of: carriesOut.of }
      : { do: carriesOut.command, targets: carriesOut.blocks.map((block) => ({ block, exact: before.blocks.get(block)?.exact ?? '' })) };
  const decision = decide(before, command, by, at, before.seq, hereOf(null));
  return decision.ok ? null : `${carriesOut.command}: the rules refuse it (${decision.refusal.code})`;
}

/** The suggestion itself is in the bytes, and those are compared with the facts elsewhere. */
function settledBy(before: OpinionState, { at, by }: Entry, { carriesOut }: TextFacts): string | null {
  if (carriesOut?.command !== 'settle') return null;
  const { command, ...settled } = carriesOut;
  const exact = before.blocks.get(settled.block)?.exact ?? '';
  const decision = decide(before, { do: command, ...settled, exact }, by, at, before.seq, hereOf(null));
  return decision.ok ? null : `${command}: the rules refuse it (${decision.refusal.code})`;
}

function ruledOut(before: OpinionState, { at, by }: Entry, act: Act): string | null {
  const command = commandOf(act);
  if (command === null) return `${act.type}: no command makes this act`;
  const seen = 'seen' in act ? act.seen : before.seq;
  const judged = (now: number) => decide(before, command, by, now, seen, hereOf(act));
  const decisions = [judged(at), judged(at - BETWEEN)];
  const made = withoutEchoes(act);
  if (decisions.some((decision) => decision.ok && decision.act !== null && same(decision.act, made))) return null;
  const refused = decisions.find((decision) => !decision.ok);
  return refused ? `${act.type}: the rules refuse it (${refused.refusal.code})` : `${act.type}: the rules make another act of this command`;
}

/** What the text has found is compared with its bytes elsewhere. */
function withoutEchoes(act: Act): Act {
  if (act.type !== 'position.raised') return act;
  const { echoes: _, copied: __, ...raised } = act;
  return raised;
}

/** Who was there is a record and no condition. What the forum says stands in its own log, not in this one. */
function hereOf(act: Act | null): Here {
  const entity = (act !== null && 'entity' in act ? act.entity : null) ?? null;
  return {
    present: act !== null && 'present' in act ? act.present : [],
    dropped: act !== null && 'dropped' in act ? act.dropped : [],
    memberStates: new Set<EntityId>(entity === null ? [] : [entity]),
    leastCallSeconds: 0,
    silences: null,
    sitting: null,
    reported: false,
    elsewhere: act?.type === 'position.raised' ? asItRead(act.links ?? []) : [],
    // else no sponsor could have closed it as merged
    merged: act?.type === 'opinion.closed',
    draft: act?.type === 'report.finished' ? act.textHash : null,
    ...(act?.type === 'editorial.proposed' && { edited: act.to }),
    ...(act?.type === 'words.withheld' && { words: wordsIn(act) }),
    ...(act?.type === 'withholding.proposed' && { words: { ...lettersIn(act), entries: [], from: 0, until: 0 } }),
  };
}

const wordsIn = ({ type: _, of: __, ...words }: ActOf<'words.withheld'>): Here['words'] & object => words;
const lettersIn = ({ type: _, ...letters }: ActOf<'withholding.proposed'>) => letters;

/** The paragraphs of other opinions as whoever made the condition saw them. */
const asItRead = (links: readonly Link[]): readonly Elsewhere[] =>
  links.flatMap(({ opinion, block, hash }) =>
    opinion === undefined
      ? []
      : [{ opinion, seq: 0, number: '', paragraphs: [{ id: block, kind: 'text' as const, label: '', heading: '', hash, agreed: false }] }],
  );

const GIVEN = 'given';

function commandOf(act: Act): Command | null {
  switch (act.type) {
    case 'policy.changed':
      return { do: 'set-policy', policy: act.policy };
    case 'discussion.opened':
      return { do: 'open-discussion' };
    case 'focus.set':
      return { do: 'focus', block: act.block, view: act.view, ...(act.story === true && { story: act.story }) };
    case 'position.raised':
      return raisingOf(act);
    case 'objection.late':
      return raisingOf({ ...act, type: 'position.raised', kind: 'objection', until: null, endsIf: null });
    case 'position.withdrawn':
      return { do: 'withdraw', position: act.position, ...(act.stated ? { statement: GIVEN } : {}) };
    case 'position.confirmed':
      return { do: 'confirm', position: act.position };
    case 'position.disowned':
      return { do: 'disown', position: act.position, ...(act.stated ? { statement: GIVEN } : {}) };
    case 'withdrawal.noted':
      return { do: 'note-withdrawal', position: act.position, reason: GIVEN };
    case 'position.dropped':
      return { do: 'drop-carried', position: act.position, block: act.block };
    case 'dissociated':
      return { do: 'dissociate', blocks: act.targets.map(({ block }) => block) };
    case 'statement.made': {
      const { block, kind, corrects } = act;
      return { do: 'make-statement', block, kind, statement: GIVEN, ...(corrects === null ? {} : { corrects }) };
    }
    case 'call.opened': {
      const { targets, minSeconds, deadline } = act;
      return { do: 'call', targets, minSeconds, ...(deadline === null ? {} : { deadline }) };
    }
    case 'call.extended':
      return { do: 'extend-call', of: act.of, deadline: act.deadline };
    case 'call.cancelled':
      return { do: 'cancel-call', blocks: act.blocks };
    case 'paragraphs.referred':
      return { do: 'refer', blocks: act.blocks, group: GIVEN, ...(act.until === null ? {} : { until: act.until }) };
    case 'paragraphs.recalled':
      return { do: 'recall', blocks: act.blocks };
    case 'paragraph.declared':
      return { do: 'declare', target: act.target };
    case 'declaration.undone':
    case 'adoption.undone':
      return { do: 'undo', of: act.of };
    case 'reopening.asked':
      return { do: 'ask-reopen', block: act.block, reason: GIVEN };
    case 'paragraph.reopened': {
      const { block, cause, entity } = act;
      return { do: 'reopen', block, cause, reason: GIVEN, ...(entity === null ? {} : { entity }) };
    }
    case 'adoption.called':
      return { do: 'call-adoption', docHash: act.docHash, textHash: act.textHash, minSeconds: act.minSeconds };
    case 'opinion.adopted':
      return { do: 'adopt', docHash: act.docHash, textHash: act.textHash };
    case 'opinion.closed':
      return { do: 'close-without-adoption', outcome: act.outcome };
    case 'appeal.made':
      return { do: 'appeal', of: act.of, reason: GIVEN, ...enteredOf(act) };
    case 'appeal.ended':
      return { do: 'record-appeal', of: act.of, end: act.end, statement: GIVEN };
    case 'appeal.withdrawn':
      return { do: 'withdraw-appeal', of: act.of };
    case 'appeal.contradicted':
      return { do: 'contradict-appeal', of: act.of, statement: GIVEN };
    case 'editorial.proposed':
      // the words are beside it, and what they come to is in the act
      return { do: 'propose-editorial', block: act.block, exact: act.was.exact, words: GIVEN };
    case 'editorial.declined':
      return { do: 'decline-editorial', of: act.of };
    case 'words.withheld':
      return act.of === undefined ? { do: 'withhold-words', letters: act.ranges } : { do: 'confirm-withholding', of: act.of };
    case 'withholding.proposed':
      return { do: 'propose-withholding', letters: act.ranges };
    case 'withholding.declined':
      return { do: 'decline-withholding', of: act.of };
    case 'report.finished':
      return { do: 'finish-report', textHash: act.textHash };
    case 'report.reopened':
      return { do: 'reopen-report', reason: GIVEN };
    default:
      return null;
  }
}

const enteredOf = ({ entity, via }: Extract<Act, { type: 'appeal.made' }>) =>
  entity === undefined || via === undefined ? {} : { enteredFor: { entity, via } };

type Raised = Extract<Act, { type: 'position.raised' }>;

function raisingOf({ kind, entity, via, reasoned, cured, noted, ...said }: Raised): Command | null {
  const given = (isGiven: boolean | undefined) => (isGiven ? GIVEN : undefined);
  return commandFor(kind, {
    ...said,
    ...{ reason: given(reasoned), cure: given(cured), appended: given(noted) },
    enteredFor: via === 'screen' ? undefined : { entity, via },
  });
}

const same = (one: Act, other: Act | TextFacts): boolean => canonicalJson(one as Json) === canonicalJson(other as unknown as Json);
