/** On which a Member State chooses words of its own that nobody is to read any more; it is asked once more, because that is for good. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Html } from '../../../../shared/lib/html.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { Outcome } from '../../../../shared/page/parts/outcome.tsx';
import { Send } from '../../../../shared/page/parts/send.tsx';
import { draw } from '../draw.ts';
import { Hidden } from '../hidden.tsx';
import { type OfOpinion as Asked, OpinionLine } from './of-opinion.tsx';
import { HiddenWords, ListedWords, type Offered, TickedWords } from './offered-words.tsx';

interface Choosing extends Asked {
  readonly offered: readonly Offered[];
  readonly ticked: ReadonlySet<string>;
  /** Older ones that are not listed. */
  readonly more: number;
  /** What stands in the way of what was sent. */
  readonly why: string | null;
}

export function choosingPage({ offered, ticked, more, why, ...asked }: Choosing): Html {
  const { text, opinion, language } = asked;
  const { t } = text;
  return draw(
    <>
      <Head {...asked} />
      {why !== null && <Outcome is="wrong">{why}</Outcome>}
      {offered.length === 0 ? (
        <p>{t('withhold.none')}</p>
      ) : (
        <form className="form" method="post" action={pathOf(opinion, text)}>
          <TickedWords {...{ text, language, offered, ticked }} legend={t('withhold.about')} />
          {more > 0 && <p className="note">{t('withhold.more', { count: more })}</p>}
          <Send>{t('withhold.next')}</Send>
        </form>
      )}
    </>,
  );
}

interface Sure extends Asked {
  readonly chosen: readonly Offered[];
  readonly uuid: string;
  /** Log position. */
  readonly seen: number;
}

export function surePage({ chosen, uuid, seen, ...asked }: Sure): Html {
  const { text, opinion, language } = asked;
  const { t } = text;
  return draw(
    <>
      <Back href={pathOf(opinion, text)}>{t('withhold.back')}</Back>
      <h1>{t('withhold.sure')}</h1>
      <OpinionLine {...asked} />
      <ListedWords {...{ text, language }} offered={chosen} />
      <p>{t('withhold.what')}</p>
      <form className="form" method="post" action={pathOf(opinion, text)}>
        <Hidden fields={{ uuid, seen: String(seen), sure: '1' }} />
        <HiddenWords values={chosen.map(({ value }) => value)} />
        <Send>{t('withhold.do')}</Send>
      </form>
    </>,
  );
}

/** `done`: with what happened; else why there is nothing to choose. */
export const saidPage = (asked: Asked, words: string, done: boolean): Html =>
  draw(
    <>
      <Head {...asked} />
      {done ? <Outcome is="done">{words}</Outcome> : <p>{words}</p>}
    </>,
  );

const pathOf = (opinion: string, { language }: Text): string => `/o/${opinion}/withhold?lang=${language}`;

const Head = (asked: Asked) => (
  <>
    <Back href={`/o/${asked.opinion}`}>{asked.text.t('answer.back')}</Back>
    <h1>{asked.text.t('withhold.title')}</h1>
    <OpinionLine {...asked} />
  </>
);
