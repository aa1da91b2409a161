/**
 * What is said aloud when the register changes: one sentence an act, for what others and we ourselves have had recorded.
 * A pure comparison of two registers; the words come from the catalogue.
 */
import type { SetOff } from '../i18n/set-off.ts';
import type { Text } from '../i18n/text.ts';
import type { Register, ShownCall, ShownParagraph } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import { byDeadline } from './by-deadline.ts';
import { endedKey } from './ended.ts';
import type { OpinionNames } from './paragraph-names.ts';
import { type Placed, placed } from './placed.ts';

export interface News {
  readonly region: 'status' | 'alert';
  /** News of one kind are joined. */
  readonly kind: string;
  readonly words: string;
}

export function news(before: Register, after: Register, text: Text, names: OpinionNames): readonly News[] {
  const told = [
    ...ofPositions(before, after, text, names),
    ...ofParagraphs(before, after, text, names),
    ...ofOpinion(before, after, text, names),
  ];
  return told;
}

function ofPositions(before: Register, after: Register, { t }: Text, names: OpinionNames): readonly News[] {
  const had = placed(before);
  const has = placed(after);
  // what was too late for an adoption that is gone stands now
  const isNew = ({ id, seq }: Placed['position']): boolean =>
    !had.has(id) && (seq > before.seq || before.late.some((one) => one.seq === seq));
  const raised = [...has.values()].filter(({ position }) => isNew(position));
  const disowned = after.disowned.filter(({ seq }) => seq > before.seq);
  const confirmed = [...has.values()].filter(({ position }) => !position.toConfirm && had.get(position.id)?.position.toConfirm === true);
  // what was confirmed stands in its place, and what was disowned is told as that
  const gone = [...had.values()].filter(
    ({ position, block }) =>
      !has.has(position.id) &&
      !disowned.some(({ id }) => id === position.id) &&
      !confirmed.some((one) => one.block === block && one.position.entity === position.entity),
  );
  const met = [...has.values()].flatMap((one) => {
    const by = had.get(one.position.id)?.position.met === false ? one.position.metBy : null;
    return by === null ? [] : [{ ...one, seq: by.seq, by: names.entity(by.entity) }];
  });
  const words = ({ position, block }: Placed) => ({ state: names.entity(position.entity), paragraph: names.setOff(block) });
  return [
    ...raised.map((one) => ({ region: 'status', kind: one.position.kind, words: t(`news.${one.position.kind}`, words(one)) }) as const),
    ...confirmed.map((one) => ({ region: 'status', kind: 'confirmed', words: t('news.confirmed', words(one)) }) as const),
    ...disowned.map(({ entity, block }) => {
      const said = t('news.disowned', { state: names.entity(entity), paragraph: names.setOff(block) });
      return { region: 'status', kind: 'disowned', words: said } as const;
    }),
    ...met.map((one) => ({ region: 'alert', kind: 'met', words: t('news.met', { ...words(one), seq: one.seq, by: one.by }) }) as const),
    ...gone.map((one) => {
      const lapsed = one.position.kind === 'time' && one.position.until !== null && one.position.until <= after.at;
      // whoever hears of objections alone hears of the end of no other position
      const kind = one.position.kind === 'objection' ? 'withdrawn' : 'note-withdrawn';
      return { region: 'status', kind, words: t(endedKey({ kind: one.position.kind, lapsed }), words(one)) } as const;
    }),
  ];
}

interface Called {
  readonly id: BlockId;
  readonly call: ShownCall;
}

/** Until when, and what: paragraphs whose calls end together. */
const ending = (called: readonly Called[], names: OpinionNames): readonly (readonly [deadline: number | null, paragraphs: SetOff])[] =>
  byDeadline(called, ({ call }) => call.deadline).map((together) => [
    together[0].call.deadline,
    names.paragraphs(together.map(({ id }) => id)),
  ]);

