/** How the text is read here, and in what forms it is taken away. */
import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { download, type Trouble } from '../../ask.ts';
import { ErrorMessage } from '../../error-message.tsx';
import { useMyself } from '../../myself.ts';
import { saveFile } from '../../save-file.ts';
import type { DeskView } from '../desk.tsx';
import { useOfOpened, useOfOpenedWords, useOpenedNow } from '../opened.ts';
import { lookForAgreed, panel } from '../panel.ts';
import { TakeAway } from '../threads/later.ts';
import { ReadingChoice } from './reading-choice.tsx';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** What is printed and kept as plain text is what is read here, but for the marks. */
const AS: Readonly<Record<string, string>> = { accepted: '?view=accepted', original: '?at=2' };
const WORD_FILES = [
  ['marked', '?view=marked', 'opinion.wordMarked'],
  ['clean', '?view=clean', 'opinion.wordClean'],
  ['accepted', '?view=accepted', 'opinion.wordAccepted'],
  ['original', '?view=clean&at=2', 'opinion.wordOriginal'],
] as const;
const PANELS = [
  ['wording', 'wording.open', () => panel.set('wording')],
  ['agreed', 'agreed.open', lookForAgreed],
] as const;
const FromWord = later(async () => ({ default: (await import('../../word/from-word.tsx')).FromWord }));

/** Fetched and not linked to: an address may answer with data as well, and a download that fails has to be said. */
async function fetchAndSave(path: string, accept: string, name: string): Promise<Trouble | null> {
  const answer = await download(path, accept);
  if (!answer.ok) return answer.reason;
  saveFile(name, answer.value);
  return null;
}

export function Downloads({ shown }: { readonly shown: DeskView }) {
  const { t } = useText();
  const { opinion, id, number, phase, isReport } = useOfOpened(({ opinion, register: { opinion: id, number, phase, kind } }) => ({
    ...{ opinion, id, number, phase, isReport: kind === 'report' },
  }));
  const now = useOpenedNow();
  const view = useStore(opinion.view);
  const open = useStore(panel);
  const capacity = useMyself().me.seat?.capacity;
  const numbers = !isReport && (capacity === 'chair' || capacity === 'secretariat');
  const as = AS[useStore(opinion.manner.reading)] ?? '';
  const api = `/api/opinions/${encodeURIComponent(id)}`;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keep = async (path: string, accept: string, name: string): Promise<void> => setTrouble(await fetchAndSave(path, accept, name));
  const file = (): string =>
    `${isReport ? 'report' : `opinion-${number}`}-${phase === 'adopted' ? 'adopted' : 'draft'}-${now().register.seq}`;
  return (
    <>
      <ReadingChoice />
      <ul>
        {shown === 'text' &&
          !isReport &&
          PANELS.map(([name, words, show]) => (
            <li key={name}>
              <Button look="bare" pressed={open === name} onPress={() => (open === name ? panel.set(null) : show())}>
                {t(words)}
              </Button>
            </li>
          ))}
        <li>
          <Link href={`/o/${encodeURIComponent(id)}${shown === 'comments' ? '' : '/comments'}`}>
            {t(shown === 'comments' ? 'opinion.toText' : 'thread.title')}
          </Link>
        </li>
        <li>
          <a href={`/live/${encodeURIComponent(id)}`}>{t('opinion.follow')}</a>
        </li>
        <li>
          <a href={`/o/${encodeURIComponent(id)}/since`}>{t('history.since')}</a>
        </li>
        <li>
          <AtNow />
        </li>
        <li>
          <a href={`/o/${encodeURIComponent(id)}/print${as}`} target="_blank" rel="noreferrer">
            {t('opinion.print')}
          </a>
        </li>
        <li>
          <Button look="bare" onPress={() => void keep(`${api}/text${as}`, 'text/plain', `${file()}.txt`)}>
            {t('opinion.plain')}
          </Button>
        </li>
        {WORD_FILES.map(([view, query, words]) => (
          <li key={view}>
            <Button look="bare" onPress={() => void keep(`${api}/word${query}`, WORD, `${file()}-${view}.docx`)}>
              {t(words)}
            </Button>
          </li>
        ))}
        <li>
          <Button look="bare" onPress={() => void keep(`${api}/record`, 'application/x-ndjson', `${file}-record.ndjson`)}>
            {t('opinion.record')}
          </Button>
        </li>
        {shown === 'text' && view?.editable && (
          <Later>
            <FromWord />
          </Later>
        )}
        {numbers && (
          <li>
            <Link href={`/documents/new?opinion=${encodeURIComponent(id)}`}>{t('documents.numberIt')}</Link>
          </li>
        )}
      </ul>
      <Later>
        <TakeAway onWord={(query, name) => void keep(`${api}/word${query}`, WORD, `${file()}-${name}.docx`)} />
      </Later>
      <ErrorMessage trouble={trouble} />
    </>
  );
}

function AtNow() {
  const { t } = useText();
  const { opinion, seq } = useOfOpenedWords(({ register: { opinion, seq } }) => ({ opinion, seq }));
  return <a href={`/o/${encodeURIComponent(opinion)}/at/${seq}`}>{t('history.at')}</a>;
}
