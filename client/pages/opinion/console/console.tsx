/**
 * The chair's console: who says what of which paragraph, and beside it what that is; below it the next step, the sitting and who waits for
 * the floor, and how it came along. Everybody who takes part may look at it; the gavel's buttons are those of the chair's bar.
 */
import { useState } from 'react';
import { Link } from 'wouter';
import { blockOf } from '../../../editor/blocks.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useForum } from '../../forum.tsx';
import { Floor } from '../../meeting/floor.tsx';
import { Gavel } from '../../meeting/gavel.tsx';
import { Sittings } from '../../meeting/sittings.tsx';
import { tableOf } from '../../sittings.ts';
import { OpenCard } from '../cards/open-card.tsx';
import { useOpened } from '../opened.ts';
import { CellExplained, type Explained } from './cell-explained.tsx';
import { Matrix } from './matrix.tsx';
import { NextSteps } from './next-steps.tsx';
import { Progress } from './progress.tsx';
import './console.css';

export function Console() {
  const { t } = useText();
  const { register } = useOpened();
  const { forum } = useForum();
  const meeting = forum && tableOf(forum, register.opinion);
  const [explained, explain] = useState<Explained | null>(null);
  return (
    <div className="console">
      <Matrix onExplain={explain} />
      <div className="console-side">
        <CellExplained of={explained} />
        <CurrentWords />
        <OpenCard />
      </div>
      <NextSteps />
      {forum !== null && meeting !== null && (
        <div className="console-meeting">
          <Sittings forum={forum} meeting={meeting} />
          <Floor forum={forum} meeting={meeting.meeting} />
          <Gavel forum={forum} />
          <p>
            <Link href={`/meetings/${meeting.meeting}`}>{t('console.toMeeting')}</Link>
          </p>
        </div>
      )}
      <Progress />
    </div>
  );
}

/** The paragraph that cards and gavel are about, as it reads now. */
function CurrentWords() {
  const { t } = useText();
  const { opinion, current, names, register } = useOpened();
  const words = useStore(opinion.words);
  if (current === null) return <p className="note">{t('console.choose')}</p>;
  const said = (words && blockOf(words, current.id))?.node.textContent ?? current.lastWords ?? '';
  return (
    <blockquote className="console-words" lang={register.language} dir="auto">
      <p>{said === '' ? names.paragraph(current.id) : said}</p>
    </blockquote>
  );
}
