/** What the fold says of a meeting, held against what is true. */
import type { Authors } from '../../../server/text/authors/authors.ts';
import type { Hand } from '../../../server/text/authors/shape.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Classes, type ErrorClass, type Said, UNSAID } from './classes.ts';
import type { Meeting } from './meeting.ts';
import { chainOf, firstOf, lettersOf, type Tag } from './truth.ts';

export interface Verdicts {
  /** Letters that the server has put back, also those that went again: which of equal ones they are is a guess of the truth, too. So are copies that went, and what was copied. */
  doubtful: number;
  doubtfulRight: number;
  /** Of those that stand: copies, which are their author's or whoever's who made them; and those told of the latter. */
  copies: number;
  copiesOfMaker: number;
  living: number;
  livingRight: number;
  removed: number;
  removedRight: number;
  /** Said of letters of which it is not true. */
  removedWrong: number;
  brackets: number;
  bracketsRight: number;
  /** Of which the log cannot tell. */
  bracketsUnsaid: number;
  /** Errors by class (classes.ts); `''`: in none. */
  readonly wrong: Map<string, number>;
  readonly examples: string[];
}

export const noVerdicts = (): Verdicts => ({
  doubtful: 0,
  doubtfulRight: 0,
  copies: 0,
  copiesOfMaker: 0,
  living: 0,
  livingRight: 0,
  removed: 0,
  removedRight: 0,
  removedWrong: 0,
  brackets: 0,
  bracketsRight: 0,
  bracketsUnsaid: 0,
  wrong: new Map(),
  examples: [],
});

const whose = ({ as, entity }: Hand): string => (as === 'server' || as === 'restricted' ? as : (entity ?? '?'));

/** Of letters as they stand. */
interface Wrong {
  readonly n: number;
  readonly tag: Tag;
  readonly hand: Hand | undefined;
}

/** So many in a row, with this one, are said to be of the same hand. */
function stretchOf(wrong: readonly Wrong[], n: number): number {
  const at = wrong.findIndex((one) => one.n === n);
  const goesOn = (from: number, to: number): boolean =>
    wrong[from]?.hand === wrong[to]?.hand && Math.abs((wrong[from]?.n ?? -9) - (wrong[to]?.n ?? -9)) === 1;
  let [first, last] = [at, at];
  while (goesOn(first, first - 1)) first--;
  while (goesOn(last, last + 1)) last++;
  return last - first + 1;
}

