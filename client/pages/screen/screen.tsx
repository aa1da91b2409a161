/** The screen of the room: it moves with the meeting from text to text, and shows one paragraph framed, large, without anything to press. */
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { floorOf, type ShownFloor } from '../meeting/floor-of.ts';
import { SpeakingTime } from '../meeting/speaking-time.tsx';
import { useCalled } from '../meeting/use-called.ts';
import { ShownOpinion } from './shown-opinion.tsx';
import './screen.css';

/** Of a meeting: what is on its table. */
export function MeetingScreen({ meeting }: { readonly meeting: string }) {
  const { t } = useText();
  const { forum } = useForum();
  if (forum === null) return <main className="screen">{t('app.loading')}</main>;
  const floor = floorOf(forum, meeting);
  const item = floor.agenda.find((one) => one.item === floor.at?.item);
  const opinion = floor.at?.opinion ?? null;
  return (
    <div className="screen">
      <Title words={item?.title ?? forum.name} />
      {opinion === null ? (
        <div className="screen-empty">
          <p>
            <bdi>{forum.name}</bdi>
          </p>
          <h1>
            <bdi>{item?.title ?? t('screen.noItem')}</bdi>
          </h1>
        </div>
      ) : (
        <ShownOpinion key={opinion} id={opinion} />
      )}
      <Speaks floor={floor} />
    </div>
  );
}

/** Of one opinion, whatever the meeting is at. */
export function OpinionScreen({ id }: { readonly id: string }) {
  return (
    <div className="screen">
      <ShownOpinion id={id} />
    </div>
  );
}

function Speaks({ floor: { speaker, seconds } }: { readonly floor: ShownFloor }) {
  const { t } = useText();
  const { forum } = useForum();
  const called = useCalled();
  if (forum === null || speaker === null) return null;
  return (
    <p className="screen-speaker">
      {t('floor.speaks', { name: called(speaker, forum) })}{' '}
      <SpeakingTime forum={forum} since={speaker.givenAt ?? forum.at} seconds={seconds} />
    </p>
  );
}