function ofParagraphs(before: Register, after: Register, { t, moment }: Text, names: OpinionNames): readonly News[] {
  const had = new Map(before.paragraphs.map((one) => [one.id, one]));
  const found: News[] = [];
  const called: Called[] = [];
  const extended: Called[] = [];
  const ripe: BlockId[] = [];
  const over: BlockId[] = [];
  const referred: BlockId[] = [];
  const recalled: BlockId[] = [];
  for (const now of after.paragraphs) {
    const then = had.get(now.id);
    // the same says nothing new: all that it says was said by `before.seq`. Of one letter that is typed a thousand others stay
    if (then === now) continue;
    const paragraph = names.setOff(now.id);
    const say = (kind: string, words: string): void => void found.push({ region: 'status', kind, words });
    if (now.call !== null && then?.call?.seq !== now.call.seq && now.call.seq > before.seq) called.push({ id: now.id, call: now.call });
    if (now.call !== null && then?.call?.seq === now.call.seq && then.call.deadline !== now.call.deadline)
      extended.push({ id: now.id, call: now.call });
    if (isRipened(then?.call, now.call)) ripe.push(now.id);
    const broken = now.broken !== null && now.broken.seq > before.seq ? now.broken : null;
    if (broken !== null)
      found.push({ region: 'alert', kind: 'broken', words: t('news.broken', { state: names.entity(broken.entity), paragraph }) });
    else if (then?.call != null && now.call === null && !newlyDeclared(then, now)) over.push(now.id);
    if (now.referred !== null && now.referred.seq > before.seq) referred.push(now.id);
    if (then?.referred != null && now.referred === null && now.status !== 'agreed' && after.phase === 'drafting') recalled.push(now.id);
    if (newlyDeclared(then, now)) say('declared', t('news.declared', { paragraph }));
    if (then !== undefined && isUndone(then, now)) say('undone', t('news.undone', { paragraph }));
    if (then !== undefined && isReopened(then, now)) say('reopened', t('news.reopened', { paragraph }));
    for (const { seq, verdict, entity } of now.settled) {
      if (seq > before.seq)
        say('settled', t('app.saidOf', { name: names.paragraph(now.id), words: t(`settled.${verdict}`, { state: names.entity(entity) }) }));
    }
    const { proposed = null, changes = [], contested = null } = now.editorial ?? {};
    if (proposed !== null && proposed.seq > before.seq) say('editorial', t('news.editorialProposed', { paragraph }));
    if (changes.some(({ seq }) => seq > before.seq)) say('editorial', t('news.editorialConfirmed', { paragraph }));
    if (then !== undefined && isDeclined(then, now)) say('editorial', t('news.editorialDeclined', { paragraph }));
    if (contested !== null && contested.seq > before.seq)
      say('editorial', t('news.editorialContested', { state: names.entity(contested.entity), paragraph }));
    for (const asked of now.reopenAsked) {
      if (asked.seq > before.seq) say('reopenAsked', t('news.reopenAsked', { state: names.entity(asked.entity), paragraph }));
    }
  }
  const ends = (deadline: number): string => t('refusal.deadline-not-reached', { date: moment(deadline) });
  for (const [deadline, paragraphs] of ending(called, names)) {
    const asked = t('news.called', { paragraphs });
    found.push({ region: 'alert', kind: 'called', words: deadline === null ? asked : `${asked} ${ends(deadline)}` });
  }
  for (const [deadline, paragraphs] of ending(extended, names))
    if (deadline !== null)
      found.push({ region: 'alert', kind: 'called', words: t('app.saidOf', { name: paragraphs, words: ends(deadline) }) });
  // an objection counts still: whoever has listened to the time alone would not know
  if (ripe.length > 0)
    found.push({ region: 'alert', kind: 'ripe', words: t('app.saidOf', { name: names.paragraphs(ripe), words: t('call.ripe') }) });
  if (over.length > 0)
    found.push({ region: 'alert', kind: 'callCancelled', words: t('news.callCancelled', { paragraphs: names.paragraphs(over) }) });
  const say = (kind: 'referred' | 'recalled', ids: readonly BlockId[]): void => {
    if (ids.length > 0) found.push({ region: 'status', kind, words: t(`news.${kind}`, { paragraphs: names.paragraphs(ids) }) });
  };
  say('referred', referred);
  say('recalled', recalled);
  return found;
}

/** The log has recorded that the time of this very call has passed. */
const isRipened = (then: ShownCall | null | undefined, now: ShownCall | null): boolean =>
  then?.seq === now?.seq && then?.ripe === false && now?.ripe === true;

