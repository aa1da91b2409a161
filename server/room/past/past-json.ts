/** What programs are told of the past. The thread that knows it writes the bytes, and whoever serves them passes them on (SPEC.md K19). */
import type { Happening } from '../../../shared/opinion/happened.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { Session } from '../../../shared/opinion/work.ts';
import { appendedNotes } from '../../../shared/page/appended.ts';
import { plainView } from '../../../shared/text/plain-view.ts';
import type { ChangedText, ParagraphStory } from '../../../shared/wire/past.ts';
import { MASK } from '../../text/masking.ts';
import { toldText } from '../told-text.ts';
import type { OwnedStory } from './authors-answers.ts';
import type { PastMoment } from './history-answers.ts';
import type { MomentAs } from './history-question.ts';
import type { Narrowed } from './narrowed.ts';

/** Null where words are withheld, or notes appended: these are told in a language, and here there is none. */
export function momentAs(moment: PastMoment, as: MomentAs): Uint8Array | string | null {
  const { register, blocks } = moment;
  if (as === 'register') return bytesOf(register);
  if (as === 'text') return bytesOf(toldText(moment));
  const isMasked = blocks.some(({ runs }) => runs.some(({ text }) => text.includes(MASK)));
  if (isMasked || appendedNotes(register).length > 0) return null;
  return plainView(blocks, new Map(register.paragraphs.map(({ id, label }) => [id, label])), as);
}

export const bytesOf = (answer: object): Uint8Array => new TextEncoder().encode(JSON.stringify(answer));

const happening = ({ seq, at, what, blocks, entity, kind }: Happening) => ({ seq, at, what, blocks, entity, kind });

const work = ({ who, ...one }: Session) => ({ ...one, by: who });

export function changedText(
  opinion: string,
  since: ChangedText['since'],
  { until, telling, knownFrom, paragraphs, changes, others }: Narrowed,
): ChangedText {
  return {
    ...{ opinion, since, until, telling, knownFrom, paragraphs },
    changes: changes.map(({ block, is, moved, was, now, since: from, pieces, sessions, happened, flows, needs }) => ({
      ...{ block, is, moved, was, now, flows, needs },
      since: from,
      words: pieces,
      work: sessions.map(work),
      happened: happened.map(happening),
    })),
    others: others.map(happening),
  };
}

export function paragraphStory(
  opinion: string,
  block: BlockId,
  { until, named, words, telling, owned, chapters, left }: OwnedStory,
): ParagraphStory {
  return {
    ...{ opinion, block, until, named, words, telling, owned, left },
    chapters: chapters.map((one) => {
      const { seq, at } = one;
      if (one.of === 'words') return { of: one.of, seq, at, work: work(one.session), words: one.pieces };
      if (one.of === 'act') return { of: one.of, seq, at, happening: happening(one.happening) };
      return one;
    }),
  };
}
