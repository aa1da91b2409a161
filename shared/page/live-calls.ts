/** What the chair asks, for those who follow: on what, how long there is to answer, and the way to an answer. */
import { type Html, html, PLACE, withHtml } from '../lib/html.ts';
import type { ShownCall } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import { askedTime } from './asked-time.ts';
import { FEW_CALLED } from './called.ts';
import { pendingWords } from './instructions.ts';
import { metInCall } from './met-words.ts';
import { fromSprite } from './sprite.ts';
import { namesIn, type Reading } from './text-html.ts';

/** The element of a paragraph; null where it is not in the text. */
export type Place = (block: BlockId) => string | null;

export function callLines(reading: Reading, at: Place): readonly Html[] {
  const { register, text, entities, answerAt } = reading;
  const { adoptionCall, adopting, paragraphs, blockers } = register;
  const names = namesIn(reading);
  const answer = (block: BlockId | 'whole'): Html | null => {
    if (answerAt === undefined) return null;
    const to = text.t('app.actOn', { act: text.t('answer.call'), about: names.paragraph(block === 'whole' ? null : block) });
    return html` <a href="${answerAt(block)}" aria-label="${to}">${text.t('answer.call')}</a>`;
  };
  const asked = (words: string | Html, call: ShownCall, block: BlockId | 'whole', more: string): Html =>
    html`<p class="call">${fromSprite('call')} <strong>${words}</strong> ${leftHtml(reading, call)} ${more}${answer(block)}</p>`;
  /** Of States: whose objections the text has met, and whose instructions are pending. */
  const states = (ids: readonly BlockId[] | null): string =>
    [metInCall(register, ids, text, names.entity), pendingWords(register, ids, text, names.entity)].filter(Boolean).join(' ');
  const longer = (ids: readonly BlockId[]): string => [askedTime(blockers, ids, text, entities), states(ids)].filter(Boolean).join(' ');
  if (adopting !== null) {
    const words = withHtml(text.t('app.valueOf', { field: text.t('phase.adopting'), is: PLACE }), clockHtml(reading, adopting.closesAt));
    return [html`<p class="call">${fromSprite('call')} <strong>${words}</strong>${answer('whole')}</p>`];
  }
  if (adoptionCall !== null) return [asked(text.t('news.adoptionCalled'), adoptionCall, 'whole', states(null))];
  const linked = (id: BlockId, words: string): string | Html => {
    const element = at(id);
    return element === null ? words : html`<a href="#${element}">${words}</a>`;
  };
  const one = (id: BlockId, call: ShownCall): Html =>
    asked(linked(id, text.t('news.called', { paragraphs: names.setOff(id) })), call, id, longer([id]));
  const many = (ids: readonly BlockId[], call: ShownCall): Html => {
    const words = text.t('call.several', { count: ids.length });
    const each = ids.map((id) => html`<p>${linked(id, names.paragraph(id))}${answer(id)}</p>`);
    return html`<details class="call"><summary>${fromSprite('call')} <strong>${words}</strong> ${leftHtml(reading, call)} ${longer(ids)}</summary>${each}</details>`;
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
function leftHtml(reading: Reading, { ripe, ripeAt, deadline }: ShownCall): string | Html {
  const { text } = reading;
  if (ripe) return text.t('call.ripe');
  if (deadline !== null) return text.t('refusal.deadline-not-reached', { date: text.moment(deadline) });
  return withHtml(text.t('live.left', { time: PLACE }), clockHtml(reading, ripeAt));
}

const clockHtml = ({ text }: Reading, at: number): Html =>
  html`<time data-at="${at}">${text.t('live.until', { moment: text.moment(at) })}</time>`;