const newlyDeclared = (then: ShownParagraph | undefined, now: ShownParagraph): boolean =>
  now.declared?.stands === true && now.declared.seq > (then?.declared?.seq ?? 0);

/** Its call is open again, and an earlier declaration is as it was. */
const isUndone = (then: ShownParagraph, now: ShownParagraph): boolean =>
  then.declared?.stands === true && now.call !== null && (now.declared?.seq ?? 0) < then.declared.seq;

/** The words are those that were agreed, and what was proposed of them is over. */
const isDeclined = (then: ShownParagraph, now: ShownParagraph): boolean =>
  then.editorial?.proposed != null &&
  now.editorial?.proposed == null &&
  then.exact === now.exact &&
  now.status === 'agreed' &&
  then.declared?.seq === now.declared?.seq;

/** An objection or a request for time that cancels a declaration is said as what it is. */
function isReopened(then: ShownParagraph, now: ShownParagraph): boolean {
  const { cause } = now.reopened ?? {};
  return cause !== 'objection' && cause !== 'time' && (now.reopened?.count ?? 0) > (then.reopened?.count ?? 0);
}

/** An adoption that was cancelled at once is told by what cancelled it alone. */
function ofPhase(before: Register, after: Register, { t, moment }: Text, names: OpinionNames): readonly News[] {
  const { crossed, adopting } = after;
  if (crossed !== null && crossed.seq > before.seq)
    return [{ region: 'alert', kind: 'crossed', words: t('news.crossed', { state: names.entity(crossed.entity) }) }];
  if (before.phase === after.phase) return [];
  const undone = before.phase === 'adopting' || before.phase === 'adopted';
  const words = {
    tabled: null,
    drafting: undone ? t('news.adoptionUndone') : t('news.opened'),
    adopting: t('news.adopting', { moment: moment(adopting?.closesAt ?? after.at) }),
    adopted: t('news.adopted'),
    'not-adopted': t('news.closed'),
  };
  const sentence = words[after.phase];
  const region = after.phase === 'adopting' ? 'alert' : 'status';
  return sentence === null ? [] : [{ region, kind: 'phase', words: sentence }];
}

function ofOpinion(before: Register, after: Register, text: Text, names: OpinionNames): readonly News[] {
  const { t } = text;
  const found: News[] = [];
  if (after.adoptionCall !== null && before.adoptionCall?.seq !== after.adoptionCall.seq) {
    found.push({ region: 'alert', kind: 'adoptionCalled', words: t('news.adoptionCalled') });
  }
  if (isRipened(before.adoptionCall, after.adoptionCall)) {
    found.push({ region: 'alert', kind: 'ripe', words: t('app.saidOf', { name: names.paragraph(null), words: t('call.ripe') }) });
  }
  if (before.adoptionCall !== null && after.adoptionCall === null && after.phase === before.phase) {
    found.push({ region: 'alert', kind: 'adoptionCancelled', words: t('news.adoptionCancelled') });
  }
  found.push(...ofPhase(before, after, text, names));
  for (const { seq, entity, block } of after.late) {
    const words = t('news.late', { state: names.entity(entity), paragraph: names.setOff(block) });
    if (seq > before.seq) found.push({ region: 'alert', kind: 'late', words });
  }
  for (const { seq, entity } of after.statements)
    if (seq > before.seq) found.push({ region: 'status', kind: 'statement', words: t('news.statement', { state: names.entity(entity) }) });
  for (const { seq, entity, targets } of after.dissociations) {
    const paragraphs = names.paragraphs(targets.map((one) => one.block));
    if (seq > before.seq)
      found.push({ region: 'status', kind: 'aside', words: t('news.aside', { state: names.entity(entity), paragraphs }) });
  }
  const { block } = after.focus;
  if (block !== null && block !== before.focus.block)
    found.push({ region: 'status', kind: 'focus', words: t('app.valueOf', { field: t('focus.here'), is: names.paragraph(block) }) });
  if (before.policy.editing !== after.policy.editing) found.push({ region: 'status', kind: 'policy', words: t('news.policy') });
  return found;
}
