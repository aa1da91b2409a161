/** The screen of the room: it moves with the meeting from text to text, and shows one paragraph framed, large, without anything to press. */
import { nameIn } from '../../../shared/page/entities.ts';
import { speaksWords } from '../../../shared/page/floor-words.ts';
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
  const name = useMeetingName(meeting);
  if (forum === null) return <main className="screen">{t('app.loading')}</main>;
  const floor = floorOf(forum, meeting);
  const item = floor.agenda.find((one) => one.item === floor.at?.item);
  const opinion = floor.at?.opinion ?? null;
  return (
    <div className="screen">
      {opinion === null ? (
        <div className="screen-empty">
          <Title words={[item?.title ?? t('screen.noItem'), ...(name === null ? [] : [name])].join(' – ')} />
          <p>
            <bdi>{forum.name}</bdi>
          </p>
          {name !== null && (
            <p>
              <bdi>{name}</bdi>
            </p>
          )}
          <h1>
            <bdi>{item?.title ?? t('screen.noItem')}</bdi>
          </h1>
        </div>
      ) : (
        <ShownOpinion key={opinion} id={opinion} meeting={name} />
      )}
      <Speaks floor={floor} />
    </div>
  );
}

/** Of one opinion, whatever the meeting is at. */
export function OpinionScreen({ id }: { readonly id: string }) {
  const { forum } = useForum();
  const name = useMeetingName(forum?.tables.find(({ opinion }) => opinion === id)?.meeting);
  return (
    <div className="screen">
      <ShownOpinion id={id} meeting={name} />
    </div>
  );
}

function useMeetingName(meeting: string | undefined): string | null {
  const { language } = useText();
  const { forum } = useForum();
  const found = forum?.meetings.find((one) => one.meeting === meeting);
  return found === undefined ? null : nameIn(found.names, language);
}

function Speaks({ floor: { speaker, seconds } }: { readonly floor: ShownFloor }) {
  const text = useText();
  const { forum } = useForum();
  const called = useCalled();
  if (forum === null || speaker === null) return null;
  return (
    <p className="screen-speaker">
      {speaksWords(speaker, called(speaker, forum), text)}{' '}
      <SpeakingTime forum={forum} since={speaker.givenAt ?? forum.at} seconds={seconds} />
    </p>
  );
}
