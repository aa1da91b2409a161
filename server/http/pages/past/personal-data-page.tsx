/**
 * Chair and secretariat together withhold personal data: what waits, for everybody; the words that may be proposed, for the secretariat; and one
 * proposal with its words, for these two. What cannot be undone is asked once more.
 */
import type { Html } from '../../../../shared/lib/html.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { LabelledField } from '../../../../shared/page/parts/field.tsx';
import { Outcome, type OutcomeIs } from '../../../../shared/page/parts/outcome.tsx';
import { Send } from '../../../../shared/page/parts/send.tsx';
import { draw } from '../draw.ts';
import { Hidden } from '../hidden.tsx';
import { type OfOpinion as Asked, OpinionLine } from './of-opinion.tsx';
import { HiddenWords, ListedWords, type Offered, TickedWords } from './offered-words.tsx';
import { toldApart } from './told-apart.ts';

/** Letters that are looked for at once. */
export const LONGEST_QUERY = 200;

/** What became of what was sent. */
export interface Told {
  readonly is: OutcomeIs;
  readonly words: string;
}

interface Waiting {
  /** Log position. */
  readonly of: number;
  /** How many letters, of which paragraphs, since when. */
  readonly about: readonly string[];
}

export interface Finding {
  readonly query: string;
  readonly offered: readonly Offered[];
  readonly ticked: ReadonlySet<string>;
  /** Older ones that are not listed. */
  readonly more: number;
}

interface Listing extends Asked {
  readonly told: Told | null;
  readonly waiting: readonly Waiting[];
  /** May whoever reads open a proposal? */
  readonly opens: boolean;
  /** For the secretariat; in words why there is nothing to choose. */
  readonly finding: Finding | string | null;
  /** Is there a way to find more, in place of what is found? */
  readonly more: boolean;
}

