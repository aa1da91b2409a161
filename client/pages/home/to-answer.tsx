/** What waits for the State of whoever looks: what the room asks now, then what ends, then what has no end. */
import { inWords, type SetOff } from '../../../shared/i18n/set-off.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { calledWords } from '../../../shared/page/called.ts';
import { paragraphName } from '../../../shared/page/paragraph-names.ts';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ListedOpinion, NamedParagraph, RunningCall, Waiting } from '../../../shared/wire/opinion.ts';
import { Later, later } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { answerAt, placeAt } from '../answer-at.ts';
import { asksFirst, hasSpoken } from '../has-spoken.ts';
import { Row } from './row.tsx';

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
} as const satisfies Readonly<Record<Waiting['why'], ShapeName>>;

export function ToAnswer({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const text = useText();
  const { t } = text;
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
      {asked.length === 0 ? (
        <p className="nothing">
          <strong>{t('today.free')}</strong> <span className="note">{t('today.freeNote')}</span>
        </p>
      ) : (
        <Rows of={asked} act={t('call.answer')} />
      )}
      {spoken.length > 0 && (
        <>
          <h3>{t('today.spoken')}</h3>
          <Rows of={spoken} act={t('today.open')} />
        </>
      )}
    </section>
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
  opinion.yours.map(({ why, paragraph, until }) => ({
    ...{ opinion, shape: SHAPES[why], href: placeAt(opinion.id, paragraph?.id ?? null), ends: until },
    words: text.t(`today.${why}`, { paragraph: paragraph === null ? inWords(text.t('between.whole')) : called(text, paragraph) }),
  }));
