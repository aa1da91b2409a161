/** What the page of personal data shows to whom: proposals that wait, words that may be proposed, and those of one proposal. */
import { forumFacts, numberedAt } from '../../../shared/forum/facts.ts';
import { placeOf } from '../../../shared/forum/restricted.ts';
import { sayRefusal } from '../../../shared/i18n/refusal.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { whatMay } from '../../../shared/opinion/questions.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import { mayTogether, RIGHTS } from '../../../shared/opinion/rights.ts';
import { type LetterRange, overCode, type ProposedWithholding, type ShownWithholding } from '../../../shared/opinion/withholding.ts';
import { namesIn } from '../../../shared/page/text-html.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { HistoryBusy, HistoryFolding } from '../../room/past/growth.ts';
import type { GoneWords } from '../../text/authors/own-gone.ts';
import { fieldOf, MOST_LISTED } from '../letters-field.ts';
import type { Offered } from '../pages/past/offered-words.tsx';
import type { Finding } from '../pages/past/personal-data-page.tsx';
import type { Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import type { OpinionView } from './opinion.ts';

export interface Looking {
  readonly id: string;
  readonly text: Text;
  readonly visitor: Visitor;
  readonly view: OpinionView;
}

interface Words {
  /** As they stood last: those that may be withheld. */
  readonly offered: readonly Offered[];
  /** Why not all of them may be. */
  readonly why: string | null;
}

function thrown(fault: unknown): never {
  throw fault;
}

function notNow(fault: unknown): null {
  if (fault instanceof HistoryBusy || fault instanceof HistoryFolding) return null;
  throw fault;
}

export function personalData({ forum, rooms, history, clock }: Pick<HttpTools, 'forum' | 'rooms' | 'history' | 'clock'>) {
  const namesOf = ({ view: { register, blocks }, text }: Looking) =>
    namesIn({ register, blocks, text, entities: entitiesIn(forum.state, text.language) });

  const said = (looking: Looking, refusal: Refusal): string => sayRefusal(looking.text, refusal, namesOf(looking), 'opinion');

  const aboutOne = (looking: Looking, { letters, blocks, at }: ShownWithholding): readonly string[] => {
    const { t, list, moment } = looking.text;
    const names = namesOf(looking);
    const paragraphs = list(names.inOrder(blocks).map((block) => names.paragraph(block)));
    return [t('personal.letters', { count: letters }), paragraphs, t('personal.proposed', { moment: moment(at) })];
  };

  const offered = (looking: Looking, found: readonly GoneWords[]): readonly Offered[] => {
    const names = namesOf(looking);
    return found.map(({ block, text, ranges, at }) => ({ value: fieldOf(ranges), paragraph: names.paragraph(block), at, words: text }));
  };

  const numbered = ({ id }: Looking): readonly number[] => numberedAt(forum.state, id);

  /** Why nothing is proposed from this seat now, whatever the words. */
  const barred = ({ id, view: { register }, visitor: { actor } }: Looking): Refusal | null => {
    const facts = { ...forumFacts(forum.state, id), place: placeOf(forum.state.restricted.sessions, id) };
    const why = whatMay(register, actor, null, clock.now(), facts)['propose-withholding'];
    return why?.code === 'no-such-words' ? null : why;
  };

  /**
   * For the secretariat: words of anybody in which those stand that it looks for; in words why there are none. Null for all others. `isBeside`: of
   * something that has to be said, whether or not the past can be read now.
   */
  const finding = async (
    looking: Looking,
    query: string,
    ticked: readonly string[],
    isBeside: boolean,
  ): Promise<Finding | string | null> => {
    const { id, text, view, visitor } = looking;
    const { actor } = visitor;
    if (!RIGHTS[actor.capacity].office) return null;
    const why = barred(looking);
    if (why !== null) return said(looking, why);
    const room = await rooms.enter(id, actor);
    const which = { numbered: numbered(looking), query, most: MOST_LISTED };
    const found = room && (await history.goneWords(actor.seat, room.name, view.register.seq, which).catch(isBeside ? notNow : thrown));
    if (found === null) return text.t('personal.untold');
    return { query, offered: offered(looking, found.words), ticked: new Set(ticked), more: found.more };
  };

  const wordsOf = async (looking: Looking, letters: readonly LetterRange[]): Promise<Words> => {
    const { id, text, view, visitor } = looking;
    const room = await rooms.enter(id, visitor.actor);
    const which = { letters, numbered: numbered(looking) };
    const found = room && (await history.proposedWords(visitor.actor.seat, room.name, view.register.seq, which));
    if (found === null) return { offered: [], why: text.t('personal.untold') };
    return { offered: offered(looking, found.words), why: found.fault && said(looking, { code: found.fault }) };
  };

  /** One that waits, or why it does not, for those who may read its words. */
  const proposed = async ({ id, visitor: { actor } }: Looking, of: string): Promise<ProposedWithholding | Refusal> => {
    const room = mayTogether(actor) ? await rooms.enter(id, actor) : null;
    const found = await room?.read(({ state: { withholdings, withholdingsOver } }): ProposedWithholding | Refusal => {
      const over = [...withholdingsOver].find(([seq]) => String(seq) === of);
      return withholdings.find(({ seq }) => String(seq) === of) ?? { code: overCode(over?.[1] ?? null) };
    });
    return found ?? { code: overCode(null) };
  };

  return { said, aboutOne, barred, finding, wordsOf, proposed };
}
