/** Files a contribution. What it is, proposal or view, follows from whose it is; a late one is taken, and the form says so before. */
import { type FormEvent, useState } from 'react';
import { contributionsDue, inputOf, type Passage } from '../../../shared/forum/contribution.ts';
import type { Edition } from '../../../shared/forum/document.ts';
import { sits } from '../../../shared/forum/meeting.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { sayTrouble, type Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { EditionChoice, MeetingChoice, TextField, TitleField } from '../documents/document-fields.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { runningSittings } from '../sittings.ts';
import { Passages } from './passages.tsx';

export interface Begun {
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  readonly source: string;
  readonly sections: readonly string[];
  readonly passages: readonly Passage[];
  /** The contribution that it is an edition of: then the source and the meeting are that one's. */
  readonly of: Pick<ListedDocument, 'id' | 'number' | 'meeting'> | null;
}

export function ContributionForm({ begun, onFiled }: { readonly begun: Begun; readonly onFiled: (document: string) => void }) {
  const words = useText();
  const { t } = words;
  const { me } = useMyself();
  const entities = useEntities();
  const { forum } = useForum();
  const { of } = begun;
  const meetings = forum?.meetings.filter(sits) ?? [];
  const [title, setTitle] = useState(begun.title);
  const [text, setText] = useState(begun.text);
  const [language, setLanguage] = useState(begun.language);
  const [source, setSource] = useState(begun.source);
  const [chosen, setMeeting] = useState(of?.meeting ?? null);
  // the forum may come after the form
  const meeting = chosen ?? (forum && runningSittings(forum)[0]?.meeting.meeting) ?? '';
  const [edition, setEdition] = useState<Edition>('revision');
  const [sections, setSections] = useState(begun.sections.join(', '));
  const [passages, setPassages] = useState(begun.passages);
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value.trim() === '' ? t('form.needed') : null);
  const capacity = entities.get(source)?.capacity;
  const aboutSections = trouble?.code === 'no-such-section';

  const file = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (title.trim() === '' || text.trim() === '' || source === '') return;
    const wish = {
      meeting: meeting === '' ? null : meeting,
      of: of && { document: of.id, as: edition },
      title: title.trim(),
      language,
      source,
      sections: listed(sections),
      passages,
      text,
    };
    const answer = await askOnce('POST /api/contributions', (uuid) => ({ body: { uuid, ...wish } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) onFiled(answer.value.id);
  };
  return (
    <form className="form" onSubmit={(event) => void file(event)} noValidate>
      {of !== null && <p className="lead">{t('contribution.editionOf', { number: of.number })}</p>}
      {me.seat?.capacity === 'secretariat' && of === null && (
        <Choice
          label={t('documents.from')}
          value={source}
          onChange={setSource}
          error={missing(source)}
          options={[
            ['', ''],
            ...entities.list.filter((one) => RIGHTS[one.capacity].comment).map(({ id }) => [id, entities.name(id)] as const),
          ]}
        />
      )}
      {capacity !== undefined && <p className="lead">{t(`contribution.lead.${inputOf(capacity)}`)}</p>}
      <div className="row-form">
        <TitleField value={title} onChange={setTitle} error={missing(title)} />
        <LanguageChoice label={t('documents.language')} value={language} onChange={setLanguage} />
        {of === null ? (
          <MeetingChoice meetings={meetings} value={meeting} onChange={setMeeting} />
        ) : (
          <EditionChoice value={edition} onChange={setEdition} />
        )}
      </div>
      <Due meeting={meeting === '' ? null : meeting} />
      <TextField language={language} value={text} onChange={setText} error={missing(text)} />
      <Field
        label={t('contribution.sections')}
        hint={t('contribution.sectionsHint')}
        error={trouble !== null && aboutSections ? sayTrouble(words, trouble) : null}
      >
        {(ties) => <input {...ties} dir="ltr" maxLength={400} value={sections} onChange={(event) => setSections(event.target.value)} />}
      </Field>
      <Passages passages={passages} onChange={setPassages} />
      {!aboutSections && <ErrorMessage trouble={trouble} />}
      <div className="buttons">
        <Submit>{t('contribution.file')}</Submit>
      </div>
    </form>
  );
}

/** Commas of every script part them. */
const listed = (words: string): readonly string[] =>
  words
    .split(/[,，、،;]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

function Due({ meeting }: { readonly meeting: string | null }) {
  const { t, moment } = useText();
  const { forum, now } = useForum();
  const due = forum === null ? null : contributionsDue(forum.deadlines, meeting);
  if (due === null) return null;
  return <p className="note">{t(now > due ? 'contribution.isLate' : 'contribution.due', { moment: moment(due) })}</p>;
}
