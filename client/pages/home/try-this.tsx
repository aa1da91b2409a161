/** In a demonstration: three things to try, each ticked once the log has it. What happened before the card was first shown does not count. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { useText } from '../../ui/words.tsx';
import { useAgain } from '../again.ts';
import { NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { storyOf } from './story.ts';

const AGAIN_MS = 2_000;

/** Where most is still open. */
const freshest = (opinions: readonly ListedOpinion[]): ListedOpinion | undefined =>
  opinions.toSorted((one, other) => (other.counts.open ?? 0) - (one.counts.open ?? 0))[0];

export function TryThis({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const { seat } = useMyself().me;
  const place = `nemcon.story.${seat?.id}`;
  const [begun] = useState(() => {
    const [id, seq, ...ticked] = (localStorage.getItem(place) ?? '').split(' ');
    // a demonstration that was begun anew has a shorter log
    const same = opinions.find((one) => one.id === id && one.seq >= Number(seq));
    if (same !== undefined) return { opinion: same, seq: Number(seq), ticked };
    const fresh = freshest(opinions);
    return fresh && { opinion: fresh, seq: fresh.seq, ticked: [] };
  });
  return begun === undefined ? null : <Steps {...begun} place={place} />;
}

interface StepsProps {
  readonly opinion: ListedOpinion;
  readonly seq: number;
  /** What was seen to be done before: a call that was cancelled since is in the register no more. */
  readonly ticked: readonly string[];
  readonly place: string;
}

function Steps({ opinion, seq, ticked, place }: StepsProps) {
  const { t } = useText();
  const { seat } = useMyself().me;
  const reading = useLoaded('GET /api/opinions/:id/register', { id: opinion.id });
  const { value: register, refetch } = reading;
  const seen = useRef(new Set(ticked));
  const story = storyOf(seat?.capacity ?? 'follower');
  if (register !== null) {
    for (const { says, done } of story) if (done({ register, seq, entity: seat?.entity ?? '' })) seen.current.add(says);
  }
  const steps = story.map(({ says }) => ({ says, done: seen.current.has(says) }));
  const over = steps.every(({ done }) => done);
  const kept = [opinion.id, seq, ...seen.current].join(' ');
  useEffect(() => localStorage.setItem(place, kept), [place, kept]);
  useAgain(refetch, AGAIN_MS, !over);
  return (
    <section aria-labelledby="try-this">
      <h2 id="try-this">{t('story.title')}</h2>
      <p>
        <Link href={`/o/${opinion.id}`}>{t('home.draft', { number: opinion.number })}</Link>
      </p>
      <ol>
        {steps.map(({ says, done }) => (
          <li key={says} className="now-row">
            <Shape name={done ? 'agreed' : 'open'} />
            <span>
              {done && <span className="unseen">{t('story.done')} </span>}
              {t(says)}
            </span>
          </li>
        ))}
      </ol>
      {/* that the line is lost another part says (N7) */}
      {reading.trouble?.status !== 0 && <NotRead of={reading} />}
      <p className="note">{t('story.note')}</p>
    </section>
  );
}
