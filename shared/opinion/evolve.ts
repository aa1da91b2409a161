/**
 * The fold: what an opinion is after one more entry of its log. Pure, and total on every fact of the closed list. It judges nothing:
 * what is in the log has happened, and a log that `decide` would not have written still folds to something.
 *
 * A fact of tomorrow cannot be skipped without changing what follows, so a reader asks `isKnown` first and halts that opinion
 * with words; `evolve` itself treats an unknown fact as a bug and throws.
 */
import { unreachable } from '../lib/assert.ts';
import { foldAdopted, foldAdoptionCalled, foldAdoptionClosed, foldAdoptionUndone, foldClosed, foldCrossing, foldLate } from './adoption.ts';
import { foldAppealEnded, foldAppealed, foldContradicted, foldRuling } from './appeals.ts';
import { foldCalled, foldCancelled, foldExtended, foldRipe } from './calls.ts';
import { noteMet } from './conditions.ts';
import { foldAsked, foldDeclared, foldReopened, foldUndone } from './declarations.ts';
import { backToText, foldCreated, foldFocus, foldOpened } from './discussion.ts';
import { foldDeclined, foldProposed, foldStood, foldWaitAnew } from './editorial.ts';
import type { Act, ActType, Entry } from './entry.ts';
import { foldConfirmed, foldDisowned, foldDropped, foldLapsed, foldNoted, foldWithdrawn } from './lifting.ts';
import { foldElsewhere } from './links.ts';
import { foldNames } from './names.ts';
import { foldRaised } from './raising.ts';
import { foldRecalled, foldReferred } from './referrals.ts';
import { foldDissociated, foldStatement } from './said.ts';
import type { OpinionState } from './state.ts';
import { foldText } from './text.ts';
import { foldUpgraded } from './upgrade.ts';
import { foldWithheld, foldWordsDeclined, foldWordsProposed } from './withholding.ts';

/**
 * Entries name the rules they were made under; a log made under later ones is not ours to fold. What differs between versions asks
 * `state.rules`, so that an older log folds as it did (tests/record/golden.test.ts).
 */
export const RULES_VERSION = 5;

const KNOWN: Readonly<Record<ActType | 'text', true>> = {
  text: true,
  'opinion.created': true,
  'policy.changed': true,
  'discussion.opened': true,
  'focus.set': true,
  'position.raised': true,
  'elsewhere.told': true,
  'position.withdrawn': true,
  'position.confirmed': true,
  'position.disowned': true,
  'withdrawal.noted': true,
  'position.dropped': true,
  dissociated: true,
  'statement.made': true,
  'call.opened': true,
  'call.extended': true,
  'call.cancelled': true,
  'paragraphs.referred': true,
  'paragraphs.recalled': true,
  'paragraph.declared': true,
  'declaration.undone': true,
  'reopening.asked': true,
  'paragraph.reopened': true,
  'editorial.proposed': true,
  'editorial.declined': true,
  'editorial.stood': true,
  'adoption.called': true,
  'opinion.adopted': true,
  'adoption.closed': true,
  'objection.late': true,
  'adoption.undone': true,
  'opinion.closed': true,
  'appeal.made': true,
  'appeal.ended': true,
  'appeal.withdrawn': true,
  'appeal.contradicted': true,
  'words.withheld': true,
  'withholding.proposed': true,
  'withholding.declined': true,
  'report.finished': true,
  'report.reopened': true,
  'time.lapsed': true,
  'call.ripe': true,
  'restricted.opened': true,
  'restricted.closed': true,
  'restricted.published': true,
  'rules.upgraded': true,
};

/** Can these rules fold this fact? */
export function isKnown(fact: { readonly type: string; readonly to?: unknown }): boolean {
  if (!Object.hasOwn(KNOWN, fact.type)) return false;
  return fact.type !== 'rules.upgraded' || (typeof fact.to === 'number' && fact.to <= RULES_VERSION);
}

/** What the server appends before anything else to a log that was begun under older rules; what is over stays as it was. */
export function upgrading({ rules, phase }: Pick<OpinionState, 'rules' | 'phase'>): Extract<Act, { type: 'rules.upgraded' }> | null {
  if (rules >= RULES_VERSION || phase === 'adopted' || phase === 'not-adopted') return null;
  return { type: 'rules.upgraded', from: rules, to: RULES_VERSION };
}

