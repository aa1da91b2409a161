/** Which opinions are under a motion for a restricted session, or in one, as everybody may know it: on pages that are about more than one. */
import { Link } from 'wouter';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import './under-way.css';

type UnderWay = ShownForum['underWay'][number];

const SHAPES: Readonly<Record<UnderWay['state'], ShapeName>> = { moved: 'ask', roll: 'call', running: 'lock', ended: 'half' };

export function SessionChip({ opinion }: { readonly opinion: string }) {
  const { t } = useText();
  const { forum } = useForum();
  const found = forum?.underWay.find(({ opinions }) => opinions.includes(opinion));
  return found === undefined ? null : <Chip shape={SHAPES[found.state]}>{t(`underWay.${found.state}`)}</Chip>;
}

/** Of one meeting, or of all. */
export function SessionLines({ opinions, meeting }: { readonly opinions: readonly ListedOpinion[]; readonly meeting?: string }) {
  const { t } = useText();
  const { forum } = useForum();
  const here = forum?.underWay.filter((one) => meeting === undefined || one.meeting === meeting) ?? [];
  const lines = here.flatMap(({ state, opinions: ids }) =>
    opinions.filter(({ id }) => ids.includes(id)).map(({ id, number }) => ({ id, number, state })),
  );
  return lines.map(({ id, number, state }) => (
    <div key={id} className="under-way">
      <Shape name={SHAPES[state]} />
      <p>
        <Link href={`/o/${id}`}>{t('home.draft', { number })}</Link>
        <span className="note">{t(`underWay.${state}`)}</span>
      </p>
    </div>
  ));
}
