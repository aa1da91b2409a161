import { useEffect, useState } from 'react';
import type { Register } from '../../../shared/opinion/register.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { browserClock } from '../../lib/clock.ts';
import { useText } from '../../ui/words.tsx';
import { decidedSince } from './decisions.ts';

/** How long a decision stays large. */
const LARGE_MS = 8_000;

/** Large while it is new; an adoption stays. What was decided before this screen looked on is not shown again. */
export function Decided({ register, names }: { readonly register: Register; readonly names: OpinionNames }) {
  const { t } = useText();
  const [since, setSince] = useState(register.seq);
  const decision = decidedSince(register, since);
  const seq = decision?.seq ?? null;
  useEffect(() => (seq === null ? undefined : browserClock.after(LARGE_MS, () => setSince(seq))), [seq]);
  if (decision === null) return null;
  return (
    <p className="screen-decision">
      <Chip shape="agreed" strong>
        {decision.what === 'adopted'
          ? t(register.venue === 'ieg' ? 'screen.agreedByIeg' : 'news.adopted')
          : t('news.declared', { paragraph: names.paragraphs(decision.blocks) })}
      </Chip>
    </p>
  );
}
