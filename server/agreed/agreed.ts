/**
 * Agreed language: what is nearest to a wording, and what has the words that somebody looks for (SPEC chapter V). Everybody who has a seat reads
 * every opinion and every earlier text, so all find the same; what is in a restricted session is on no shelf (shelves.ts). What was looked for
 * is kept nowhere.
 */
import { candidates, likeness, ranked } from '../../shared/agreed/nearest.ts';
import { passageOf, wordsOf } from '../../shared/agreed/passage.ts';
import { hitsIn, soughtIn } from '../../shared/agreed/searched.ts';
import type { BlockId, Language } from '../../shared/opinion/vocabulary.ts';
import type { FoundPassage, FoundPassages } from '../../shared/wire/agreed.ts';
import type { Forum } from '../forum/forum.ts';
import type { Rooms } from '../room/rooms.ts';
import { Turns } from '../turns.ts';
import { type Kept, Shelves } from './shelves.ts';

/** As many as one compares with the own words; of a search as many as one looks through. */
const NEAREST = 8;
/** Letters of a wording that are looked at: a long paragraph has no more, and whoever sends more pays for no more. */
const LONGEST = 1_500;
const FOUND = 50;

export interface Asked {
  readonly words: string;
  readonly language: Language;
  /** The paragraph itself. */
  readonly except: BlockId | null;
}

export class AgreedLanguage {
  readonly #shelves: Shelves;

  constructor(rooms: Pick<Rooms, 'open' | 'summaries'>, forum: Pick<Forum, 'state' | 'note'>) {
    this.#shelves = new Shelves(rooms, forum);
    // the first text that is told apart into words has their rules loaded, which takes 20 ms: at the start nobody waits for that
    wordsOf('a', 'en');
  }

  /** Throws StorageFault. */
  async nearest({ words: whole, language, except }: Asked): Promise<FoundPassages> {
    const words = whole.slice(0, LONGEST);
    const all = await this.#shelves.now();
    const turns = new Turns();
    const shelves = all.map(({ shelf }) => shelf);
    const found: Near[] = [];
    for (const { shelf, at, nearness } of await turns.through(candidates(shelves, passageOf(words, language), language))) {
      await turns.breathe();
      const one = all[shelf];
      const passage = one === undefined ? null : passageAt(one, at);
      if (passage === null || (passage.source.in === 'opinion' && passage.source.block === except)) continue;
      found.push({ ...passage, nearness, likeness: likeness(words, passage.text, language) });
    }
    const own = all.filter(({ shelf }) => shelf.language === language);
    const nearest = ranked(found.toSorted(newestFirst), NEAREST);
    return answer(nearest, own, nearest.length);
  }

  /** Throws StorageFault. */
  async search({ words, language }: Pick<Asked, 'words' | 'language'>): Promise<FoundPassages> {
    const all = await this.#shelves.now();
    const turns = new Turns();
    const sought = soughtIn(words, language);
    const found: (Found & { readonly phrase: boolean })[] = [];
    for (const one of all) {
      await turns.breathe();
      for (const { at, phrase } of hitsIn(one.shelf, sought)) {
        const passage = passageAt(one, at);
        if (passage !== null) found.push({ ...passage, phrase });
      }
    }
    const sorted = found.toSorted((one, other) => Number(other.phrase) - Number(one.phrase) || newestFirst(one, other));
    return answer(sorted.slice(0, FOUND), all, found.length);
  }
}

interface Found extends FoundPassage {
  readonly at: number;
}

interface Near extends Found {
  readonly nearness: number;
  readonly likeness: number;
}

function passageAt({ shelf, origins, hidden }: Kept, at: number): Found | null {
  const [passage, origin] = [shelf.passages[at], origins[at]];
  return passage === undefined || origin === undefined || hidden?.has(passage.run) === true
    ? null
    : { ...origin, text: passage.text, language: shelf.language };
}

const newestFirst = (one: Found, other: Found): number => other.at - one.at;

const shownOf = ({ shelf: { passages }, hidden }: Kept): number =>
  hidden === undefined ? passages.length : passages.filter(({ run }) => !hidden.has(run)).length;

const answer = (found: readonly Found[], among: readonly Kept[], count: number): FoundPassages => ({
  passages: found.map(({ place, text, language, source }) => ({ place, text, language, source })),
  count,
  among: among.reduce((sum, one) => sum + shownOf(one), 0),
});
