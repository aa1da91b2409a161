/** What of an opinion is for one delegation: its positions that stand, what it is to answer, and where it waits for instructions. */
import { type Html, html } from '../../../../shared/lib/html.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { concernsOf } from '../../../../shared/page/concerns.ts';
import type { Moment } from '../../../room/past/period.ts';
import { partHtml } from './frame.tsx';
import { appealHtml, callWords, noteHtml, positionWords, type Told } from './opinion-part.ts';

/** Null where there is nothing. */
export function forState({ register }: Moment, entity: EntityId, told: Told): Html | null {
  const { t, moment } = told.text;
  const { own, toConfirm, waiting, calls, adoptionCall } = concernsOf(register, entity);
  const drafting = register.phase === 'drafting';
  const { paragraph, setOff } = told.names;
  const answer = [
    ...(drafting ? calls.map((one) => callWords(one, told)) : []),
    ...(adoptionCall === null ? [] : [t('news.adoptionCalled')]),
    ...toConfirm.map(({ position, block }) => t(position.entered ? 'sheet.confirmEntered' : 'sheet.confirm', { paragraph: setOff(block) })),
    ...own
      .filter(({ position }) => position.kind === 'ad-referendum')
      .map(({ block }) => t('app.valueOf', { field: t('kind.ad-referendum'), is: paragraph(block) })),
    ...waiting.map(({ position, block }) =>
      t('sheet.instructions', { paragraph: setOff(block), date: moment(position.until ?? position.at) }),
    ),
  ];
  const appeals = register.appeals.filter((one) => one.entity === entity);
  const parts = [
    partHtml(t('sheet.answer'), answer),
    partHtml(
      t('sheet.own'),
      own.map((one) => html`${positionWords(one, told, true)}${noteHtml(one.position.note, told.text)}`),
    ),
    partHtml(
      t('appeal.title'),
      appeals.map((one) => appealHtml(one, told)),
    ),
  ];
  return parts.every((part) => part === null) ? null : html`${parts}`;
}