export function listingPage({ told, waiting, opens, finding, more, ...asked }: Listing): Html {
  const { text, opinion } = asked;
  const { t } = text;
  const names = toldApart(
    waiting.map(({ about }) => about),
    text,
  );
  return draw(
    <>
      <Back href={`/o/${opinion}`}>{t('answer.back')}</Back>
      <h1>{t('personal.title')}</h1>
      <OpinionLine {...asked} />
      {told !== null && <Outcome is={told.is}>{told.words}</Outcome>}
      <p>{t('personal.how')}</p>
      <h2>{t('personal.waiting')}</h2>
      {waiting.length === 0 ? (
        <p>{t('personal.noneWaiting')}</p>
      ) : (
        <ul>
          {waiting.map(({ of }, at) => (
            <li key={of}>
              {names[at]}
              {opens && (
                <>
                  {' '}
                  <a href={pathOf(asked, of)} aria-label={t('app.actOn', { act: t('personal.read'), about: names[at] ?? '' })}>
                    {t('personal.read')}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && <p className="note">{t('personal.states')}</p>}
      {more && (
        <p>
          <a href={pathOf(asked)}>{t('personal.find')}</a>
        </p>
      )}
      {typeof finding === 'string' && <p>{finding}</p>}
      {finding !== null && typeof finding !== 'string' && <Find {...{ ...asked, ...finding }} />}
    </>,
  );
}

function Find({ query, offered, ticked, more, ...asked }: Asked & Finding) {
  const { text, language } = asked;
  const { t } = text;
  return (
    <>
      <h2>{t('personal.find')}</h2>
      <search>
        <form className="form" method="post" action={pathOf(asked)}>
          <LabelledField id="q" label={t('personal.query')} hint={t('personal.queryHint')}>
            {(ties) => <input {...ties} type="search" name="q" defaultValue={query} maxLength={LONGEST_QUERY} dir="auto" />}
          </LabelledField>
          <Hidden fields={{ act: 'look' }} />
          <Send look="plain">{t('personal.look')}</Send>
        </form>
      </search>
      {offered.length === 0 ? (
        <p>{t(query === '' ? 'personal.none' : 'personal.notFound')}</p>
      ) : (
        <form className="form" method="post" action={pathOf(asked)}>
          <TickedWords {...{ text, language, offered, ticked }} legend={t('personal.about')} />
          {more > 0 && <p className="note">{t('personal.more', { count: more })}</p>}
          <Hidden fields={{ act: 'propose', q: query }} />
          <Send>{t('withhold.next')}</Send>
        </form>
      )}
    </>
  );
}

interface Sending extends Asked {
  readonly offered: readonly Offered[];
  /** Drawn with the page: sent twice it is done once. */
  readonly uuid: string;
  /** Log position. */
  readonly seen: number;
}

interface Proposing extends Sending {
  readonly query: string;
  /** The same as an address has it. */
  readonly look: string;
  /** As they were ticked. */
  readonly values: readonly string[];
}

export function proposingPage({ offered, uuid, seen, query, look, values, ...asked }: Proposing): Html {
  const { text, language } = asked;
  const { t } = text;
  return draw(
    <>
      <Back href={`${pathOf(asked)}${look === '' ? '' : `&look=${look}`}`}>{t('withhold.back')}</Back>
      <h1>{t('personal.sure')}</h1>
      <OpinionLine {...asked} />
      <ListedWords {...{ text, language, offered }} />
      <p>{t('personal.then')}</p>
      <form className="form" method="post" action={pathOf(asked)}>
        <Hidden fields={{ act: 'propose', q: query, uuid, seen: String(seen), sure: '1' }} />
        <HiddenWords values={values} />
        <Send>{t('personal.propose')}</Send>
      </form>
    </>,
  );
}

interface Proposal extends Sending {
  readonly of: number;
  readonly about: string;
  readonly told: Told | null;
  /** Who presides confirms or declines it; else it is taken back. */
  readonly presides: boolean;
  /** Why it cannot be confirmed now; of the words those are shown that could be withheld. */
  readonly why: string | null;
}

export function proposalPage({ offered, uuid, seen, of, about, told, presides, why, ...asked }: Proposal): Html {
  const { text, language } = asked;
  const { t } = text;
  return draw(
    <>
      <Back href={pathOf(asked)}>{t('personal.all')}</Back>
      <h1>{t('personal.proposal')}</h1>
      <OpinionLine {...asked} />
      {told !== null && <Outcome is={told.is}>{told.words}</Outcome>}
      <p>{about}</p>
      {why !== null && <p>{why}</p>}
      {offered.length > 0 && <ListedWords {...{ text, language, offered }} />}
      {presides && why === null && (
        <form className="form" method="post" action={pathOf(asked)}>
          <Hidden fields={{ of: String(of), act: 'confirm' }} />
          <Send>{t('withhold.next')}</Send>
        </form>
      )}
      <form className="form" method="post" action={pathOf(asked)}>
        <Hidden fields={{ act: 'decline', of: String(of), uuid, seen: String(seen) }} />
        <Send look="plain">{t(presides ? 'personal.decline' : 'editorial.takeBack')}</Send>
      </form>
    </>,
  );
}

export function confirmingPage({ offered, uuid, seen, of, ...asked }: Sending & { readonly of: number }): Html {
  const { text, language } = asked;
  const { t } = text;
  return draw(
    <>
      <Back href={pathOf(asked, of)}>{t('personal.proposal')}</Back>
      <h1>{t('withhold.sure')}</h1>
      <OpinionLine {...asked} />
      <ListedWords {...{ text, language, offered }} />
      <p>{t('personal.what')}</p>
      <form className="form" method="post" action={pathOf(asked)}>
        <Hidden fields={{ act: 'confirm', of: String(of), uuid, seen: String(seen), sure: '1' }} />
        <Send>{t('withhold.do')}</Send>
      </form>
    </>,
  );
}

const pathOf = ({ opinion, text: { language } }: Asked, of?: number): string =>
  `/o/${opinion}/personal-data?lang=${language}${of === undefined ? '' : `&of=${of}`}`;
