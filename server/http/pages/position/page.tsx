/** The form with which a Member State answers to one paragraph, where no script runs or the link is weak; and what is said when it is done. */
import type { SetOff } from '../../../../shared/i18n/set-off.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Html } from '../../../../shared/lib/html.ts';
import { type Said, WORDS } from '../../../../shared/opinion/fitting.ts';
import { KINDS } from '../../../../shared/opinion/kinds.ts';
import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import { type Language, POSITION_KINDS } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_FORMS } from '../../../../shared/page/kind-forms.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { LabelledField } from '../../../../shared/page/parts/field.tsx';
import { Outcome } from '../../../../shared/page/parts/outcome.tsx';
import { Quote } from '../../../../shared/page/parts/quote.tsx';
import { Send } from '../../../../shared/page/parts/send.tsx';
import { draw } from '../draw.ts';
import { Hidden } from '../hidden.tsx';
import type { AppealChoice } from './appeals.ts';
import type { EditorialLine } from './editorials.ts';
import type { PositionForm, Wrong } from './form.ts';

interface Asked {
  readonly text: Text;
  readonly language: Language;
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
  /** Editorial changes of it, or of the whole text. */
  readonly editorials: readonly EditorialLine[];
  /** Those that may be undone. */
  readonly undone: readonly Choice[];
  readonly form: PositionForm;
  /** What stands in the way of what was sent. */
  readonly why: Wrong | null;
  /** May this seat speak for a Member State? */
  readonly may: boolean;
  /** A restricted session goes on with the opinion elsewhere: here an objection alone is heard. */
  readonly closedOff: boolean;
  /** The chair has adopted the opinion, and this page says so: an objection is late from here. */
  readonly adopting: boolean;
}

interface Choice {
  readonly value: string;
  readonly said: string;
}

function choicesOf({ text, words, own, appeals, undone, closedOff, adopting }: Asked): readonly Choice[] {
  const { t } = text;
  const object = { value: KINDS.objection.answer, said: t('act.object') };
  if (closedOff) return [object];
  const raised = POSITION_KINDS.flatMap((kind) => {
    const { answer, onWhole } = KINDS[kind];
    return answer === null || kind === 'objection' || (words === null && !onWhole)
      ? []
      : [{ value: answer, said: t(KIND_FORMS[kind].act) }];
  });
  return [object, ...(adopting ? [] : raised), ...own.flatMap((one) => liftedBy(one, text, adopting)), ...undone, ...appeals];
}

/** What the State may do with a position of its own, or with one that was entered for it. */
function liftedBy({ id, kind, entered, enteredBy, via }: ShownPosition, { t }: Text, adopting: boolean): readonly Choice[] {
  const about = (act: string): string => t('app.actOn', { act, about: t(`kind.${kind}`) });
  if (!entered) return adopting ? [] : [{ value: id, said: about(t('card.withdraw')) }];
  const whence =
    enteredBy === null ? '' : ` · ${t('card.entered', { capacity: t(`capacity.${enteredBy}`), channel: t(`channel.${via}`) })}`;
  return [
    { value: `confirm:${id}`, said: `${about(t('card.confirm'))}${whence}` },
    { value: `disown:${id}`, said: `${about(t('card.disown'))}${whence}` },
  ];
}

export function positionPage(asked: Asked): Html {
  const { text, language, followed, name, words, may, closedOff } = asked;
  const { t } = text;
  return draw(
    <>
      <BackToText text={text} followed={followed} />
      <h1>{t('answer.title', { paragraph: name })}</h1>
      {words !== null && <Quote language={language}>{words}</Quote>}
      <Editorials {...asked} />
      {closedOff && <p>{t('answer.closedOff')}</p>}
      {!may && !closedOff && <p>{t('refusal.not-a-member-state')}</p>}
      {may && <Form {...asked} />}
    </>,
  );
}

/** Both wordings are whole: without a script nobody sees which comma it is but who reads them one below the other. */
function Editorials({ text, language, editorials }: Asked) {
  const { t } = text;
  if (editorials.length === 0) return null;
  return (
    <section>
      <h2>{t('editorial.listed', { count: editorials.length })}</h2>
      <ul>
        {editorials.map(({ paragraph, path, words, before, after, waits }) => (
          <li key={`${paragraph} ${words}`}>
            {path === null ? words : <a href={path}>{t('app.saidOf', { name: paragraph, words })}</a>}
            {before === null || after === null ? (
              <p>{t('editorial.erased')}</p>
            ) : (
              <>
                <Quote language={language}>{before}</Quote>
                <p>{t('editorial.difference')}</p>
                <Quote language={language}>{after}</Quote>
              </>
            )}
            {waits !== null && <p>{waits}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is wrong is said above the form, with the way to the field, and at the field. */
function Form(asked: Asked) {
  const { text, path, words, form, why, closedOff, adopting } = asked;
  const { t } = text;
  const { uuid, seen, hash } = form;
  const day = words !== null && !closedOff && !adopting;
  return (
    <form className="form" method="post" action={`${path}?lang=${text.language}`} noValidate>
      {why !== null && <Outcome is="wrong">{why.field === null ? why.words : <a href={`#${why.field}`}>{why.words}</a>}</Outcome>}
      <Hidden fields={{ uuid, seen, hash }} />
      <fieldset className="field">
        <legend>{t('answer.what')}</legend>
        {choicesOf(asked).map(({ value, said }, at) => (
          <label key={value} className="tick">
            <input id={at === 0 ? 'what' : undefined} type="radio" name="what" value={value} defaultChecked={form.what === value} /> {said}
          </label>
        ))}
        {why?.field === 'what' && <ErrorWords>{why.words}</ErrorWords>}
      </fieldset>
      <LabelledField id="reason" label={t('form.reason')}>
        {(ties) => <textarea {...ties} name="reason" rows={3} dir="auto" defaultValue={form.reason} />}
      </LabelledField>
      <LabelledField id="cure" label={t('form.cure')}>
        {(ties) => <textarea {...ties} name="cure" rows={3} dir="auto" defaultValue={form.cure} />}
      </LabelledField>
      {day && (
        <LabelledField id="until" label={t('answer.until')} error={why?.field === 'until' ? why.words : null}>
          {(ties) => <input {...ties} type="date" name="until" defaultValue={form.until} />}
        </LabelledField>
      )}
      <p>{t(adopting ? 'act.tooLate' : 'form.objectNote')}</p>
      <Send>{t('answer.send')}</Send>
    </form>
  );
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

export const recordedPage = (text: Text, followed: string, name: SetOff, { what, seq, at }: Recorded): Html =>
  draw(
    <>
      <h1>{text.t('answer.title', { paragraph: name })}</h1>
      <Outcome is="done">
        <strong>{what}</strong> {text.t('answer.stands', { seq, moment: text.moment(at) })}
      </Outcome>
      <BackToText text={text} followed={followed} />
    </>,
  );

const BackToText = ({ text, followed }: Pick<Asked, 'text' | 'followed'>) => (
  <Back href={`${followed}?lang=${text.language}`}>{text.t('answer.back')}</Back>
);