export const evolve = (before: OpinionState, entry: Entry): OpinionState =>
  noteMet(before, foldNames(before, entry, foldRuling(before, entry, folded(before, entry))), entry);

function folded(before: OpinionState, entry: Entry): OpinionState {
  const { fact } = entry;
  if (fact.type === 'text') return foldText(before, fact, entry);
  const state = { ...before, seq: entry.seq, at: entry.at };
  switch (fact.type) {
    case 'opinion.created':
      return { ...foldCreated(state, fact), rules: entry.rules ?? RULES_VERSION };
    case 'policy.changed':
      return { ...state, policy: fact.policy, policyFrom: fact.from ?? state.policyFrom };
    case 'discussion.opened':
      return foldOpened(state);
    case 'focus.set':
      return foldFocus(state, fact);
    case 'position.raised':
      return foldRaised(foldCrossing(state, fact, entry), fact, entry);
    case 'elsewhere.told':
      return foldElsewhere(state, fact);
    case 'position.withdrawn':
      return foldWithdrawn(state, fact, state.at);
    case 'position.confirmed':
      return foldConfirmed(state, fact);
    case 'position.disowned':
      return foldDisowned(state, fact, state.at);
    case 'withdrawal.noted':
      return foldNoted(state, fact);
    case 'position.dropped':
      return foldDropped(state, fact, entry);
    case 'dissociated':
      return foldDissociated(state, fact, entry);
    case 'statement.made':
      return foldStatement(state, fact, entry);
    case 'call.opened':
      return foldCalled(backToText(state), fact, entry);
    case 'call.extended':
      return foldExtended(state, fact);
    case 'call.cancelled':
      return foldCancelled(state, fact);
    case 'paragraphs.referred':
      return foldReferred(state, fact);
    case 'paragraphs.recalled':
      return foldRecalled(state, fact);
    case 'paragraph.declared':
      return foldDeclared(state, fact, entry);
    case 'declaration.undone':
      return foldUndone(state, fact);
    case 'reopening.asked':
      return foldAsked(state, fact, entry);
    case 'paragraph.reopened':
      return foldReopened(state, fact);
    case 'editorial.proposed':
      return foldProposed(state, fact, entry);
    case 'editorial.declined':
      return foldDeclined(state, fact);
    case 'editorial.stood':
      return foldStood(state, fact);
    case 'adoption.called':
      return foldAdoptionCalled(backToText(state), fact, entry);
    case 'opinion.adopted':
      return foldAdopted(state, fact, entry);
    case 'adoption.closed':
      return foldAdoptionClosed(state, fact);
    case 'objection.late':
      return foldLate(state, fact, entry);
    case 'adoption.undone':
      return foldAdoptionUndone(state, fact);
    case 'opinion.closed':
      return foldClosed(state, fact);
    case 'appeal.made':
      return foldAppealed(state, fact, entry);
    case 'appeal.ended':
    case 'appeal.withdrawn':
      return foldAppealEnded(state, fact);
    case 'appeal.contradicted':
      return foldContradicted(state, fact);
    case 'words.withheld':
      return foldWithheld(state, fact, entry);
    case 'withholding.proposed':
      return foldWordsProposed(state, fact, entry);
    case 'withholding.declined':
      return foldWordsDeclined(state, fact, entry);
    case 'report.finished':
    case 'report.reopened':
      return { ...state, finish: { over: fact.type === 'report.finished', seq: entry.seq, at: entry.at } };
    case 'time.lapsed':
      return foldLapsed(state, fact);
    case 'call.ripe':
      return foldRipe(state, fact, state.at);
    case 'restricted.opened':
      return { ...state, restricted: { opened: entry.seq, closed: false }, rulings: [] };
    case 'restricted.closed':
      return { ...state, restricted: state.restricted && { ...state.restricted, closed: true } };
    case 'restricted.published':
      return { ...foldWaitAnew(state), published: [...state.published, fact.session] };
    case 'rules.upgraded':
      return foldUpgraded(state, fact);
    default:
      return unreachable(fact);
  }
}
