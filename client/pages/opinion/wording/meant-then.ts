/**
 * What references named when their words were written (SPEC G18). The log says so and no page: of a paragraph whose references do not name what
 * they named in the first text the story is asked for, and the text of the edit session in which they came; position by position only where
 * they changed their meaning within it. Few questions, slowly: who reads the past for other things does not wait for these.
 */
import type { Node } from 'prosemirror-model';
import { LatestMap } from '../../../../shared/lib/latest-map.ts';
import type { Register } from '../../../../shared/opinion/register.ts';
import type { BlockId, Hash } from '../../../../shared/opinion/vocabulary.ts';
import { isSuggested } from '../../../../shared/text/block.ts';
import type { OpinionText } from '../../../../shared/wire/opinion.ts';
import type { ParagraphStory } from '../../../../shared/wire/past.ts';
import { cameWith, type Meant, type Session } from '../../../../shared/wording/meant.ts';
import { Outline } from '../../../../shared/wording/outline.ts';
import type { Mention } from '../../../../shared/wording/references.ts';
import { blocksOf } from '../../../editor/blocks.ts';
import { browserClock } from '../../../lib/clock.ts';
import type { Answer, Trouble } from '../../ask.ts';
import { AGAIN_MS } from '../../loaded.ts';
import { readFrom } from '../../reading.ts';
import { outlineOf, readerOf, shownById } from '../references/named.ts';
import { FIRST_TEXT } from '../text/original.tsx';

/** Each time that the check is opened; and the time between two. */
const MOST_QUESTIONS = 40;
const PAUSE_MS = 1_000;
/** Texts of before that are kept: most references came with the first one. */
const KEPT_TEXTS = 16;

interface Known {
  /** Of the paragraph when it was asked. */
  readonly hash: Hash;
  readonly names: ReadonlyMap<string, BlockId>;
}

interface Asked {
  readonly doc: Node;
  readonly register: Pick<Register, 'opinion' | 'language' | 'paragraphs'>;
}

interface Before {
  readonly outline: Outline;
  readonly words: ReadonlyMap<BlockId, string>;
}

/** Nothing more is asked; null: enough was, or nobody looks any more. */
class Ended extends Error {
  readonly trouble: Trouble | null;

  constructor(trouble: Trouble | null) {
    super('no more is asked about references');
    this.trouble = trouble;
  }
}

export class MeantThen {
  readonly #pauseMs: number;
  readonly #most: number;
  readonly #known = new Map<BlockId, Known>();
  readonly #texts = new LatestMap<number, Before>(KEPT_TEXTS);
  #first: Before | null = null;
  #isAsking = false;
  #isOpen = false;
  #left = 0;

  constructor(pauseMs = PAUSE_MS, most = MOST_QUESTIONS) {
    this.#pauseMs = pauseMs;
    this.#most = most;
  }

  readonly meant: Meant = ({ block, hash }, said) => {
    const known = this.#known.get(block);
    return known === undefined || known.hash !== hash ? undefined : known.names.get(said);
  };

  /** Somebody has the check open, until what is returned is called. */
  open(): () => void {
    this.#isOpen = true;
    this.#left = this.#most;
    return () => {
      this.#isOpen = false;
    };
  }