export function judgeAuthors(meeting: Pick<Meeting, 'truth' | 'mirror'>, fold: Authors, verdicts: Verdicts): void {
  const { truth, mirror } = meeting;
  const { hands, paragraphs } = fold.at();
  const classes = new Classes(truth);
  const say = (what: string, example: string, found: ErrorClass | null): void => {
    verdicts.wrong.set(found ?? '', (verdicts.wrong.get(found ?? '') ?? 0) + 1);
    verdicts.examples.push(`${found ?? 'IN NO CLASS'}: ${what}: ${example}`);
  };
  const handOf = (n: number): Hand => hands[n] as Hand;
  const line = new Map<BlockId, Hand[]>(
    paragraphs.map(({ block, runs }) => [block, runs.flatMap(({ length, hand }) => Array.from({ length }, () => handOf(hand)))]),
  );
  const isBracket = ({ text }: Tag): boolean => text === '[' || text === ']';
  const shown = lettersOf(mirror);
  const at = new Map<BlockId, number>();
  /** What the fold says and is not so, or is of letters that count as neither: another letter's, which may be missed. */
  const spare = new Map<string, number>();
  const add = (key: string, n: number): void => void spare.set(key, (spare.get(key) ?? 0) + n);
  const letterKey = (text: string, by: string, seq: number | null): string => `${text} ${by} ${seq}`;
  const wrong: Wrong[] = [];
  shown.forEach(({ id, block, text }, n) => {
    const tag = truth.tags.get(id) as Tag;
    const place = at.get(block) ?? 0;
    at.set(block, place + 1);
    const hand = line.get(block)?.[place];
    // of a copy its author's, who is the first one's, or its maker's (H28)
    const both = [tag, firstOf(tag)];
    const isOf = (one: { readonly by: string; readonly seq: number | null }): boolean =>
      hand !== undefined && whose(hand) === one.by && hand.seq === one.seq;
    const isOfMaker = chainOf(tag).some((one) => truth.doubles(one).some(isOf));
    const right = both.some(isOf) || isOfMaker;
    if (!right && hand !== undefined) add(letterKey(text, whose(hand), hand.seq), 1);
    if (both.some(({ isRepaired }) => isRepaired)) {
      verdicts.doubtful++;
      if (right) verdicts.doubtfulRight++;
      return;
    }
    verdicts.living++;
    if (tag.copyOf !== null || truth.doubles(tag).length > 0) verdicts.copies++;
    if (isOfMaker) verdicts.copiesOfMaker++;
    if (isBracket(tag)) verdicts.brackets++;
    if (right) {
      verdicts.livingRight++;
      if (isBracket(tag)) verdicts.bracketsRight++;
      return;
    }
    wrong.push({ n, tag, hand });
  });
  for (const { n, tag, hand } of wrong) {
    const near = [shown.slice(Math.max(n - 15, 0), n), shown.slice(n, n + 1), shown.slice(n + 1, n + 15)];
    const said = hand && { by: whose(hand), seq: hand.seq };
    const inARow = stretchOf(wrong, n);
    const found = said === undefined ? null : classes.author(tag, said, inARow);
    if (isBracket(tag) && found === UNSAID) verdicts.bracketsUnsaid++;
    say(
      `author, ${tag.how}${said?.by === tag.by ? ', entry' : ''}${isBracket(tag) ? ', BRACKET' : ''}`,
      `"${near.map((some) => some.map(({ text }) => text).join('')).join('|')}" said ${said?.by} ${said?.seq}, is ${tag.by} ${tag.seq}`,
      found,
    );
  }
  for (const [block, runs] of line)
    if (runs.length !== (at.get(block) ?? 0)) say('length', `${block}: ${runs.length}, not ${at.get(block)}`, null);
  const keyOf = (text: string, by: string, seq: number | null, remover: string, gone: number): string =>
    `${text} ${by} ${seq} ${remover} ${gone}`;

  const wanted = new Map<string, Tag[]>();
  const guessed = new Map<string, Tag[]>();
  for (const tag of truth.all()) {
    const doubles = chainOf(tag).flatMap((one) => truth.doubles(one));
    if (tag.isRepaired || tag.isCopied || tag.copyOf !== null || doubles.length > 0) {
      const all = new Map([tag, firstOf(tag), ...doubles].map(({ by, seq }) => [letterKey(tag.text, by, seq), tag]));
      for (const key of all.keys()) {
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
  const untrue: { readonly letter: string; readonly of: string; readonly by: Hand; readonly out: Hand }[] = [];
  for (const { removed } of paragraphs)
    for (const { text, author, remover } of removed)
      for (const letter of text.split('')) {
        const [by, out] = [handOf(author), handOf(remover)];
        const tag = wanted.get(keyOf(letter, whose(by), by.seq, whose(out), out.seq))?.pop();
        const key = letterKey(letter, whose(by), by.seq);
        if (tag !== undefined) {
          verdicts.removedRight++;
          if (isBracket(tag)) verdicts.bracketsRight++;
        } else if (guessed.get(key)?.pop() !== undefined) {
          verdicts.doubtful++;
          add(key, 1);
        } else {
          verdicts.removedWrong++;
          untrue.push({ letter, of: text, by, out });
          add(key, 1);
          add(letterKey(letter, whose(out), out.seq), 1);
        }
      }
  const untold = [...wanted.values()].flat();
  const isSpare = (key: string): boolean => (spare.get(key) ?? 0) > 0;
  for (const tag of untold) {
    const key = letterKey(tag.text, tag.by, tag.seq);
    // the same words typed over themselves keep their author (H22), also where they go after that
    const goneKey = letterKey(tag.text, tag.gone?.by ?? '', tag.gone?.seq ?? null);
    const found = classes.kept(tag) ?? (isSpare(key) || isSpare(goneKey) ? 'told of an equal letter' : null);
    if (isBracket(tag) && found === UNSAID) verdicts.bracketsUnsaid++;
    say(
      `removed, true and not said, ${tag.how}${isBracket(tag) ? ', BRACKET' : ''}`,
      `"${tag.text}" ${tag.n} of ${tag.by} ${tag.seq} by ${tag.gone?.by} ${tag.gone?.seq}`,
      found,
    );
  }
  const left = new Set([
    ...untold.map(({ text, by, seq }) => letterKey(text, by, seq)),
    ...[...guessed].flatMap(([key, tags]) => (tags.length > 0 ? [key] : [])),
  ]);
  for (const { letter, of, by, out } of untrue) {
    const [author, remover] = [by, out].map((hand) => ({ by: whose(hand), seq: hand.seq })) as [Said, Said];
    say(
      'removed, said and not true',
      `"${letter}" of "${of}", of ${author.by} ${author.seq}, by ${remover.by} ${remover.seq}`,
      classes.gone(letter, author, remover, of.length) ??
        (left.has(letterKey(letter, author.by, author.seq)) ? 'told of an equal letter' : null),
    );
  }
}
