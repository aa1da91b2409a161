/** What the fold says of a meeting, held against what is true. */
import type { Authors } from '../../../server/text/authors/authors.ts';
import type { Hand } from '../../../server/text/authors/shape.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { Meeting } from './meeting.ts';
import { lettersOf, type Tag } from './truth.ts';

export interface Verdicts {
  /** Letters that the server has put back, also those that went again: which of equal ones they are is a guess of the truth, too. So are copies that went, and what was copied. */
  doubtful: number;
  doubtfulRight: number;
  /** Of those that stand: copies, which are their author's or whoever's who made them. */
  copies: number;
  living: number;
  livingRight: number;
  removed: number;
  removedRight: number;
  /** Said of letters of which it is not true. */
  removedWrong: number;
  brackets: number;
  bracketsRight: number;
  /** Errors by class. */
  readonly wrong: Map<string, number>;
  readonly examples: string[];
}

export const noVerdicts = (): Verdicts => ({
  doubtful: 0,
  doubtfulRight: 0,
  copies: 0,
  living: 0,
  livingRight: 0,
  removed: 0,
  removedRight: 0,
  removedWrong: 0,
  brackets: 0,
  bracketsRight: 0,
  wrong: new Map(),
  examples: [],
});

const whose = ({ as, entity }: Hand): string => (as === 'server' || as === 'restricted' ? as : (entity ?? '?'));

export function judgeAuthors(meeting: Meeting, fold: Authors, verdicts: Verdicts): void {
  const { truth, mirror } = meeting;
  const { hands, paragraphs } = fold.at();
  const say = (what: string, example: string): void => {
    verdicts.wrong.set(what, (verdicts.wrong.get(what) ?? 0) + 1);
    verdicts.examples.push(`${what}: ${example}`);
  };
  const handOf = (n: number): Hand => hands[n] as Hand;
  const line = new Map<BlockId, Hand[]>(
    paragraphs.map(({ block, runs }) => [block, runs.flatMap(({ length, hand }) => Array.from({ length }, () => handOf(hand)))]),
  );
  const isBracket = ({ text }: Tag): boolean => text === '[' || text === ']';
  const shown = lettersOf(mirror);
  const at = new Map<BlockId, number>();
  shown.forEach(({ id, block, text }, n) => {
    const tag = truth.tags.get(id) as Tag;
    const place = at.get(block) ?? 0;
    at.set(block, place + 1);
    const hand = line.get(block)?.[place];
    const right = [tag, tag.copyOf].some((one) => one !== null && hand !== undefined && whose(hand) === one.by && hand.seq === one.seq);
    if (tag.isRepaired) {
      verdicts.doubtful++;
      if (right) verdicts.doubtfulRight++;
      return;
    }
    verdicts.living++;
    if (tag.copyOf !== null) verdicts.copies++;
    if (isBracket(tag)) verdicts.brackets++;
    if (right) {
      verdicts.livingRight++;
      if (isBracket(tag)) verdicts.bracketsRight++;
      return;
    }
    const near = `${shown
      .slice(Math.max(n - 15, 0), n)
      .map((one) => one.text)
      .join('')}<${text}>${shown
      .slice(n + 1, n + 15)
      .map((one) => one.text)
      .join('')}`;
    say(
      `author, ${tag.isRepaired ? 'put back, ' : ''}${tag.how}${hand && whose(hand) === tag.by ? ', entry' : ''}${isBracket(tag) ? ', BRACKET' : ''}`,
      `"${near}" said ${hand && whose(hand)} ${hand?.seq}, is ${tag.by} ${tag.seq}, id ${id}`,
    );
  });
  for (const [block, runs] of line)
    if (runs.length !== (at.get(block) ?? 0)) say('length', `${block}: ${runs.length}, not ${at.get(block)}`);
  const keyOf = (text: string, by: string, seq: number | null, remover: string, gone: number): string =>
    `${text} ${by} ${seq} ${remover} ${gone}`;
  const letterKey = (text: string, by: string, seq: number | null): string => `${text} ${by} ${seq}`;
  const wanted = new Map<string, Tag[]>();
  const guessed = new Map<string, Tag[]>();
  for (const tag of truth.all()) {
    if (tag.isRepaired || tag.isCopied || tag.copyOf !== null) {
      for (const { text, by, seq } of [tag, ...(tag.copyOf === null ? [] : [tag.copyOf])]) {
        const key = letterKey(text, by, seq);
        guessed.set(key, [...(guessed.get(key) ?? []), tag]);
      }
      continue;
    }
    if (tag.gone === null || tag.seq === null || tag.seq === tag.gone.seq) continue;
    verdicts.removed++;
    if (isBracket(tag)) verdicts.brackets++;
    const key = keyOf(tag.text, tag.by, tag.seq, tag.gone.by, tag.gone.seq);
    wanted.set(key, [...(wanted.get(key) ?? []), tag]);
  }
  for (const { removed, block } of paragraphs)
    for (const { text, author, remover } of removed)
      for (const letter of text.split('')) {
        const [by, out] = [handOf(author), handOf(remover)];
        const tag = wanted.get(keyOf(letter, whose(by), by.seq, whose(out), out.seq))?.pop();
        if (tag === undefined && guessed.get(letterKey(letter, whose(by), by.seq))?.pop() !== undefined) verdicts.doubtful++;
        else if (tag === undefined) {
          verdicts.removedWrong++;
          const said = `of ${whose(by)} ${by.seq}, by ${whose(out)} ${out.seq}`;
          say('removed, said and not true', `"${letter}" of "${text}" in ${block}, ${said}`);
        } else {
          verdicts.removedRight++;
          if (isBracket(tag)) verdicts.bracketsRight++;
        }
      }
  for (const tag of [...wanted.values()].flat())
    say(
      `removed, true and not said, ${tag.how}${isBracket(tag) ? ', BRACKET' : ''}`,
      `"${tag.text}" ${tag.n} of ${tag.by} ${tag.seq} by ${tag.gone?.by} ${tag.gone?.seq}`,
    );
}
