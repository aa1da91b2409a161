/** A field for what one says in a thread, with who reads it. `@` begins the code or the name of a State, of those who read it. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import { MOST_SAID } from '../../../../shared/comments/command.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { audienceKeyOf } from '../../../../shared/page/threads.ts';
import type { ListedEntity } from '../../../../shared/wire/forum.ts';
import type { Said, Saying } from '../../../sync/said.ts';
import { announcer } from '../../../ui/announce.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { ActForm } from '../forms/act-form.tsx';
import { useKept } from '../forms/kept.ts';
import { type Completing, completing, completions, mentionsIn } from './told.ts';
import { sayNo, useAudiences, useThreads } from './use-threads.ts';

interface WriteProps {
  readonly title: string;
  readonly label: string;
  readonly press: string;
  /** Its words are kept under it. */
  readonly form: string;
  readonly before?: string;
  /** Those among whom one chooses; one alone is said. */
  readonly audiences: readonly AskedAudience[];
  /** Who asked for it by name is told where they do not read it. */
  readonly answers?: ListedEntity | undefined;
  readonly first?: boolean;
  /** It says something without words too. */
  readonly optional?: boolean;
  readonly command: (said: { readonly text: string; readonly mentions: string[] }) => Saying['command'];
  readonly onSaid: (said: Said) => void;
  readonly onLeave: () => void;
  readonly children?: ReactNode;
}

export function Write({
  title,
  label,
  press,
  form,
  before,
  audiences,
  answers,
  first,
  optional = false,
  command,
  onSaid,
  onLeave,
  children,
}: WriteProps) {
  const text = useText();
  const { t, list } = text;
  const threads = useThreads();
  const { entities, audienceOf, readersOf } = useAudiences();
  const kept = useKept(form, before);
  const [chosen, choose] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [lacking, setLacking] = useState(false);
  const audience = audiences.find((one) => audienceKeyOf(one) === chosen) ?? audiences[0];
  const readers = audience === undefined ? [] : readersOf(audience);
  const words = kept.value.trim();
  const mentions = mentionsIn(words, entities);
  const outside = [...mentions, ...(answers ? [answers] : [])].filter((one, at, all) => !readers.includes(one) && all.indexOf(one) === at);

  const submit = async (): Promise<void> => {
    const isLacking = words === '' && !optional;
    setLacking(isLacking);
    if (threads === null || audience === undefined || isLacking || sending) return;
    setSending(true);
    const named = mentions.filter((one) => readers.includes(one)).map(({ id }) => id);
    const said = await threads.say(audience, command({ text: words, mentions: named }));
    setSending(false);
    if (said === 'said' || said === 'kept') {
      kept.forget();
      setProblem(null);
      return onSaid(said);
    }
    const sentence = sayNo(text, said);
    setProblem(sentence);
    announcer.say('alert', 'refused', sentence);
  };
  return (
    <ActForm title={title} headed={false} acting={{ sending, problem }} press={press} onSubmit={submit} onLeave={onLeave}>
      {children}
      {audiences.length > 1 ? (
        <Choice
          label={t('thread.readers')}
          value={audience === undefined ? '' : audienceKeyOf(audience)}
          onChange={choose}
          options={audiences.map((one) => [audienceKeyOf(one), audienceOf(one).words])}
        />
      ) : (
        audience !== undefined && (
          <p className="note thread-for">
            <Shape name={audienceOf(audience).shape} /> {t('app.valueOf', { field: t('thread.readers'), is: audienceOf(audience).words })}
          </p>
        )
      )}
      <WordsWithNames label={label} kept={kept} among={readers} first={first === true} lacking={lacking && words === ''} />
      {outside.length > 0 && <ErrorWords>{t('thread.outside', { states: list(outside.map(({ id }) => entities.name(id))) })}</ErrorWords>}
    </ActForm>
  );
}

interface WordsWithNamesProps {
  readonly label: string;
  readonly kept: ReturnType<typeof useKept>;
  readonly among: readonly ListedEntity[];
  readonly first: boolean;
  readonly lacking: boolean;
}

/** Those who are meant are buttons below it, a Tab away: one press puts the code in. */
function WordsWithNames({ label, kept, among, first, lacking }: WordsWithNamesProps) {
  const { t } = useText();
  const { entities } = useAudiences();
  const field = useRef<HTMLTextAreaElement>(null);
  const [named, setNamed] = useState<Completing | null>(null);
  const found = named === null ? [] : completions(named, among, entities);
  useLayoutEffect(() => {
    if (first) field.current?.focus();
  }, [first]);
  const look = (): void => {
    const { current: area } = field;
    const next = area === null ? null : completing(area.value, area.selectionStart);
    const names = next === null ? [] : completions(next, among, entities);
    if (next !== null && names.length > 0 && next.asked !== named?.asked)
      announcer.say('status', 'naming', names.map(({ id }) => entities.name(id)).join(', '));
    setNamed(next);
  };
  const put = ({ code }: ListedEntity): void => {
    const { current: area } = field;
    if (area === null || named === null) return;
    const after = area.value.slice(named.at + 1 + named.asked.length).replace(/^ /, '');
    const start = `${area.value.slice(0, named.at)}@${code} `;
    kept.keep(start + after);
    setNamed(null);
    area.focus();
    // when React has put the words there
    requestAnimationFrame(() => area.setSelectionRange(start.length, start.length));
  };
  return (
    <>
      <Field label={label} hint={t('thread.hint')} error={lacking ? t('form.needed') : null}>
        {(ties) => <textarea {...ties} ref={field} dir="auto" maxLength={MOST_SAID} {...kept.tie} onSelect={look} />}
      </Field>
      {found.length > 0 && (
        <ul className="thread-names" aria-label={t('thread.names')}>
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" className="button bare" onClick={() => put(one)}>
                <bdi>{entities.name(one.id)}</bdi> <span className="note">{one.code}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
