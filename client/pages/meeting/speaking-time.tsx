import { minutes } from '../../../shared/page/minutes.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { useServerNow } from '../server-now.ts';

interface SpeakingTimeProps {
  readonly forum: ShownForum;
  /** When the floor was given, ms UTC. */
  readonly since: number;
  readonly seconds: number | null;
}

/** How long one has spoken, or still has; read by whoever looks at it and announced to nobody. */
export function SpeakingTime({ forum, since, seconds }: SpeakingTimeProps) {
  const { t } = useText();
  const spoken = Math.max(0, Math.floor((useServerNow(forum, true) - since) / 1000));
  if (seconds === null) return <span className="floor-clock">{minutes(spoken)}</span>;
  const left = seconds - spoken;
  return (
    <span className={left < 0 ? 'floor-clock over' : 'floor-clock'}>
      {left < 0 ? t('floor.over', { time: minutes(-left) }) : t('floor.left', { time: minutes(left) })}
    </span>
  );
}
