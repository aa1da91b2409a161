import { lazy } from 'react';
import { Link } from 'wouter';
import { writing } from '../../../shared/opinion/writing.ts';
import { Drop } from '../../ui/drop.tsx';
import { Later, later, retryImport } from '../../ui/later.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import type { DeskView } from './desk.tsx';
import { useFirstHeight } from './first-height.ts';
import { Help } from './help.tsx';
import { useOfOpened } from './opened.ts';
import { SyncSign } from './sync.tsx';
import { Find } from './text/find.tsx';
import { TextTools } from './text/text-tools.tsx';

const Present = later(async () => ({ default: (await import('./present.tsx')).Present }));
const downloads = retryImport(async () => ({ default: (await import('./text/downloads.tsx')).Downloads }));
const Downloads = lazy(downloads);

export const preloadDownloads = (): Promise<unknown> => downloads();

/** Which opinion this is, whether it is recorded, who is here, and the tools of reading and writing. */
export function TopBar({ view: shown }: { readonly view: DeskView }) {
  const { t } = useText();
  const { seat } = useMyself().me;
  const { opinion, id, number, title, phase, language, isReport, comes } = useOfOpened(({ opinion, register }) => {
    const { opinion: id, kind, number, title, phase, language, adoptionCall } = register;
    /** Until the text is here the tools keep their room. */
    const comes = seat !== null && adoptionCall === null && writing(register, seat) !== null;
    return { opinion, id, isReport: kind === 'report', number, title, phase, language, comes };
  });
  const view = useStore(opinion.view);
  return (
    <div className="top-bar" style={{ minBlockSize: useFirstHeight('barHeight', opinion) }}>
      <h1>
        {!isReport && <span className="top-number">{t(phase === 'adopted' ? 'home.opinion' : 'home.draft', { number })}</span>}{' '}
        <bdi className="top-title" lang={language} title={title}>
          {title}
        </bdi>
      </h1>
      <SyncSign opinion={opinion} />
      <Later>
        <Present />
      </Later>
      <div className="tools">
        {!isReport && (
          <Link className="button bare" href={shown === 'text' ? `/o/${encodeURIComponent(id)}/table` : `/o/${encodeURIComponent(id)}`}>
            {t(shown === 'text' ? 'opinion.toTable' : 'opinion.toText')}
          </Link>
        )}
        {shown === 'text' && (view?.editable ?? comes) && (
          <span className={view === null ? 'room' : 'text-tools'}>
            <TextTools />
          </span>
        )}
        <Find />
        <Drop summary={t('opinion.more')}>
          <Later>
            <Downloads shown={shown} />
          </Later>
        </Drop>
        <Help />
      </div>
    </div>
  );
}
