import { useSyncExternalStore } from 'react';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { Peer } from '../../sync/presence.ts';
import { Drop } from '../../ui/drop.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOpened } from './opened.ts';

/** Who else has the page open, by delegation. */
export function Present() {
  const { t } = useText();
  const entities = useEntities();
  const { session } = useOpened();
  const peers = useSyncExternalStore(session.presence.subscribe, session.presence.getSnapshot);
  const delegations = byDelegation(peers).sort(([a], [b]) => entities.code(a).localeCompare(entities.code(b)));
  return (
    <Drop
      summary={
        <>
          {t('presence.title')}: {delegations.length === 0 ? '0' : ''}
          <span className="present-codes">
            {delegations.slice(0, 6).map(([entity]) => (
              <span key={entity}>{entities.code(entity)}</span>
            ))}
            {delegations.length > 6 && <span>+{delegations.length - 6}</span>}
          </span>
        </>
      }
    >
      {delegations.length === 0 ? (
        <p>{t('presence.nobody')}</p>
      ) : (
        <ul>
          {delegations.map(([entity, here]) => (
            <li key={entity}>
              <strong>
                <bdi>{entities.name(entity)}</bdi>
              </strong>{' '}
              <span className="note">{people(here).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Drop>
  );
}

function byDelegation(peers: readonly Peer[]): [EntityId, readonly Peer[]][] {
  const found = new Map<EntityId, Peer[]>();
  for (const peer of peers) found.set(peer.entity, [...(found.get(peer.entity) ?? []), peer]);
  return [...found];
}

const people = (peers: readonly Peer[]): readonly string[] =>
  [...new Set(peers.map(({ person }) => person))].filter((person) => person !== '');
