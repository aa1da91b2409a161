import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { Peer } from '../../sync/presence.ts';
import { Drop } from '../../ui/drop.tsx';
import { useOf, useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOfOpened } from './opened.ts';

const FEW = 4;

/** Who else has the page open, by delegation; the codes of a few of them can be seen at once. */
export function Present() {
  const opinion = useOfOpened(({ opinion }) => opinion);
  const peers = useStore(opinion.presence);
  const unknown = useStore(opinion.presence.unknown);
  // who is there can be known only while this page is
  const isKnown = useOf(opinion.sync, ({ state }) => state === 'recorded' || state === 'sending' || state === 'not-recorded');
  return isKnown ? <Others peers={peers} unknown={unknown} /> : null;
}

interface OthersProps {
  readonly peers: readonly Peer[];
  /** May others be here whom nobody can tell of? */
  readonly unknown: boolean;
}

function Others({ peers, unknown }: OthersProps) {
  const { t, list } = useText();
  const entities = useEntities();
  const delegations = byDelegation(peers).sort(([a], [b]) => entities.code(a).localeCompare(entities.code(b)));
  if (delegations.length === 0) return <p className="note">{t(unknown ? 'presence.unknown' : 'presence.alone')}</p>;
  return (
    <Drop
      summary={
        <>
          {t('presence.others')}
          <span className="present-codes">
            {delegations.slice(0, FEW).map(([entity]) => (
              <span key={entity}>{entities.code(entity)}</span>
            ))}
            {delegations.length > FEW && <span>+{delegations.length - FEW}</span>}
          </span>
        </>
      }
    >
      <ul>
        {delegations.map(([entity, here]) => (
          <li key={entity}>
            <strong>
              <bdi>{entities.name(entity)}</bdi>
            </strong>{' '}
            <span className="note">{list(people(here))}</span>
          </li>
        ))}
      </ul>
      {unknown && <p className="note">{t('presence.unknown')}</p>}
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
