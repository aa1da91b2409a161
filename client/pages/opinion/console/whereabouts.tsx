import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOpened } from '../opened.ts';

export const WHEREABOUTS = ['room', 'afar', 'follows', 'away', 'unknown'] as const;
export const SHAPES = { room: 'disc', afar: 'half', follows: 'quarter', away: 'ring', unknown: 'open' } as const;

/**
 * Where a State is, as far as its screens on this text tell, and its pages without presence; the nearest of them counts. Where others may be
 * here whom nobody can tell of, no State is called away (O17).
 */
export function Whereabouts({ state }: { readonly state: EntityId }) {
  const { t } = useText();
  const { me } = useMyself();
  const { opinion } = useOpened();
  const peers = useStore(opinion.presence);
  const own = [...peers, ...(me.seat === null ? [] : [me.seat])].filter(({ entity }) => entity === state);
  const receipts = useStore(opinion.presence.receipts);
  const follows = receipts.some((one) => one.entity === state && one.follows);
  const unseen = useStore(opinion.presence.unknown) ? 'unknown' : 'away';
  const where = own.some(({ remote }) => !remote) ? 'room' : own.length > 0 ? 'afar' : follows ? 'follows' : unseen;
  return (
    <span className="whereabouts" title={t(`console.${where}`)}>
      <Shape name={SHAPES[where]} /> <span className="unseen">{t(`console.${where}`)}</span>
    </span>
  );
}
