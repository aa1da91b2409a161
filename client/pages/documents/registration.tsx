import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { DOCUMENT_KINDS, type DocumentKind, type Edition } from '../../../shared/forum/document.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Choice } from '../../ui/choice.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { mayRevise } from '../contribute/may-contribute.ts';
import { ErrorMessage } from '../error-message.tsx';
import { both, useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { AddressField, isAddress } from './address.tsx';
import { EditionChoice, MeetingChoice, TextField, TitleField } from './document-fields.tsx';

const CONTENTS = ['opinion', 'payload', 'elsewhere'] as const;

/** The secretariat or the chair registers a document; the number is given by the rules. */
export function Registration() {
  const { t, facts, language: spoken } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const opinions = useLoaded('GET /api/opinions');
  const documents = useLoaded('GET /api/documents');
  const forum = useLoaded('GET /api/forum');
  const meetings = forum.value?.meetings.filter(({ cancelled }) => !cancelled) ?? [];
  const [content, setContent] = useState<(typeof CONTENTS)[number]>('opinion');
  const [opinion, setOpinion] = useState(search.get('opinion') ?? '');
  const [kind, setKind] = useState<DocumentKind>('DT');
  const [meeting, setMeeting] = useState('');
  const [of, setOf] = useState('');
  const [edition, setEdition] = useState<Edition>('revision');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [address, setAddress] = useState('');
  const [language, setLanguage] = useState<Language>(spoken);
  const [source, setSource] = useState(me.seat?.entity ?? '');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value.trim() === '' ? t('form.needed') : null);

  const before = documents.value?.find(({ id }) => id === of);
  const isContribution = (before?.contribution ?? null) !== null;

  const register = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (isContribution || !isAddress(address)) return;
    if (content === 'opinion' ? opinion === '' : title.trim() === '' || (content === 'payload' && text.trim() === '')) return;
    const wish = {
      kind,
      meeting: meeting === '' ? null : meeting,
      of: of === '' ? null : { document: of, as: edition },
      aliases: [],
      source,
      ...(content === 'opinion' ? {} : { title: title.trim(), language, ...(address.trim() !== '' && { address: address.trim() }) }),
      content: content === 'opinion' ? { in: content, opinion } : content === 'payload' ? { in: content, text } : { in: content },
    };
    const answer = await askOnce('POST /api/documents', (uuid) => ({ body: { uuid, ...wish } }));
    if (answer.ok) go(`/documents/${answer.value.id}`);
    else setTrouble(answer.reason);
  };
  return (
    <div className="sheet">
      <Title words={t('documents.new')} />
      <h1>{t('documents.new')}</h1>
      <form className="form" onSubmit={(event) => void register(event)} noValidate>
        <Choice
          label={t('documents.content')}
          value={content}
          onChange={setContent}
          options={CONTENTS.map((one) => [one, t(`documents.content.${one}`)])}
        />
        {content === 'opinion' && (
          <Choice
            label={t('documents.opinion')}
            value={opinion}
            onChange={setOpinion}
            error={missing(opinion)}
            options={[['', ''], ...(opinions.value ?? []).map((one) => [one.id, facts([one.number, one.title])] as const)]}
          />
        )}
        <div className="row-form">
          <Choice
            label={t('documents.of')}
            value={of}
            onChange={setOf}
            error={isContribution ? t('forum.is-contribution') : null}
            options={[
              ['', t('documents.ofNone')],
              ...(documents.value ?? []).map((one) => [one.id, facts([one.number, one.title])] as const),
            ]}
          />
          {of === '' ? (
            <>
              <Choice
                label={t('documents.kind')}
                value={kind}
                onChange={setKind}
                options={DOCUMENT_KINDS.map((one) => [one, facts([one, t(`document.${one}`)])])}
              />
              <MeetingChoice meetings={meetings} value={meeting} onChange={setMeeting} />
            </>
          ) : (
            <EditionChoice value={edition} onChange={setEdition} />
          )}
          <Choice
            label={t('documents.from')}
            value={source}
            onChange={setSource}
            options={entities.list.map(({ id }) => [id, entities.name(id)])}
          />
        </div>
        {before !== undefined && mayRevise(me.seat, before) && <Link href={`/contribute?of=${of}`}>{t('contribution.revise')}</Link>}
        {content !== 'opinion' && (
          <div className="row-form">
            <TitleField value={title} onChange={setTitle} error={missing(title)} />
            <LanguageChoice label={t('documents.language')} value={language} onChange={setLanguage} />
          </div>
        )}
        {content !== 'opinion' && <AddressField value={address} onChange={setAddress} />}
        {content === 'payload' && <TextField language={language} value={text} onChange={setText} error={missing(text)} />}
        <NotRead of={both(forum, both(opinions, documents))} />
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit>{t('documents.register')}</Submit>
        </div>
      </form>
    </div>
  );
}
