/**
 * Agreed language, as it is looked through: a shelf for each opinion and for each earlier text. It is worked out on the server and not in the
 * browser: five thousand paragraphs are over a megabyte, which a delegate on a weak line would load for one look.
 *
 * Nothing of it is stored. Before each look, what has gone on is made anew: of an opinion whose log has another end than before, of an earlier
 * text that came or went. That an opinion has another end says its summary, so that its text is read only where something in it is agreed; a
 * paragraph whose words are the same keeps its words told apart. Documents of restricted sessions have logs of another kind and are never read.
 */
import { earlierPassages, readyToRead } from '../../shared/agreed/earlier.ts';
import { passageOf, type Shelf, shelving } from '../../shared/agreed/passage.ts';
import type { Precedent } from '../../shared/forum/precedent.ts';
import { fullLabels } from '../../shared/opinion/full-labels.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { type BlockId, isHeading, type Language } from '../../shared/opinion/vocabulary.ts';
import { headingWords } from '../../shared/page/paragraph-names.ts';
import { baseText } from '../../shared/text/block.ts';
import type { PassageSource } from '../../shared/wire/agreed.ts';
import type { Forum } from '../forum/forum.ts';
import { RecordDamage } from '../record/damage.ts';
import type { Summary } from '../room/listing/summary.ts';
import type { Rooms } from '../room/rooms.ts';
import { Turns } from '../turns.ts';

/** Where a passage comes from, beside the words. */
export interface Origin {
  readonly place: string;
  readonly source: PassageSource;
  /** When it was agreed, adopted or dated, ms UTC: the newest of two that are equally near comes first. */
  readonly at: number;
}

export interface Kept {
  readonly shelf: Shelf;
  /** Of each passage. */
  readonly origins: readonly Origin[];
  /** Of which end of its log; '' for what never changes. */
  readonly head: string;
  /** Runs of passages that are found elsewhere: of a draft that took the place of this one. */
  readonly hidden?: ReadonlySet<string>;
}

interface Words extends Origin {
  readonly text: string;
}

export class Shelves {
  readonly #rooms: Pick<Rooms, 'open' | 'summaries'>;
  readonly #forum: Pick<Forum, 'state' | 'note'>;
  readonly #opinions = new Map<string, Kept>();
  readonly #precedents = new Map<number, Kept>();
  #work: Promise<unknown> = Promise.resolve();
  /** The look that has not begun: all who come meanwhile share it. */
  #next: Promise<readonly Kept[]> | null = null;

  constructor(rooms: Pick<Rooms, 'open' | 'summaries'>, forum: Pick<Forum, 'state' | 'note'>) {
    this.#rooms = rooms;
    this.#forum = forum;
  }

  /** All of them as they stand now. Throws StorageFault. */
  now(): Promise<readonly Kept[]> {
    if (this.#next !== null) return this.#next;
    const next = this.#work.then(() => {
      this.#next = null;
      return this.#look();
    });
    this.#next = next;
    this.#work = next.catch(() => undefined);
    return next;
  }

  async #look(): Promise<readonly Kept[]> {
    const { sound } = await this.#rooms.summaries.all();
    const agreed = sound.filter(
      ({ summary: { kind, phase, counts } }) => kind === 'opinion' && phase !== 'not-adopted' && counts.agreed > 0,
    );
    for (const id of this.#opinions.keys()) if (!agreed.some((one) => one.id === id)) this.#opinions.delete(id);
    for (const { id, summary } of agreed) await this.#sound(this.#opinions, id, () => this.#opinion(id, summary));
    const { precedents } = this.#forum.state;
    for (const seq of this.#precedents.keys()) if (!precedents.has(seq)) this.#precedents.delete(seq);
    for (const precedent of precedents.values()) await this.#sound(this.#precedents, precedent.seq, () => this.#precedent(precedent));
    return [...this.#withoutTwice(), ...this.#precedents.values()];
  }

  /** Where a draft has taken the place of another, what is agreed alike in both is the later one's. */
  #withoutTwice(): readonly Kept[] {
    const { drafts } = this.#forum.state;
    return [...this.#opinions].map(([id, kept]) => {
      const hidden = new Set<string>();
      for (let into = drafts.get(id)?.mergedInto ?? null; into !== null; into = drafts.get(into)?.mergedInto ?? null)
        for (const { run } of this.#opinions.get(into)?.shelf.passages ?? []) hidden.add(run);
      return hidden.size === 0 ? kept : { ...kept, hidden };
    });
  }

  /** What cannot be read takes nothing else with it: it has no shelf. */
  async #sound<Id>(shelves: Map<Id, Kept>, id: Id, make: () => Promise<void>): Promise<void> {
    try {
      await make();
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      shelves.delete(id);
    }
  }

  async #opinion(id: string, { head, language }: Summary): Promise<void> {
    const before = this.#opinions.get(id);
    if (before?.head === head) return;
    const room = await this.#rooms.open(id);
    const words = (await room?.read(({ state, live }) => agreedWords(id, standing(state), live.blocks()))) ?? [];
    this.#opinions.set(id, await kept(words, language, head, before));
  }

  async #precedent({ seq, language, title, symbol, date }: Precedent): Promise<void> {
    if (this.#precedents.has(seq)) return;
    const text = (await this.#forum.note(seq))?.text ?? '';
    await new Turns().through(readyToRead(text, language));
    const source = { in: 'precedent', precedent: seq, title, symbol, date } as const;
    const words = (function* () {
      for (const one of earlierPassages(text, language)) yield { ...one, source, at: Date.parse(date) };
    })();
    this.#precedents.set(seq, await kept(words, language, '', undefined));
  }
}

/** Under their own words, in the order of the text; title and enacting line are those of any opinion. */
function agreedWords(
  opinion: string,
  { paragraphs, phase, number, title, adopted }: ReturnType<typeof standing>,
  blocks: readonly Parameters<typeof baseText>[0][],
): readonly Words[] {
  const byId = new Map(blocks.map((block) => [block.id, block]));
  const labels = fullLabels(paragraphs);
  const heading = (id: BlockId | null): string => {
    const block = id === null ? undefined : byId.get(id);
    return block === undefined ? '' : headingWords(block);
  };
  return paragraphs.flatMap(({ id, kind, status, declared, heading: above }) => {
    const block = byId.get(id);
    if (block === undefined || status !== 'agreed' || kind === 'title' || kind === 'enacting' || isHeading(kind)) return [];
    const at = adopted?.at ?? declared?.at ?? 0;
    const source = { in: 'opinion', opinion, block: id, number, title, phase, at } as const;
    return [{ place: `${heading(above)} ${labels.get(id) ?? ''}`.trim(), text: baseText(block).trim(), source, at }];
  });
}

/** A step for each passage. */
async function kept(words: Iterable<Words>, language: Language, head: string, before: Kept | undefined): Promise<Kept> {
  const known = new Map((before?.shelf.language === language ? before.shelf.passages : []).map((one) => [one.text, one]));
  const origins: Origin[] = [];
  const passages = (function* () {
    for (const { text, ...origin } of words) {
      origins.push(origin);
      yield known.get(text) ?? passageOf(text, language);
    }
  })();
  return { shelf: await new Turns().through(shelving(language, passages)), origins, head };
}
