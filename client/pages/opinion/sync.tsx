/** What the server has of our words. The same words everywhere; a bar that cannot be overlooked whenever it has less than the page shows. */
import { useEffect, useRef } from 'react';
import type { Text } from '../../../shared/i18n/text.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { SyncState } from '../../sync/recorded.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Later, later } from '../../ui/later.tsx';
import { useOf, useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import type { OpenOpinion } from './opened.ts';
import './sync.css';

const WhyEnded = later(async () => ({ default: (await import('../why-ended.tsx')).WhyEnded }));
const WithoutWebSocket = later(async () => ({ default: (await import('./without-websocket.tsx')).WithoutWebSocket }));

const SHAPES: Readonly<Record<SyncState['state'], ShapeName>> = {
  opening: 'ring',
  recorded: 'disc',
  sending: 'ring',
  'not-recorded': 'half',
  reconnecting: 'quarter',
  stale: 'quarter',
  reload: 'reopened',
  ended: 'objected',
};

function syncWords({ t, time }: Text, sync: SyncState): string {
  switch (sync.state) {
    case 'opening':
      return t('sync.connecting');
    case 'recorded':
      return sync.at === null ? t('sync.live') : t('sync.recorded', { time: time(sync.at) });
    case 'sending':
      return t('sync.sending');
    case 'not-recorded':
      return t('sync.unrecorded', { count: sync.changes });
    case 'reconnecting':
      return t('sync.reconnecting', { time: time(sync.since) });
    case 'stale':
      return t('sync.stale', { time: time(sync.since) });
    case 'reload':
      return t('sync.reload');
    case 'ended':
      return sync.why === 'other' ? t('sync.ended') : t(`close.${sync.why}`);
  }
}

const isWell = ({ state }: SyncState): boolean => state === 'opening' || state === 'recorded' || state === 'sending';

export const useSync = (opinion: OpenOpinion): SyncState => useStore(opinion.sync);

export function SyncSign({ opinion }: { readonly opinion: OpenOpinion }) {
  const text = useText();
  const way = useStore(opinion.way);
  const { state, words } = useOf(opinion.sync, (sync) => ({ state: sync.state, words: isWell(sync) ? syncWords(text, sync) : null }));
  if (words === null) return null; // the bar says it
  return (
    <>
      <p className="sync-sign" data-sync={state}>
        <Shape name={SHAPES[state]} /> {words}
      </p>
      {way === 'http' && state !== 'opening' && (
        <Later>
          <WithoutWebSocket />
        </Later>
      )}
    </>
  );
}

/** `typing` = may whoever looks at this page type into the text now? */
export function SyncBar({ opinion, typing }: { readonly opinion: OpenOpinion; readonly typing: boolean }) {
  const text = useText();
  const { t } = text;
  const sync = useOf(opinion.sync, (now) => (isWell(now) ? null : now));
  const { close, refresh } = useMyself();
  const goesOn = typing && sync?.state === 'reconnecting' && !sync.paused ? t('sync.typeOn') : '';
  const why = sync?.state === 'ended' ? sync.why : null;
  useLossSaid(sync, goesOn);
  const over = why === 'signedOut' || why === 'noRight';
  useEffect(() => {
    if (over) close();
  }, [over, close]);
  // the seat may have other functions since
  const away = useRef(false);
  useEffect(() => {
    if ((away.current && sync === null) || why === 'restricted' || why === 'notFound') void refresh();
    away.current = sync !== null;
  }, [sync, why, refresh]);
  if (sync === null) return null;
  const unrecorded = 'changes' in sync && sync.state !== 'not-recorded' ? sync.changes : 0;
  return (
    <div className="sync-bar" data-sync={sync.state}>
      <p className="sync-words">
        <strong>
          <Shape name={SHAPES[sync.state]} /> {syncWords(text, sync)}
        </strong>
        {why === 'signedOut' && (
          <Later>
            <WhyEnded />
          </Later>
        )}
        {goesOn !== '' && <span>{goesOn}</span>}
        {unrecorded > 0 && <span>{t('sync.unrecorded', { count: unrecorded })}</span>}
        {(unrecorded > 0 || sync.state === 'not-recorded') && sync.state !== 'ended' && <span>{t('sync.keepOpen')}</span>}
        {'paused' in sync && sync.paused && <span>{t('sync.paused')}</span>}
      </p>
      {sync.state === 'reconnecting' && <Button onPress={() => opinion.retry()}>{t('sync.tryNow')}</Button>}
      {over && (
        // in a tab of its own: this page goes on when somebody is back there
        <a href="/" target={why === 'signedOut' ? '_blank' : undefined} rel="noreferrer">
          {t('sync.signIn')}
        </a>
      )}
      {sync.state === 'reload' && <Button onPress={() => window.location.reload()}>{t('app.reload')}</Button>}
    </div>
  );
}

/** Said once when it is lost and once when it is back, however often the bar changes between. Of a restricted session its own bar says it. */
function useLossSaid(sync: SyncState | null, goesOn: string): void {
  const text = useText();
  const lost = useRef(false);
  const well = sync === null;
  const saidThere = sync?.state === 'ended' && sync.why === 'restricted';
  const words = well ? text.t('sync.back') : `${syncWords(text, sync)} ${goesOn}`.trim();
  useEffect(() => {
    if (lost.current === !well || saidThere) return;
    lost.current = !well;
    announcer.say(well ? 'status' : 'alert', well ? 'back' : 'lost', words);
  }, [well, saidThere, words]);
}
