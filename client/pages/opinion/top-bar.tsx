import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { Drop } from '../../ui/drop.tsx';
import { Later, later } from '../../ui/later.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { download, type Trouble } from '../ask.ts';
import { useMyself } from '../myself.ts';
import { Said } from '../said.tsx';
import type { DeskView } from './desk.tsx';
import { Find } from './find.tsx';
import { Help } from './help.tsx';
import { useOpened } from './opened.ts';
import { Present } from './present.tsx';
import { ReadingChoice } from './reading.tsx';
import { SyncSign } from './sync.tsx';
import { TextTools } from './text-tools.tsx';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const FromWord = later(async () => ({ default: (await import('../word/from-word.tsx')).FromWord }));

/** Fetched and not linked to: an address may answer with data as well, and a download that fails has to be said. */
async function save(path: string, accept: string, name: string): Promise<Trouble | null> {
  const answer = await download(path, accept);
  if (!answer.ok) return answer.reason;
  const address = URL.createObjectURL(answer.value);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
  return null;
}

/** Which opinion this is, whether it is recorded, who is here, and the tools of reading and writing. */
export function TopBar({ view: shown }: { readonly view: DeskView }) {
  const { t } = useText();
  const { session, register } = useOpened();
  const view = useStore(session.view);
  const { number, title, phase, language, opinion } = register;
  const isReport = register.kind === 'report';
  const capacity = useMyself().me.seat?.capacity;
  const numbers = !isReport && (capacity === 'chair' || capacity === 'secretariat');
  const api = `/api/opinions/${encodeURIComponent(opinion)}`;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keep = async (path: string, accept: string, name: string): Promise<void> => setTrouble(await save(path, accept, name));
  const file = `${isReport ? 'report' : `opinion-${number}`}-${phase === 'adopted' ? 'adopted' : 'draft'}-${register.seq}`;
  return (
    <div className="top-bar">
      <h1>
        {!isReport && <span className="top-number">{t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number })}</span>}{' '}
        <bdi className="top-title" lang={language} title={title}>
          {title}
        </bdi>
      </h1>
      <SyncSign session={session} />
      <Present />
      <div className="tools">
        {!isReport && (
          <Link
            className="button bare"
            href={shown === 'text' ? `/o/${encodeURIComponent(opinion)}/table` : `/o/${encodeURIComponent(opinion)}`}
          >
            {t(shown === 'text' ? 'opinion.toTable' : 'opinion.toText')}
          </Link>
        )}
        {shown === 'text' && view?.editable && <TextTools />}
        <Find />
        <Drop summary={t('opinion.more')}>
          <ReadingChoice />
          <ul>
            <li>
              <a href={`/live/${encodeURIComponent(opinion)}`}>{t('opinion.follow')}</a>
            </li>
            <li>
              <a href={`/o/${encodeURIComponent(opinion)}/print`} target="_blank" rel="noreferrer">
                {t('opinion.print')}
              </a>
            </li>
            <li>
              <Button look="bare" onPress={() => void keep(`${api}/text`, 'text/plain', `${file}.txt`)}>
                {t('opinion.plain')}
              </Button>
            </li>
            <li>
              <Button look="bare" onPress={() => void keep(`${api}/word?view=marked`, WORD, `${file}-marked.docx`)}>
                {t('opinion.wordMarked')}
              </Button>
            </li>
            <li>
              <Button look="bare" onPress={() => void keep(`${api}/word?view=clean`, WORD, `${file}-clean.docx`)}>
                {t('opinion.wordClean')}
              </Button>
            </li>
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
                <Link href={`/documents/new?opinion=${encodeURIComponent(opinion)}`}>{t('documents.numberIt')}</Link>
              </li>
            )}
          </ul>
          <Said trouble={trouble} />
        </Drop>
        <Help />
      </div>
    </div>
  );
}
