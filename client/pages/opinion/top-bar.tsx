import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/button.tsx';
import { Drop } from '../../ui/drop.tsx';
import { useText } from '../../ui/words.tsx';
import { Find } from './find.tsx';
import { Help } from './help.tsx';
import { useOpened } from './opened.ts';
import { Present } from './present.tsx';
import { SyncSign } from './sync.tsx';
import { TextTools } from './text-tools.tsx';

/** The same address answers with data or with plain text: a link cannot say which it wants. */
async function save(path: string, name: string): Promise<void> {
  const response = await fetch(path, { headers: { accept: 'text/plain' } });
  if (!response.ok) return;
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Which opinion this is, whether it is recorded, who is here, and the tools of reading and writing. */
export function TopBar() {
  const { t } = useText();
  const { session, register } = useOpened();
  const view = useSyncExternalStore(session.view.subscribe, session.view.getSnapshot);
  const { number, title, phase, language, opinion } = register;
  const api = `/api/opinions/${encodeURIComponent(opinion)}`;
  const file = `opinion-${number}-${phase === 'adopted' ? 'adopted' : 'draft'}-${register.seq}`;
  return (
    <div className="top-bar">
      <h1>
        <span className="top-number">{t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number })}</span>{' '}
        <bdi className="top-title" lang={language} title={title}>
          {title}
        </bdi>
      </h1>
      <SyncSign session={session} />
      <Present />
      <div className="tools">
        {view?.editable && <TextTools />}
        <Find />
        <Drop summary={t('opinion.more')}>
          <ul>
            <li>
              <a href={`/o/${encodeURIComponent(opinion)}/print`} target="_blank" rel="noreferrer">
                {t('opinion.print')}
              </a>
            </li>
            <li>
              <Button look="bare" onPress={() => void save(`${api}/text`, `${file}.txt`)}>
                {t('opinion.plain')}
              </Button>
            </li>
            <li>
              <a href={`${api}/record`} download={`${file}-record.ndjson`}>
                {t('opinion.record')}
              </a>
            </li>
          </ul>
        </Drop>
        <Help />
      </div>
    </div>
  );
}
