/** What the chair asks, for those who follow: on what, how long there is to answer, and the way to an answer. */
import type { ShownCall } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import { escapeHtml } from '../text/html.ts';
import { askedTime } from './asked-time.ts';
import { FEW_CALLED } from './called.ts';
import { pendingWords } from './instructions.ts';
import { metInCall } from './met-words.ts';
import { fromSprite } from './sprite.ts';
import { namesIn, type Reading } from './text-html.ts';

/** The element of a paragraph; null where it is not in the text. */
export type Place = (block: BlockId) => string | null;

/** In the place of the time, until the words round it are escaped. */
const PLACE = '\u0001';

export function callLines(reading: Reading, at: Place): readonly string[] {
  const { register, text, entities, answerAt } = reading;
  const { adoptionCall, adopting, paragraphs, blockers } = register;
  const names = namesIn(reading);
  const toWhat = (block: BlockId | 'whole'): string => {
    const after = names.paragraph(block === 'whole' ? null : block);
    return ` aria-label="${escapeHtml(text.t('app.colon', { before: text.t('answer.call'), after }))}"`;
  };
  const answer = (block: BlockId | 'whole'): string =>
    answerAt === undefined ? '' : ` <a href="${answerAt(block)}"${toWhat(block)}>${escapeHtml(text.t('answer.call'))}</a>`;
  const asked = (words: string, call: ShownCall, block: BlockId | 'whole', more: string): string =>
    `<p class="call">${fromSprite('call')} <strong>${words}</strong> ${leftHtml(reading, call)} ${escapeHtml(more)}${answer(block)}</p>`;
  /** Of States: whose objections the text has met, and whose instructions are pending. */
  const states = (ids: readonly BlockId[] | null): string =>
    [metInCall(register, ids, text, names.entity), pendingWords(register, ids, text, names.entity)].filter(Boolean).join(' ');
  const longer = (ids: readonly BlockId[]): string => [askedTime(blockers, ids, text, entities), states(ids)].filter(Boolean).join(' ');
  if (adopting !== null) {
    const words = escapeHtml(text.t('app.colon', { before: text.t('phase.adopting'), after: PLACE }));
    return [
      `<p class="call">${fromSprite('call')} <strong>${words.replace(PLACE, clockHtml(reading, adopting.closesAt))}</strong>${answer('whole')}</p>`,
    ];
  }
  if (adoptionCall !== null) return [asked(escapeHtml(text.t('news.adoptionCalled')), adoptionCall, 'whole', states(null))];
  const linked = (id: BlockId, words: string): string => {
    const element = at(id);
    return element === null ? escapeHtml(words) : `<a href="#${element}">${escapeHtml(words)}</a>`;
  };
  const one = (id: BlockId, call: ShownCall): string =>
    asked(linked(id, text.t('news.called', { paragraphs: names.setOff(id) })), call, id, longer([id]));
  const many = (ids: readonly BlockId[], call: ShownCall): string => {
    const words = escapeHtml(text.t('call.several', { count: ids.length }));
    const each = ids.map((id) => `<p>${linked(id, names.paragraph(id))}${answer(id)}</p>`).join('');
    return `<details class="call"><summary>${fromSprite('call')} <strong>${words}</strong> ${leftHtml(reading, call)} ${escapeHtml(longer(ids))}</summary>${each}</details>`;
  };
  const called = new Map<number, { readonly call: ShownCall; readonly ids: BlockId[] }>();
  for (const { id, call } of paragraphs) {
    if (call === null) continue;
    const together = called.get(call.seq) ?? { call, ids: [] };
    together.ids.push(id);
    called.set(call.seq, together);
  }
  return [...called.values()].flatMap(({ call, ids }) => (ids.length > FEW_CALLED ? many(ids, call) : ids.map((id) => one(id, call))));
}

/** A page with a script counts down to it, in the place of the moment. */
function leftHtml(reading: Reading, { ripe, ripeAt, deadline }: ShownCall): string {
  const { text } = reading;
  if (ripe) return escapeHtml(text.t('call.ripe'));
  if (deadline !== null) return escapeHtml(text.t('refusal.deadline-not-reached', { date: text.moment(deadline) }));
  return escapeHtml(text.t('live.left', { time: PLACE })).replace(PLACE, clockHtml(reading, ripeAt));
}

const clockHtml = ({ text }: Reading, at: number): string =>
  `<time data-at="${at}">${escapeHtml(text.t('live.until', { moment: text.moment(at) }))}</time>`;
