/** The watcher's eye on what holds no paragraph: what is under discussion, what is said for the record. It changes nothing else. */
import { isDeepStrictEqual } from 'node:util';
import type { Act, Entry, Link } from '../../shared/opinion/entry.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';

export interface Telling {
  readonly saw: (what: string) => void;
  readonly fail: (what: string) => never;
}

/** The one member of the state that such an act changes. */
const OWN: {
  readonly [Type in Entry['fact']['type']]?: 'focus' | 'dissociations' | 'statements' | 'referrals' | 'finish' | 'elsewhere' | 'appeals';
} = {
  'focus.set': 'focus',
  dissociated: 'dissociations',
  'statement.made': 'statements',
  'appeal.made': 'appeals',
  'appeal.withdrawn': 'appeals',
  'appeal.contradicted': 'appeals',
  'elsewhere.told': 'elsewhere',
  'paragraphs.referred': 'referrals',
  'paragraphs.recalled': 'referrals',
  'report.finished': 'finish',
  'report.reopened': 'finish',
};

/** After one entry. */
export function seeBeside(before: OpinionState, { fact, by }: Entry, after: OpinionState, shown: Standing, { saw, fail }: Telling): void {
  const { block } = shown.focus;
  if (block !== null && (after.blocks.get(block)?.hash ?? null) === null) fail('the focus is on what is not there');
  if (block !== after.focus.block) saw('the focus ended with its paragraph');
  const asks = fact.type === 'call.opened' || fact.type === 'adoption.called';
  if (asks && shown.focus.story === true) fail('a story stands where the words are that the chair asks about');
  if (asks && before.focus.story === true) saw('the room looked at the words again');
  const own = OWN[fact.type];
  if (own !== undefined) {
    // a decision of the chair is remembered as one, and so is what the public is not told
    const { seq: _, at: __, rulings: _rulings, names: _names, [own]: ___, ...was } = before;
    const { seq: _now, at: __now, rulings: _rulingsNow, names: _namesNow, [own]: ___now, ...is } = after;
    if (!isDeepStrictEqual(is, was)) fail(`more than the ${own} changed`);
  }
  for (const { status, referred, positions } of shown.paragraphs) {
    for (const { id, met, metBy } of positions) {
      if (met !== (metBy !== null)) fail('met by nobody');
      if (metBy !== null && (metBy.seq > after.seq || metBy.seq < Number(id.slice(1)))) fail('met by an entry that is none');
    }
    if (referred !== null && (status === 'agreed' || after.phase !== 'drafting')) fail('what is agreed is with a drafting group');
    if (referred !== null && fact.type === 'declaration.undone') saw('a referral came back');
  }
  if (before.finish?.over === true && before.textHash !== after.textHash) fail('the text of a final report changed');
  if (fact.type === 'report.finished') {
    if (before.kind !== 'report' || by.capacity !== 'secretariat') fail('somebody else marked a text as final');
    if (before.textHash !== fact.textHash) fail('other words are final than those of the draft');
  }
  if (fact.type === 'dissociated' && by.capacity !== 'member-state') fail('somebody stood aside for a State');
  if (after.statements.length < before.statements.length) fail('a statement is gone');
  if (fact.type === 'statement.made' && fact.corrects !== null) {
    if (before.statements.find(({ seq }) => seq === fact.corrects)?.entity !== by.entity) fail('somebody corrected what another has said');
    saw('a statement was corrected');
  }
  if (fact.type === 'opinion.adopted') {
    const waits = new Set([...before.positions.values()].flatMap(({ kind, entity }) => (kind === 'ad-referendum' ? [entity] : [])));
    const named = ((shown.adopting ?? shown.adopted)?.pending ?? []).map(({ entity }) => entity);
    if (waits.size !== named.length || !named.every((entity) => waits.has(entity))) fail('silence became agreement');
    if (waits.size > 0) saw('adopted ad referendum');
  }
  if (fact.type === 'position.withdrawn' && before.phase === 'adopted') {
    if (before.positions.get(fact.position)?.kind !== 'ad-referendum') fail('an adopted opinion changed');
    if (!fact.stated) fail('instructions came without a word');
    const named = after.adopted?.pending.find(({ entity }) => entity === by.entity);
    const waits = [...after.positions.values()].some(({ kind, entity }) => kind === 'ad-referendum' && entity === by.entity);
    if ((named?.came === null) !== waits) fail('instructions that came are not named');
    saw('instructions came after adoption');
  }
  seeConditions(before, { fact, by }, after, shown, { saw, fail });
  if (fact.type === 'withdrawal.noted') {
    const noted = after.positions.get(fact.position);
    if (!isDeepStrictEqual([...after.positions.keys()], [...before.positions.keys()])) fail('a position went because the chair heard so');
    if (after.blocks !== before.blocks || after.adoptionCall !== before.adoptionCall) fail('a withdrawal that was heard changed the text');
    if (noted?.noted !== after.seq) fail('a withdrawal that was heard is not written down');
    saw('withdrawal.noted');
  }
  if (isAbstention(fact)) {
    if (by.entity !== fact.entity || by.capacity !== 'member-state') fail('somebody abstained for a State');
    saw('abstain');
  }
}

const isAbstention = (fact: Entry['fact']): fact is Extract<Act, { type: 'position.raised' }> =>
  fact.type === 'position.raised' && fact.kind === 'abstain';

/** A condition goes only by its own State, and nothing is adopted over one. */
function seeConditions(
  before: OpinionState,
  { fact, by }: Pick<Entry, 'fact' | 'by'>,
  after: OpinionState,
  shown: Standing,
  { saw, fail }: Telling,
): void {
  for (const { id, kind, entity, block, links } of before.positions.values()) {
    if (kind !== 'conditional') continue;
    const met = (links ?? []).every((link) => {
      if (link.opinion !== undefined) {
        const told = before.elsewhere.get(link.opinion)?.paragraphs.find((one) => one.id === link.block);
        return told?.agreed === true && told.hash === link.hash;
      }
      const there = shown.paragraphs.find((one) => one.id === link.block);
      return there?.status === 'agreed' && there.hash === link.hash;
    });
    if (fact.type === 'opinion.adopted') saw('adopted under a condition');
    if (fact.type === 'opinion.adopted' && links?.some(({ opinion }) => opinion !== undefined)) saw('adopted under a condition elsewhere');
    if (fact.type === 'opinion.adopted' && !met) fail('adopted over a condition');
    if (after.positions.has(id)) continue;
    const again = fact.type === 'position.raised' && fact.kind === 'conditional' && fact.entity === entity && fact.block === block;
    const withdrawn = fact.type === 'position.withdrawn' && fact.position === id;
    if (!(again || withdrawn) || by.entity !== entity || by.capacity !== 'member-state') fail('a condition was lifted by another');
    if (before.policy.headConfirms === true && !by.functions.includes('head')) fail('a condition was lifted without the head');
    const linked = again ? (fact.links ?? []) : null;
    const isNamed = ({ opinion, block: other }: Link): boolean =>
      linked?.some((one) => one.opinion === opinion && one.block === other) === true;
    if (linked !== null && fact.type === 'position.raised' && fact.seen < Number(id.slice(1))) {
      if (!(links ?? []).every(isNamed)) fail('a condition took the place of one that was linked further');
      saw('a condition from a screen without the earlier one');
    }
    saw(again ? 'a condition took the place of another' : 'a condition was released');
  }
}
