/**
 * The page of a consultation: the text as it was released, and below each paragraph how often it was commented on and the way to comment. The
 * form is there for one of them, or for the whole, at a time: with one below each the page would weigh twice as much.
 */
import type { Consulted } from '../../../../shared/forum/consultation.ts';
import { NATIVE_NAMES, type Text } from '../../../../shared/i18n/text.ts';
import { type Html, html } from '../../../../shared/lib/html.ts';
import { type BlockId, isHeading, LANGUAGES } from '../../../../shared/opinion/vocabulary.ts';
import { type FieldProps, LabelledField } from '../../../../shared/page/parts/field.tsx';
import { Outcome } from '../../../../shared/page/parts/outcome.tsx';
import { Send } from '../../../../shared/page/parts/send.tsx';
import { cleanBlock, type TextBlock } from '../../../../shared/text/block.ts';
import { wordsHtml } from '../../../../shared/text/html.ts';
import { draw } from '../draw.ts';
import { Hidden } from '../hidden.tsx';
import type { ConsultedText } from './consulted-text.ts';
import type { CommentForm, Wrong } from './form.ts';

export interface TextPage {
  readonly id: string;
  readonly consulted: Consulted;
  readonly closesAt: number;
  readonly open: boolean;
  /** A comment needs an address, to which a link is sent. */
  readonly confirms: boolean;
  readonly text: Text;
  /** It is the final draft of the report. */
  readonly final: boolean;
  /** null where it cannot be read. */
  readonly view: ConsultedText | null;
  /** Of released comments; null: on the whole. */
  readonly counts: ReadonlyMap<BlockId | null, number>;
  /** On what whoever reads comments, with a fresh ticket or all that was typed; null where nobody does. */
  readonly form: CommentForm | null;
  /** Why that was not sent. */
  readonly why: Wrong | null;
}

export function textPage(page: TextPage): Html {
  const { text, view } = page;
  const { t } = text;
  return html`${draw(<Head {...page} />)}
${belowHtml(page, null, t('consultation.onWhole'))}
${view === null ? draw(<p role="alert">{t('consultation.textGone')}</p>) : paragraphs(page, view)}`;
}

function Head({ consulted, closesAt, open, final, text, why }: TextPage) {
  const { t } = text;
  const moment = text.moment(closesAt);
  return (
    <>
      <p className="note">{text.facts([t('consultation.title'), t('consultation.document', { number: consulted.number })])}</p>
      <h1 lang={consulted.language} dir="auto">
        {consulted.title}
      </h1>
      {why !== null && (
        <Outcome is="wrong">
          <a href={`#${why.field ?? 'f'}`}>{t('consultation.notSent', { why: why.words })}</a>
        </Outcome>
      )}
      {final && <p>{t('report.isFinal')}</p>}
      <p>
        <strong>{open ? t('consultation.openUntil', { moment }) : t('consultation.closedAt', { moment })}</strong>
      </p>
      {open && <p>{t('consultation.intro')}</p>}
    </>
  );
}

function paragraphs(page: TextPage, { blocks, labels, names }: ConsultedText): readonly (Html | null)[] {
  const { consulted, text } = page;
  const name = names(text);
  return blocks.map((block) => {
    const clean = cleanBlock(block);
    if (clean.runs.length === 0) return null;
    const words = paragraph(clean, labels.get(block.id) ?? '', text);
    const ways = consulted.blocks.includes(block.id)
      ? belowHtml(page, block.id, text.t('consultation.on', { paragraph: text.setOff(name(block.id)) }))
      : null;
    return html`<div class="row"><div class="words" lang="${consulted.language}" dir="auto">${words}</div>${ways}</div>\n`;
  });
}

function paragraph(block: TextBlock, label: string, { t }: Text): Html {
  const words = wordsHtml(block, [], null, t('text.quoted'));
  if (block.kind === 'title') return html`<h2>${words}</h2>`;
  if (isHeading(block.kind)) return html`<h3>${words}</h3>`;
  return html`<p${block.level > 0 && html` class="in"`}>${label !== '' && `${label} `}${words}</p>`;
}

