/** What waits for the State of whoever looks: what the room asks now, then what ends, then what has no end. */
import { inWords, type SetOff } from '../../../shared/i18n/set-off.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { byDeadline } from '../../../shared/page/by-deadline.ts';
import { calledWords } from '../../../shared/page/called.ts';
import { paragraphName } from '../../../shared/page/paragraph-names.ts';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ListedOpinion, NamedParagraph, Waiting } from '../../../shared/wire/opinion.ts';
import { useText } from '../../ui/words.tsx';
import { answerAt } from '../answer-at.ts';
import { Row } from './row.tsx';

interface Asked {
  readonly opinion: ListedOpinion;
  readonly shape: ShapeName;
  readonly words: string;
  readonly href: string;
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
  const asked = opinions
    .flatMap((opinion) => [...callsOf(opinion, text), ...waitingIn(opinion, text)])
    .sort((one, other) => (one.ends ?? Infinity) - (other.ends ?? Infinity));
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
        <ul className="to-dos">
          {asked.map(({ opinion, shape, words, href, ends }) => (
            <Row
              key={`${opinion.id} ${words} ${ends}`}
              {...{ opinion, shape, words, href }}
              when={ends === null || ends === 0 ? null : text.moment(ends)}
              act={t('call.answer')}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const called = (text: Text, named: NamedParagraph): SetOff => text.setOff(paragraphName(text, named));

const callsOf = (opinion: ListedOpinion, text: Text): readonly Asked[] =>
  byDeadline(opinion.calls, ({ deadline }) => deadline).map((calls) => {
    const paragraphs = calls.flatMap((one) => one.paragraphs ?? []);
    const names = paragraphs.map((one) => called(text, one));
    return {
      ...{ opinion, shape: 'call', href: answerAt(opinion.id, paragraphs[0]?.id ?? null), ends: calls[0].deadline ?? 0 },
      words: names.length === 0 ? text.t('news.adoptionCalled') : calledWords(text, names),
    };
  });

const waitingIn = (opinion: ListedOpinion, text: Text): readonly Asked[] =>
  opinion.yours.map(({ why, paragraph, until }) => ({
    ...{ opinion, shape: SHAPES[why], href: `/o/${opinion.id}${paragraph === null ? '' : `#${paragraph.id}`}`, ends: until },
    words: text.t(`today.${why}`, { paragraph: paragraph === null ? inWords(text.t('between.whole')) : called(text, paragraph) }),
  }));
