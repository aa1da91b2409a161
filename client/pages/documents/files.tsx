/** Files of a document, to be saved; and, for those who keep them, handing one in and taking one away. */
import { uuidv4 } from 'lib0/random';
import { useRef, useState } from 'react';
import { FILE_FLAWS, FILE_LIMITS } from '../../../shared/forum/attachment.ts';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import type { ListedDocument, ListedFile } from '../../../shared/wire/document.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { useText } from '../../ui/words.tsx';
import { askWithFile, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';

interface FilesProps {
  readonly document: ListedDocument;
  readonly refetch: () => Promise<void>;
}

export function Files({ document, refetch }: FilesProps) {
  const { t } = useText();
  const { me } = useMyself();
  const keeps = mayKeep(me.seat, document);
  const { files } = document;
  if (files.length === 0 && !keeps) return null;
  return (
    <section className="panel" aria-labelledby="document-files">
      <h2 id="document-files">{t('files.title')}</h2>
      {files.length === 0 ? (
        <p>{t('files.none')}</p>
      ) : (
        <ul className="rows">
          {files.map((file) => (
            <FileLine key={file.hash} document={document} file={file} keeps={keeps} refetch={refetch} />
          ))}
        </ul>
      )}
      {keeps && <HandIn document={document} refetch={refetch} />}
    </section>
  );
}

/** As the rules have it (shared/forum/attachment.ts). */
function mayKeep(seat: Me['seat'], { contribution, source }: ListedDocument): boolean {
  if (seat === null) return false;
  return seat.capacity === 'secretariat' || seat.capacity === 'chair' || (contribution !== null && seat.entity === source);
}

interface FileLineProps extends FilesProps {
  readonly file: ListedFile;
  readonly keeps: boolean;
}

function FileLine({ document, file, keeps, refetch }: FileLineProps) {
  const { t, facts, date } = useText();
  const { send, trouble } = useForumCommand();
  const [leaving, setLeaving] = useState(false);
  const { hash, type, language, bytes, at } = file;
  const called = facts([t(`files.${type}`), NATIVE_NAMES[language]]);
  const take = async (): Promise<void> => {
    setLeaving(false);
    if (await send({ do: 'detach-file', document: document.id, hash })) await refetch();
  };
  return (
    <li>
      <span className="row-what">
        <a href={`/api/documents/${encodeURIComponent(document.id)}/files/${hash}`} download>
          {t(`files.${type}`)} · <bdi lang={language}>{NATIVE_NAMES[language]}</bdi>
        </a>
        <span className="note">
          <Size bytes={bytes} /> · {date(at)}
        </span>
      </span>
      {keeps && (
        <Button look="bare" onPress={() => setLeaving(true)} about={called}>
          {t('files.takeAway')}
        </Button>
      )}
      <ErrorMessage trouble={trouble} />
      {leaving && (
        <ConfirmDialog verb={t('files.takeAway')} onSure={() => void take()} onClose={() => setLeaving(false)}>
          <p>{t('files.takeAwaySure', { file: called })}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function Size({ bytes }: { readonly bytes: number }) {
  const { language } = useText();
  const kib = Math.max(1, Math.round(bytes / 1_024));
  const unit = kib < 1_024 ? 'kilobyte' : 'megabyte';
  const sizes = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language, { style: 'unit', unit, maximumFractionDigits: 1 });
  return <>{sizes.format(unit === 'kilobyte' ? kib : kib / 1_024)}</>;
}

function HandIn({ document, refetch }: FilesProps) {
  const { t } = useText();
  const [language, setLanguage] = useState<Language>(document.language);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [sending, setSending] = useState(false);
  /** Of what was sent and has had no answer: sent again it is attached once. */
  const sent = useRef<{ readonly file: string; readonly uuid: string } | null>(null);
  const hand = async (file: File): Promise<void> => {
    const tooLarge = file.size > FILE_LIMITS.bytes;
    if (tooLarge) return setTrouble({ status: 413, code: 'file-too-large' });
    const name = [file.name, file.size, file.lastModified, language].join();
    const { uuid } = sent.current?.file === name ? sent.current : { uuid: uuidv4() };
    sent.current = { file: name, uuid };
    setSending(true);
    const answer = await askWithFile('POST /api/documents/:id/files', { id: document.id, language, uuid }, file);
    setSending(false);
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok || (answer.reason.status !== 0 && answer.reason.status < 500)) sent.current = null;
    if (answer.ok) await refetch();
  };
  const flaw = FILE_FLAWS.find((one) => one === trouble?.code);
  const refused = flaw !== undefined ? t(`files.${flaw}`) : trouble?.code.endsWith('too-large') ? t('files.tooLarge') : null;
  return (
    <>
      <p className="note">{t('files.taken')}</p>
      <div className="row-form">
        <LanguageChoice label={t('files.language')} value={language} onChange={setLanguage} />
        <div className="buttons">
          <FileButton words={t('files.attach')} accept=".pdf,.docx" onFile={(file) => void hand(file)} />
        </div>
      </div>
      {sending && <p role="status">{t('files.sending')}</p>}
      {refused !== null && <ErrorWords alert>{refused}</ErrorWords>}
      <ErrorMessage trouble={refused === null ? trouble : null} />
    </>
  );
}