/** What was said of a paragraph, or of the whole, and the way to say more. `name`: of that way. */
function belowHtml(page: TextPage, block: BlockId | null, name: string): Html {
  const { id, open, text, counts, form } = page;
  const at = `/consultation/${id}`;
  const query = `lang=${text.language}&on=${block ?? ''}`;
  const count = counts.get(block) ?? 0;
  const said = count > 0 && html`<a href="${at}/comments?${query}">${text.t('consultation.comments', { count })}</a>`;
  const here = open && form !== null && placeOf(form, page) === block;
  const say = open && !here && html`<a href="${at}?${query}#f">${name}</a>`;
  return html`<p class="ways">${said}${say}</p>${here && draw(<Form {...page} form={form} name={name} />)}`;
}

/** Above the text where its paragraph is not to be seen. */
const placeOf = ({ on }: CommentForm, { consulted, view }: TextPage): BlockId | null =>
  view !== null && consulted.blocks.includes(on) ? on : null;

interface FormProps extends Pick<TextPage, 'id' | 'text' | 'confirms' | 'why'> {
  readonly form: CommentForm;
  readonly name: string;
}

/** `noValidate`: what is wrong is said by us, in the language of the page, and not by the browser in its own. */
function Form({ id, form, name, text, confirms, why }: FormProps) {
  const { t, language } = text;
  const { ticket, on } = form;
  const optional = t('form.optional');
  const errorOf = (field: string): string | null => (why?.field === field ? why.words : null);
  const spoken = form.language || language;
  return (
    <form id="f" className="form" method="post" action={`/consultation/${id}?lang=${language}`} noValidate>
      <h3>{name}</h3>
      <Hidden fields={{ ticket, on }} />
      <LabelledField id="words" label={t('consultation.words')} error={errorOf('words')}>
        {(ties) => <textarea {...ties} name="words" rows={5} dir="auto" required defaultValue={form.words} />}
      </LabelledField>
      <div className="beside">
        <Line name="name" label={t('consultation.name')} hint={optional} error={errorOf('name')} value={form.name} most={120} />
        <Line name="organisation" label={t('consultation.organisation')} hint={optional} value={form.organisation} most={200} />
        <Line
          name="contact"
          label={t('consultation.contact')}
          hint={t(confirms ? 'consultation.contactLink' : 'consultation.contactUse')}
          error={errorOf('contact')}
          value={form.contact}
          most={254}
          required={confirms}
        />
        <LabelledField id="language" label={t('consultation.writtenIn')}>
          {(ties) => (
            <select {...ties} name="language" defaultValue={spoken}>
              {LANGUAGES.map((one) => (
                <option key={one} value={one} lang={one}>
                  {NATIVE_NAMES[one]}
                </option>
              ))}
            </select>
          )}
        </LabelledField>
      </div>
      <label className="unseen" aria-hidden="true">
        {t('consultation.leaveEmpty')}
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
      <Send>{t('consultation.send')}</Send>
    </form>
  );
}

/** What browsers fill in by themselves. */
const KNOWN = { name: 'name', organisation: 'organization', contact: 'email' } as const;

interface LineProps extends Omit<FieldProps, 'children'> {
  readonly name: keyof typeof KNOWN;
  readonly value: string;
  /** Characters. */
  readonly most: number;
  readonly required?: boolean;
}

const Line = ({ name, value, most, required = false, ...field }: LineProps) => (
  <LabelledField id={name} {...field}>
    {(ties) => (
      <input
        {...ties}
        name={name}
        type={name === 'contact' ? 'email' : 'text'}
        dir="auto"
        defaultValue={value}
        maxLength={most}
        autoComplete={KNOWN[name]}
        required={required}
      />
    )}
  </LabelledField>
);
