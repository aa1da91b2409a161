/** What the pages about the past have in common: how paragraphs, times and who worked are written. */
import { inWords, type SetOff } from '../../../../shared/i18n/set-off.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Html, html, joined } from '../../../../shared/lib/html.ts';
import type { Session, Worker } from '../../../../shared/opinion/work.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { paragraphName } from '../../../../shared/page/paragraph-names.ts';
import type { NamedParagraph } from '../../../../shared/wire/opinion.ts';
import type { Flowed } from '../../../room/past/history-answers.ts';

export interface Words {
  readonly text: Text;
  readonly entities: Entities;
}

export const momentHtml = (text: Text, at: number): Html => html`<time datetime="${new Date(at).toISOString()}">${text.moment(at)}</time>`;

export const nameOf = (text: Text, named: NamedParagraph | null): string =>
  named === null ? text.t('paragraph.unnamed') : paragraphName(text, named);

const setOffOf = (text: Text, named: NamedParagraph | null): SetOff =>
  named === null ? inWords(text.t('paragraph.unnamed')) : text.setOff(paragraphName(text, named));

function workerWords({ text, entities }: Words, worker: Worker): string {
  if (worker === 'room') return text.t('past.room');
  return worker === 'restricted' ? text.t('past.restricted') : entities.name(worker.entity);
}

/** Whose work it was, and how; never whose letters. */
export function whoWorked(words: Words, { who, how, of }: Session): string {
  const { text, entities } = words;
  const name = text.list(who.map((one) => workerWords(words, one)));
  if (how === 'typed' || how === 'published') return name;
  if (how === 'settled') return text.t('past.how.settled', { name, state: of === null ? '' : entities.name(of) });
  return text.t(`past.how.${how}`, { name });
}

export function workHtml(words: Words, sessions: readonly Session[]): Html | null {
  if (sessions.length === 0) return null;
  const { text } = words;
  const all = sessions.map((one) => html`${whoWorked(words, one)}, ${momentHtml(text, one.until)}`);
  return html`<p class="note">${text.t('past.work')} ${joined(all, html` · `)}</p>`;
}

/** Each other paragraph once. */
export function flowsHtml(text: Text, flows: readonly Flowed[]): readonly Html[] {
  const lines = flows.map(({ way, other }) => text.t(`past.flow.${way}`, { paragraph: setOffOf(text, other) }));
  return [...new Set(lines)].map((line) => html`<p class="note">${line}</p>`);
}
