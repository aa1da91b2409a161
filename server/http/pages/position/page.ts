/** The form with which a Member State answers to one paragraph, where no script runs or the link is weak; and what is said when it is done. */
import type { SetOff } from '../../../../shared/i18n/set-off.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import { type Said, WORDS } from '../../../../shared/opinion/fitting.ts';
import { KINDS } from '../../../../shared/opinion/kinds.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { POSITION_KINDS } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_FORMS } from '../../../../shared/page/kind-forms.ts';
import { escapeHtml } from '../../../../shared/text/html.ts';
import type { AppealChoice } from './appeals.ts';
import type { PositionForm } from './form.ts';

interface Asked {
  readonly text: Text;
  readonly language: string;
  /** Where the form goes. */
  readonly path: string;
  /** The page where the text is followed. */
  readonly followed: string;
  readonly name: SetOff;
  /** The words of the paragraph as they read; null of the opinion as a whole. */
  readonly words: string | null;
  /** Of the own State. */
  readonly own: readonly ShownPosition[];
  readonly appeals: readonly AppealChoice[];
  readonly form: PositionForm;
  /** What stands in the way of what was sent. */
  readonly why: string | null;
  /** May this seat speak for a Member State? */
  readonly may: boolean;
  /** A restricted session goes on with the opinion elsewhere: here an objection alone is heard. */
  readonly closedOff: boolean;
  /** The chair has adopted the opinion, and this page says so: an objection is late from here. */
  readonly adopting: boolean;
}

export function positionPage({
  text,
  adopting,
  language,
  path,
  followed,
  name,
  words,
  own,
  appeals,
  form,
  why,
  may,
  closedOff,
}: Asked): string {
  const { t } = text;
  const head = `<h1>${escapeHtml(t('answer.title', { paragraph: name }))}</h1>
${words === null ? '' : `<p class="state" lang="${language}" dir="auto">${escapeHtml(words)}</p>`}`;
  const back = backHtml(text, followed);
  const closed = closedOff ? `<p>${escapeHtml(t('answer.closedOff'))}</p>` : '';
  if (!may) return `${head}${closed || `<p>${escapeHtml(t('refusal.not-a-member-state'))}</p>`}${back}`;
  const choice = (value: string, said: string): string =>
    `<label class="pick"><input type="radio" name="what" value="${value}"${form.what === value ? ' checked' : ''}> ${escapeHtml(said)}</label>`;
  const raised = POSITION_KINDS.flatMap((kind) => {
    const { answer, onWhole } = KINDS[kind];
    return answer === null || kind === 'objection' || (words === null && !onWhole) ? [] : [choice(answer, t(KIND_FORMS[kind].act))];
  });
  const lift = own.flatMap((one) => {
    const about = (act: string): string => t('app.actOn', { act, about: t(`kind.${one.kind}`) });
    if (!one.entered) return adopting ? [] : [choice(one.id, about(t('card.withdraw')))];
    const whence =
      one.enteredBy === null
        ? ''
        : ` · ${t('card.entered', { capacity: t(`capacity.${one.enteredBy}`), channel: t(`channel.${one.via}`) })}`;
    return [
      choice(`confirm:${one.id}`, `${about(t('card.confirm'))}${whence}`),
      choice(`disown:${one.id}`, `${about(t('card.disown'))}${whence}`),
    ];
  });
  const against = appeals.map(({ value, said }) => choice(value, said));
  const others = closedOff ? [] : [...(adopting ? [] : raised), ...lift, ...against];
  const hidden = (['uuid', 'seen', 'hash'] as const).map((key) => `<input type="hidden" name="${key}" value="${escapeHtml(form[key])}">`);
  const area = (key: 'reason' | 'cure', said: string): string =>
    `<label>${escapeHtml(said)}<textarea name="${key}" rows="3" dir="auto">${escapeHtml(form[key])}</textarea></label>`;
  const day =
    words === null || closedOff || adopting
      ? ''
      : `<label>${escapeHtml(t('answer.until'))}<input type="date" name="until" value="${escapeHtml(form.until)}"></label>`;
  return `${head}${closed}
${why === null ? '' : `<p role="alert" class="state"><strong>${escapeHtml(why)}</strong></p>`}
<form method="post" action="${path}?lang=${text.language}" novalidate>${hidden.join('')}
<fieldset><legend>${escapeHtml(t('answer.what'))}</legend>${[choice(KINDS.objection.answer, t('act.object')), ...others].join('')}</fieldset>
${area('reason', t('form.reason'))}${area('cure', t('form.cure'))}${day}
<p>${escapeHtml(t(adopting ? 'act.tooLate' : 'form.objectNote'))}</p><button>${escapeHtml(t('answer.send'))}</button></form>
${back}`;
}

interface Recorded {
  /** In a sentence. */
  readonly what: string;
  /** Where in the log it stands, and since when, ms UTC. */
  readonly seq: number;
  readonly at: number;
}

export interface HandedBack extends Recorded {
  readonly unsaid: readonly Said[];
}

export function handedBackWords(text: Text, { what, seq, at, unsaid }: HandedBack): string {
  const fields = text.list(unsaid.map((one) => text.t(`form.${one}`)));
  const stands = text.t('answer.stands', { seq, moment: text.moment(at) });
  return [what, stands, text.t('form.unsaid', { fields, count: WORDS })].join(' ');
}

export function recordedPage(text: Text, followed: string, name: SetOff, { what, seq, at }: Recorded): string {
  const where = text.t('answer.stands', { seq, moment: text.moment(at) });
  return `<h1>${escapeHtml(text.t('answer.title', { paragraph: name }))}</h1>
<p class="state" role="status"><strong>${escapeHtml(what)}</strong> ${escapeHtml(where)}</p>
${backHtml(text, followed)}`;
}

const backHtml = (text: Text, followed: string): string =>
  `<p><a class="go" href="${followed}?lang=${text.language}">${escapeHtml(text.t('answer.back'))}</a></p>`;
