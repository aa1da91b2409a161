/** What waits for the State of whoever looks: what the room asks now, then what ends, then what has no end. */
import { useEffect } from 'react';
import { inWords, type SetOff } from '../../../shared/i18n/set-off.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { answerAt, placeAt } from '../../../shared/page/answer-at.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { calledWords } from '../../../shared/page/called.ts';
import { asksFirst, hasSpoken } from '../../../shared/page/has-spoken.ts';
import { paragraphName } from '../../../shared/page/paragraph-names.ts';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ListedOpinion, NamedParagraph, RunningCall, Waiting } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { Later, later } from '../../ui/later.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useLoaded } from '../loaded.ts';
import { actsMoved } from '../moved.ts';
import { editorialNews, goneNews, personalNews, useSeen } from '../seen.ts';
import { Row } from './row.tsx';

const CalledUpon = later(async () => ({ default: (await import('./called-upon.tsx')).CalledUpon }));
const SaidTo = later(async () => ({ default: (await import('../said-to.tsx')).SaidTo }));

interface Asked {
  readonly opinion: ListedOpinion;
  readonly shape: ShapeName;
  readonly words: string;
  readonly href: string;
  /** Of a call. */
  readonly calls?: readonly RunningCall[];
  /** Ms UTC; null: it has no end. Of a call that runs now, 0. */
  readonly ends: number | null;
}

const SHAPES = {
  time: 'pending',
  confirm: 'ask',
  withdrawn: 'ask',
  instructions: 'instructions',
  condition: 'conditional',
} as const satisfies Readonly<Record<Exclude<Waiting['why'], 'gone'>, ShapeName>>;

export function ToAnswer({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const text = useText();
  const { t } = text;
  const waiting = useLoaded('GET /api/threads/to-answer');
  const { refetch } = waiting;
  const moved = useStore(actsMoved);
  useEffect(() => {
    if (moved > 0) void refetch();
  }, [moved, refetch]);
  const all = opinions
    .flatMap((opinion) => [...callsOf(opinion, text), ...waitingIn(opinion, text)])
    .sort((one, other) => (one.ends ?? Infinity) - (other.ends ?? Infinity));
  const spoken = all.filter(({ calls = [] }) => calls.length > 0 && hasSpoken(calls));
  const asked = all.filter((one) => !spoken.includes(one));
  return (
    <section aria-labelledby="to-answer">
      <h2 id="to-answer">
        {t('today.answer')} {asked.length > 0 && <span className="note">{text.number(asked.length)}</span>}
      </h2>
      {asked.length > 0 && <Rows of={asked} act={t('call.answer')} />}
      {asked.length === 0 && !waiting.value?.length && (
        <p className="nothing">
          <strong>{t('today.free')}</strong> <span className="note">{t('today.freeNote')}</span>
        </p>
      )}
      {spoken.length > 0 && (
        <>
          <h3>{t('today.spoken')}</h3>
          <Rows of={spoken} act={t('today.open')} />
        </>
      )}
      <Later>
        <CalledUpon opinions={opinions} waiting={waiting} />
      </Later>
      <ToKnow opinions={opinions} />
    </section>
  );
}

/** What others have deleted although the State holds there, editorial changes that it may undo before they stand, and personal data that are to be withheld, until that was seen. */
function ToKnow({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const text = useText();
  const { t } = text;
  const seen = useSeen();
  const news = opinions.flatMap((opinion) =>
    opinion.yours.flatMap(({ paragraph, since }) => {
      if (paragraph === null || since === null) return [];
      const key = goneNews(opinion.id, paragraph.id, since);
      return seen.has(key) ? [] : [{ key, opinion, paragraph }];
    }),
  );
  const editorials = opinions.flatMap((opinion) =>
    opinion.blockers.flatMap(({ code, blocks, date }) => {
      if (code !== 'editorial-waits' || blocks === undefined || date === undefined) return [];
      const key = editorialNews(opinion.id, date);
      const words = t('today.editorial', { count: blocks.length, moment: text.moment(date) });
      return seen.has(key) ? [] : [{ key, opinion, words, href: placeAt(opinion.id, blocks[0] ?? null) }];
    }),
  );
  const personal = opinions.flatMap((opinion) => {
    const { id, withholdings } = opinion;
    const keys = withholdings.map((of) => personalNews(id, of)).filter((key) => !seen.has(key));
    return keys.length === 0 ? [] : [{ keys, opinion, words: t('today.personal', { count: keys.length }), href: `/o/${id}/personal-data` }];
  });
  if (news.length + editorials.length + personal.length === 0) return null;
  return (
    <>
      <h3>{t('today.know')}</h3>
      <ul className="to-dos">
        {editorials.map(({ key, ...one }) => (
          <Row key={key} {...one} shape="ask" act={t('today.open')}>
            <Button look="bare" onPress={() => seen.see(key)}>
              {t('app.seen')}
            </Button>
          </Row>
        ))}
        {personal.map(({ keys, ...one }) => (
          <Row key={one.href} {...one} shape="ask" act={t('today.open')} plain>
            <Button look="bare" onPress={() => keys.forEach(seen.see)}>
              {t('app.seen')}
            </Button>
          </Row>
        ))}
        {news.map(({ key, opinion, paragraph }) => (
          <Row
            key={key}
            {...{ opinion, shape: 'objected', act: t('today.open'), href: placeAt(opinion.id, paragraph.id) }}
            words={t('today.gone', { paragraph: called(text, { ...paragraph, removed: false }) })}
          >
            <Button look="bare" onPress={() => seen.see(key)}>
              {t('app.seen')}
            </Button>
          </Row>
        ))}
      </ul>
    </>
  );
}

function Rows({ of, act }: { readonly of: readonly Asked[]; readonly act: string }) {
  const text = useText();
  return (
    <ul className="to-dos">
      {of.map(({ opinion, shape, words, href, calls, ends }) => (
        <Row
          key={`${opinion.id} ${words} ${ends}`}
          {...{ opinion, shape, words, href, act }}
          when={ends === null || ends === 0 ? null : text.moment(ends)}
        >
          {calls !== undefined && (
            <Later>
              <SaidTo calls={calls} />
            </Later>
          )}
        </Row>
      ))}
    </ul>
  );
}

const called = (text: Text, named: NamedParagraph): SetOff => text.setOff(paragraphName(text, named));

const callsOf = (opinion: ListedOpinion, text: Text): readonly Asked[] =>
  byDeadline(opinion.calls, ({ deadline }) => deadline).map((calls) => {
    const paragraphs = calls.flatMap((one) => one.paragraphs ?? []);
    const names = paragraphs.map((one) => called(text, one));
    return {
      ...{ opinion, calls, shape: 'call', ends: calls[0].deadline ?? 0 },
      href: (hasSpoken(calls) ? placeAt : answerAt)(opinion.id, asksFirst(calls)),
      words: names.length === 0 ? text.t('news.adoptionCalled') : calledWords(text, names),
    };
  });

const waitingIn = (opinion: ListedOpinion, text: Text): readonly Asked[] =>
  opinion.yours.flatMap(({ why, paragraph, until }) => {
    if (why === 'gone') return [];
    const about = paragraph === null ? inWords(text.t('between.whole')) : called(text, paragraph);
    const href = placeAt(opinion.id, paragraph?.id ?? null);
    return [{ opinion, shape: SHAPES[why], href, ends: until, words: text.t(`today.${why}`, { paragraph: about }) }];
  });
