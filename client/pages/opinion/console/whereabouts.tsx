import { useSyncExternalStore } from 'react';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { Shape } from '../../../ui/shape.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOpened } from '../opened.ts';

export const WHEREABOUTS = ['room', 'afar', 'away'] as const;
export const SHAPES = { room: 'disc', afar: 'half', away: 'ring' } as const;

/** Where a State is, as far as its screens on this text tell; one that is here and from afar at once is here. */
export function Whereabouts({ state }: { readonly state: EntityId }) {
  const { t } = useText();
  const { me } = useMyself();
  const { session } = useOpened();
  const peers = useSyncExternalStore(session.presence.subscribe, session.presence.getSnapshot);
  const own = [...peers, ...(me.seat === null ? [] : [me.seat])].filter(({ entity }) => entity === state);
  const where = own.length === 0 ? 'away' : own.some(({ remote }) => !remote) ? 'room' : 'afar';
  return (
    <span className="whereabouts" title={t(`console.${where}`)}>
      <Shape name={SHAPES[where]} /> <span className="unseen">{t(`console.${where}`)}</span>
    </span>
  );
}
