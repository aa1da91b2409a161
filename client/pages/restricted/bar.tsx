/** Where an opinion stands with restricted sessions: the motion, the roll with its count, the session, its result; said in words and a shape. */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { restrictedId } from '../../../shared/forum/restricted.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { isInsider } from '../../../shared/opinion/rights.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ShownSession } from '../../../shared/wire/restricted.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForum, useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { countWords } from './count-words.ts';
import { Roll } from './roll.tsx';
import type { OnOpinion } from './sessions.ts';
import './restricted.css';

const SHAPES: Readonly<Partial<Record<ShownSession['state'], ShapeName>>> = {
  moved: 'ask',
  roll: 'call',
  'not-carried': 'open',
  running: 'lock',
  ended: 'half',
  published: 'disc',
};

export function SessionBar({ on }: { readonly on: OnOpinion }) {
  const text = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const words = on.session === null ? null : say(text, on, on.session, (id) => entities.name(id));
  const key = on.session === null ? '' : `${on.session.session} ${on.session.state}`;
  useEffect(() => {
    if (words !== null && key !== '') announcer.say('status', key, words);
  }, [words, key]);
  if (on.session === null || words === null || me.seat === null) return null;
  const { session } = on;
  return (
    <section className="restricted" data-state={on.place === 'inside' ? 'inside' : session.state} aria-label={text.t('restricted.title')}>
      <p className="restricted-words">
        <Shape name={SHAPES[session.state] ?? 'open'} /> <span>{words}</span>
      </p>
      {session.count?.carried === true && session.state === 'running' && (
        <p className="restricted-count">{countWords(text, session.count)}</p>
      )}
      {session.state === 'roll' && <Roll on={on} session={session} seat={me.seat} />}
      <Acts on={on} session={session} seat={me.seat} />
    </section>
  );
}

function say(text: Text, { place }: OnOpinion, session: ShownSession, name: (entity: string) => string): string | null {
  const { t } = text;
  if (place === 'over') return t('restricted.over');
  switch (session.state) {
    case 'moved':
      return t('restricted.moved', { state: name(session.mover) });
    case 'roll':
      return t('restricted.roll');
    case 'not-carried':
      return session.count && countWords(text, session.count);
    case 'running':
      return t(place === 'inside' ? 'restricted.inside' : 'restricted.outside');
    case 'ended':
      return t('restricted.ended');
    case 'published':
      return t('restricted.published');
    default:
      return null;
  }
}

type Seat = NonNullable<Me['seat']>;

/** What whoever looks may do about it now. */
function Acts({ on, session, seat }: { readonly on: OnOpinion; readonly session: ShownSession; readonly seat: Seat }) {
  const { t } = useText();
  const { forum } = useForum();
  const { send, trouble } = useForumCommand();
  const [ending, setEnding] = useState(false);
  const presides = forum !== null && forum.presiding.seat === seat.id;
  const readsOpinion = on.place === 'closed-off' || on.place === 'open';
  const document = readsOpinion && isInsider(seat.capacity, seat.functions) ? `/o/${restrictedId(session.session, on.opinion)}` : null;
  const give = (what: 'open-roll' | 'close-roll' | 'withdraw-motion' | 'end-restricted'): void => {
    void send({ do: what, session: session.session }).then(() => on.refetch());
  };
  return (
    <div className="restricted-acts">
      {session.state === 'moved' && presides && (
        <Button look="main" onPress={() => give('open-roll')}>
          {t('restricted.openRoll')}
        </Button>
      )}
      {session.state === 'moved' && seat.entity === session.mover && (
        <Button onPress={() => give('withdraw-motion')}>{t('restricted.takeBack')}</Button>
      )}
      {session.state === 'roll' && presides && (
        <Button look="main" onPress={() => give('close-roll')}>
          {t('restricted.closeRoll')}
        </Button>
      )}
      {session.state === 'running' && document !== null && (
        <Link className="button main" href={document}>
          {t('restricted.enter')}
        </Link>
      )}
      {session.state === 'published' && document !== null && <Link href={document}>{t('restricted.sealed')}</Link>}
      {session.state === 'running' && presides && !ending && <Button onPress={() => setEnding(true)}>{t('restricted.end')}</Button>}
      {session.state === 'running' && presides && ending && (
        <>
          <p>{t('restricted.endAsk')}</p>
          <Button look="main" onPress={() => give('end-restricted')}>
            {t('restricted.end')}
          </Button>
          <Button onPress={() => setEnding(false)}>{t('app.cancel')}</Button>
        </>
      )}
      {on.place === 'over' && (
        <Link className="button main" href={`/o/${on.opinion}`}>
          {t('restricted.toOpinion')}
        </Link>
      )}
      <ErrorMessage trouble={trouble} />
    </div>
  );
}