  /** Asks of each paragraph of which it is not known; `told` after each that says something. Returns what went wrong. */
  async ask({ doc, register }: Asked, told: () => void): Promise<Trouble | 'busy' | null> {
    if (this.#isAsking) return 'busy';
    this.#isAsking = true;
    try {
      const now = outlineOf(doc, register);
      const shown = shownById(register.paragraphs);
      const { mentionsIn } = readerOf(register.language);
      for (const { node } of blocksOf(doc)) {
        const { id: block } = node.attrs;
        const hash = shown.get(block)?.hash ?? null;
        if (hash === null || this.#known.get(block)?.hash === hash) continue;
        const mentions = mentionsIn(node).filter((mention) => now.read(block, mention)?.names != null);
        if (mentions.length === 0) continue;
        this.#first ??= await this.#textAt(register, FIRST_TEXT);
        const { outline: first } = this.#first;
        if (mentions.every((mention) => first.read(block, mention)?.names === now.read(block, mention)?.names)) continue;
        const names = await this.#namedThen(register, node, mentions, now);
        this.#known.set(block, { hash, names });
        if (names.size > 0) told();
      }
      return null;
    } catch (fault) {
      return fault instanceof Ended ? fault.trouble : { status: 500, code: '' };
    } finally {
      this.#isAsking = false;
    }
  }

  async #namedThen(
    register: Asked['register'],
    { attrs: { id: block, kind } }: Node,
    mentions: readonly Mention[],
    now: Outline,
  ): Promise<ReadonlyMap<string, BlockId>> {
    const saidBy = (mention: Mention): readonly string[] => {
      const said = now.read(block, mention)?.said;
      return said === undefined ? [] : [said];
    };
    const read = (words: string): ReadonlySet<string> =>
      new Set(readerOf(register.language).read({ kind, words, literal: [] }).flatMap(saidBy));
    const story = await this.#answer(() => readFrom('GET /api/opinions/:id/story/:block', { id: register.opinion, block }));
    const came = cameWith(new Set(mentions.flatMap(saidBy)), sessionsOf(story), read);
    const names = new Map<string, BlockId>();
    for (const mention of mentions)
      for (const said of saidBy(mention)) {
        const session = came.get(said);
        if (session === undefined) continue;
        const named = (at: Before): BlockId | null => at.outline.read(block, mention)?.names ?? null;
        const isThere = (at: Before): boolean => read(at.words.get(block) ?? '').has(said);
        const then = await this.#cameIn(session, (seq) => this.#textAt(register, seq), named, isThere);
        if (then !== null) names.set(said, then);
      }
    return names;
  }

  /** What it named when it came: at one end of the session as at the other, or else where it is there first. */
  async #cameIn(
    { from, to }: Session,
    textAt: (seq: number) => Promise<Before>,
    named: (at: Before) => BlockId | null,
    isThere: (at: Before) => boolean,
  ): Promise<BlockId | null> {
    const last = named(await textAt(to));
    if (from === to || named(await textAt(from)) === last) return last;
    let [without, there] = [from - 1, to];
    while (there - without > 1) {
      const middle = (without + there) >> 1;
      if (isThere(await textAt(middle))) there = middle;
      else without = middle;
    }
    return named(await textAt(there));
  }

  async #textAt({ opinion, language }: Asked['register'], seq: number): Promise<Before> {
    const known = this.#texts.get(seq);
    if (known !== undefined) return known;
    const { blocks } = await this.#answer(() => readFrom('GET /api/opinions/:id/text', { id: opinion, at: seq }));
    const paragraphs = blocks.map((block) => ({ ...block, block: block.id, words: baseWords(block) }));
    const before = { outline: new Outline(language, paragraphs), words: new Map(paragraphs.map(({ id, words }) => [id, words])) };
    this.#texts.set(seq, before);
    return before;
  }

  /** Where too many ask, or the past is read for the first time, it waits, and says nothing of it. Throws Ended. */
  async #answer<Value>(ask: () => Answer<Value>): Promise<Value> {
    for (;;) {
      await this.#pause(this.#pauseMs);
      if (this.#left === 0) throw new Ended(null);
      this.#left -= 1;
      const answer = await ask();
      if (answer.ok) return answer.value;
      const { status, code } = answer.reason;
      if (status !== 429 && code !== 'too-many' && code !== 'past-folding') throw new Ended(answer.reason);
      await this.#pause(AGAIN_MS);
    }
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => browserClock.after(ms, resolve));
    if (!this.#isOpen) throw new Ended(null);
  }
}

const sessionsOf = ({ chapters }: ParagraphStory): readonly Session[] =>
  chapters.flatMap((one) =>
    one.of === 'words'
      ? [
          {
            from: one.work.from,
            to: one.work.to,
            before: one.words.map(({ is, text }) => (is === 'ins' ? '' : text)).join(''),
          },
        ]
      : [],
  );

/** What is only suggested is not there yet. */
const baseWords = ({ sug, runs }: OpinionText['blocks'][number]): string =>
  isSuggested({ sug }) ? '' : runs.flatMap(({ text, marks }) => (marks.some(({ name }) => name === 'insertion') ? [] : text)).join('');
