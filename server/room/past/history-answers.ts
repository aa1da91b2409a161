/** What is asked of a folded log: how it stood at a position, what changed between two, what became of one paragraph. */
import { paragraphsIn } from '../../../shared/compare/document-text.ts';
import {
  type ComparedParagraph,
  compareParagraphs,
  inBothOrders,
  type ParagraphChange,
  type PlacedChange,
} from '../../../shared/compare/paragraphs.ts';
import type { Piece } from '../../../shared/compare/words.ts';
import type { ActNote } from '../../../shared/opinion/entry.ts';
import { type Happening, isDecision, lasting } from '../../../shared/opinion/happened.ts';
import type { Edge } from '../../../shared/opinion/layout.ts';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import { standing } from '../../../shared/opinion/standing.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { BlockId, EntityId, Verdict } from '../../../shared/opinion/vocabulary.ts';
import type { Session } from '../../../shared/opinion/work.ts';
import { baseText, type TextBlock } from '../../../shared/text/block.ts';
import type { NamedParagraph } from '../../../shared/wire/opinion.ts';
import { LiveText } from '../../text/live-text.ts';
import type { History } from './history.ts';
import type { MarkedPiece } from './marks.ts';
import { namesIn } from './names-in.ts';
import type { Meanwhile } from './period.ts';
import { StopsAlong } from './steps.ts';
import { thenAt } from './then.ts';
import { lastUpTo } from './wordings.ts';

/** Where one may stop on the way along a log. */
export interface Stop {
  readonly seq: number;
  readonly at: number;
  readonly what: Happening['what'] | 'tabled';
  readonly blocks: readonly (BlockId | null)[];
}

export interface PastMoment {
  readonly register: Register;
  readonly blocks: readonly TextBlock[];
  readonly textHash: string;
  readonly docHash: string;
}

export const momentAt = (history: History, state: OpinionState, opinion: string): PastMoment => ({
  ...hashesOf(state),
  register: registerAt(history, state, opinion),
  blocks: history.wordings.textAt(state.seq),
});

export const hashesOf = ({ textHash, docHash }: OpinionState): Pick<PastMoment, 'textHash' | 'docHash'> => ({
  textHash: textHash ?? NO_TEXT.textHash,
  docHash: docHash ?? NO_TEXT.docHash,
});

const NO_TEXT = LiveText.fold([]);

export function registerAt({ notes, wordings }: History, state: OpinionState, opinion: string): Register {
  const { seq } = state;
  const said = new Map([...notes].filter(([at]) => at <= seq));
  return register(state, said, opinion, (block) => wordings.lastWordsAt(block, seq));
}

export interface Stops {
  readonly marks: readonly Stop[];
  /** The nearest stops on both sides: marks, and ends of edit sessions. */
  readonly before: number | null;
  readonly after: number | null;
  /** For each moment that was asked about, the last position before it. */
  readonly positions: readonly number[];
}

export function stopsAround(history: History, seq: number, times: readonly number[]): Stops {
  const { happenings, tabled, stops } = history;
  const first = tabled.map((one) => ({ seq: one, at: history.timeOf(one), what: 'tabled' as const, blocks: [null] }));
  const marks = [...first, ...happenings.filter(isDecision).map(({ seq: of, at, what, blocks }) => ({ seq: of, at, what, blocks }))];
  const positions = times.map((at) => history.before(at));
  const ends = new StopsAlong(
    stops,
    [...marks.map((one) => one.seq), ...positions].filter((one) => one > 0),
  );
  return { marks, before: ends.before(seq), after: ends.after(seq), positions };
}

/** What still has to be decided on a paragraph. */
export const NEEDS = ['objection', 'time', 'unsettled', 'call', 'reopening'] as const;
export type Need = (typeof NEEDS)[number];

export interface Change extends Pick<ParagraphChange, 'is' | 'moved'> {
  readonly block: BlockId;
  readonly pieces: readonly MarkedPiece[];
  /** How it was called at the beginning, and at the end; null where it was not there. */
  readonly was: NamedParagraph | null;
  readonly now: NamedParagraph | null;
  /** Log position from which on it is told. */
  readonly since: number;
  /** Of a paragraph that was declared: the States that had a screen there. */
  readonly present: readonly EntityId[] | null;
  readonly sessions: readonly Session[];
  readonly happened: readonly Happening[];
  /** Paragraphs whose words came here, or into which words of this one went. */
  readonly flows: readonly Flowed[];
  readonly needs: readonly Need[];
}

export interface Flowed extends Pick<Edge, 'how' | 'seq'> {
  readonly way: 'from' | 'into';
  readonly other: NamedParagraph | null;
}

/** A paragraph in its base reading; of what is gone, and where it stood before it moved, as it was. */
export interface Line extends ComparedParagraph, Pick<PlacedChange, 'is'> {}

export interface Changes {
  readonly until: { readonly seq: number; readonly at: number };
  /** Of the text as it stands at the end. */
  readonly paragraphs: number;
  readonly changes: readonly Change[];
  /** The text as it stands at the end, and where they stood what has gone and what has moved. */
  readonly text: readonly Line[];
  /** What happened meanwhile to the opinion as a whole and to paragraphs that read as before. */
  readonly others: readonly Happening[];
  readonly notes: ReadonlyMap<number, ActNote>;
}

interface Ends {
  readonly history: History;
  readonly to: OpinionState;
  readonly shown: ReadonlyMap<BlockId, ShownParagraph>;
  readonly nameNow: (block: BlockId) => NamedParagraph | null;
  /** From a position on. */
  readonly happenedSince: (seq: number) => readonly Happening[];
}

const endsAt = (history: History, to: OpinionState): Ends => {
  const { paragraphs } = standing(to);
  return endsWith(
    history,
    to,
    paragraphs,
    namesIn(paragraphs, (id) => history.wordings.at(id, to.seq)),
  );
};

function endsWith(history: History, to: OpinionState, paragraphs: readonly ShownParagraph[], nameNow: Ends['nameNow']): Ends {
  const { seq } = to;
  const shown = new Map(paragraphs.map((one) => [one.id, one]));
  const known = new Map<number, readonly Happening[]>();
  const happenedSince = (since: number): readonly Happening[] => {
    const found = known.get(since) ?? lasting(between(history.happenings, since, seq));
    known.set(since, found);
    return found;
  };
  return { history, to, shown, nameNow, happenedSince };
}

/** From one position to another. */
export function changesBetween(history: History, from: OpinionState, until: OpinionState): Changes {
  const [then, now] = [thenAt(history, from), thenAt(history, until)];
  const ends = endsWith(history, until, now.paragraphs, now.nameOf);
  const found = compareParagraphs(then.compared, now.compared, history.comparisons.words);
  const changes = found
    .filter(({ is, moved }) => is !== 'same' || moved)
    .map((one) => told(one, { block: one.paragraph.id, since: from.seq, was: then.nameOf(one.paragraph.id), present: null }, ends));
  return together(
    changes,
    inBothOrders(then.compared.paragraphs, found).map(({ change, is }) => ({
      ...(is === 'left' && change.before ? change.before : change.paragraph),
      is,
    })),
    from.seq,
    ends,
  );
}

/** What a sheet tells of the time between two positions. */
export function meanwhile(history: History, from: OpinionState, until: OpinionState): Meanwhile {
  const happened = lasting(between(history.happenings, from.seq, until.seq));
  const notes = new Map<number, ActNote>();
  for (const { seq } of happened) {
    const note = history.notes.get(seq);
    if (note !== undefined) notes.set(seq, note);
  }
  if (history.wordings.textAt(from.seq).length === 0) return { changes: null, happened, notes };
  const compared = compareParagraphs(thenAt(history, from).compared, thenAt(history, until).compared, history.comparisons.words);
  const changes = compared.filter(({ is, moved }) => is !== 'same' || moved);
  return { changes, happened, notes };
}

/** Of each paragraph since it was declared last, with words to which no State objected then. */
export function changesSinceDeclared(history: History, to: OpinionState): Changes {
  const ends = endsAt(history, to);
  const order = standing(to).paragraphs;
  const text = order.flatMap(({ id, label }): readonly Line[] => {
    const line = (at: number, is: Line['is']): readonly Line[] => {
      const block = history.wordings.at(id, at);
      return block === null ? [] : paragraphsIn([{ ...block, label }]).map((one) => ({ ...one, is }));
    };
    const now = line(to.seq, 'there');
    return now.length > 0 ? now : line(to.blocks.get(id)?.declared?.seq ?? 0, 'gone');
  });
  const changes = order.flatMap(({ id }): readonly Change[] => {
    const declared = to.blocks.get(id)?.declared ?? null;
    if (declared === null || declared.hash === (to.blocks.get(id)?.hash ?? null)) return [];
    const [then, now] = [history.wordings.at(id, declared.seq), history.wordings.at(id, to.seq)];
    const as = history.declared.get(`${id} ${declared.seq}`);
    const [was, is] = [then === null ? '' : baseText(then), now === null ? '' : baseText(now)];
    const change = {
      is: then === null ? 'new' : now === null ? 'gone' : 'changed',
      moved: false,
      pieces: history.comparisons.words(was, is, to.language),
    } as const;
    return [told(change, { block: id, since: declared.seq, was: as?.named ?? null, present: as?.present ?? null }, ends)];
  });
  return together(changes, text, to.seq, ends);
}

/** `since`: what happened elsewhere is told from there on. */
function together(changes: readonly Change[], text: Changes['text'], since: number, { history, to, shown, happenedSince }: Ends): Changes {
  const changed = new Set<BlockId | null>(changes.map(({ block }) => block));
  return {
    until: { seq: to.seq, at: to.at },
    paragraphs: [...shown.values()].filter(({ removed, status }) => !removed && status !== null).length,
    changes,
    text,
    others: happenedSince(since).filter(({ blocks }) => !blocks.some((block) => changed.has(block))),
    notes: new Map([...history.notes].filter(([seq]) => seq > Math.min(since, ...changes.map((one) => one.since)) && seq <= to.seq)),
  };
}

type Begun = Pick<Change, 'block' | 'since' | 'was' | 'present'>;

function told({ is, moved, pieces }: Pick<ParagraphChange, 'is' | 'moved' | 'pieces'>, begun: Begun, ends: Ends): Change {
  const { history, to, shown, nameNow, happenedSince } = ends;
  const { block, since } = begun;
  return {
    ...begun,
    is,
    moved,
    pieces,
    now: is === 'gone' && shown.get(block) === undefined ? null : nameNow(block),
    sessions: sessionsOf(history, block, since, to.seq),
    happened: happenedSince(since).filter(({ blocks }) => blocks.includes(block)),
    flows: flowsOf(block, since, ends),
    needs: needsOf(shown.get(block)),
  };
}

/** Work in a time: as far as it lies in it, and nothing of when it began before or went on behind. */
const sessionsOf = (history: History, block: BlockId, since: number, until: number): readonly Session[] =>
  (history.sessions.get(block) ?? [])
    .filter((one) => one.to > since && one.from <= until)
    .flatMap((one): readonly Session[] => {
      if (one.from > since && one.to <= until) return [one];
      const all = history.wordings.between(block, Math.max(since, one.from - 1), Math.min(until, one.to));
      // others may have made suggestions meanwhile
      const isWork = (seq: number): boolean => readAt(history, block, seq) !== readAt(history, block, seq - 1);
      const [from, to] = [all.find(isWork), all.findLast(isWork)];
      return from === undefined || to === undefined ? [] : [{ ...one, from, to, at: history.timeOf(from), until: history.timeOf(to) }];
    });

function readAt({ wordings }: History, block: BlockId, seq: number): string {
  const found = wordings.at(block, seq);
  return found === null ? '' : baseText(found);
}

/** Words that went back where they came from have not gone. */
const flowsOf = (block: BlockId, since: number, { to, nameNow }: Ends): readonly Flowed[] =>
  to.flows
    .filter(({ seq, from, to: into, undone }) => seq > since && (from === block || into === block) && undone !== true)
    .map(({ how, seq, from, to: into }) => ({
      how,
      seq,
      way: from === block ? 'into' : 'from',
      other: nameNow(from === block ? into : from),
    }));

const needsOf = (paragraph: ShownParagraph | undefined): readonly Need[] =>
  paragraph === undefined
    ? []
    : NEEDS.filter((need) => {
        if (need === 'call') return paragraph.call !== null;
        if (need === 'reopening') return paragraph.reopenAsked.length > 0;
        return paragraph.reasons.includes(need === 'objection' ? 'objected' : need === 'time' ? 'pending' : 'unsettled');
      });

const between = (all: readonly Happening[], since: number, until: number): readonly Happening[] =>
  all.slice(lastUpTo(all, since) + 1, lastUpTo(all, until) + 1);

/** One thing in the story of a paragraph. */
export type Chapter = { readonly seq: number; readonly at: number } & (
  | { readonly of: 'words'; readonly session: Session; readonly pieces: readonly Piece[] }
  | { readonly of: 'act'; readonly happening: Happening; readonly note: ActNote | null }
  | { readonly of: 'suggestion'; readonly by: EntityId; readonly verdict: Verdict }
  | { readonly of: 'flow'; readonly flow: Flowed }
);

export interface Story {
  readonly until: { readonly seq: number; readonly at: number };
  /** null: there is no such paragraph. */
  readonly named: NamedParagraph | null;
  readonly words: string | null;
  readonly chapters: readonly Chapter[];
  /** Chapters before these are left out. */
  readonly left: number;
}

/** The last so many chapters are told at once. */
const CHAPTERS = 200;

export function storyOf(history: History, block: BlockId, to: OpinionState): Story {
  const ends = endsAt(history, to);
  const acts = ends.happenedSince(0).filter(({ blocks }) => blocks.includes(block));
  const sessions = sessionsOf(history, block, 0, to.seq);
  const settled = history.settlements.filter((one) => one.block === block && one.verdict !== 'accept' && one.seq <= to.seq);
  const chapters: (Omit<Extract<Chapter, { of: 'words' }>, 'pieces'> | Exclude<Chapter, { of: 'words' }>)[] = [
    ...sessions.map((session) => ({ seq: session.from, at: session.at, of: 'words', session }) as const),
    ...acts.map(
      (happening) =>
        ({ seq: happening.seq, at: happening.at, of: 'act', happening, note: history.notes.get(happening.seq) ?? null }) as const,
    ),
    ...settled.map(({ seq, at, of, verdict }) => ({ seq, at, of: 'suggestion', by: of, verdict }) as const),
    ...flowsOf(block, 0, ends).map((flow) => ({ seq: flow.seq, at: history.timeOf(flow.seq), of: 'flow', flow }) as const),
  ];
  chapters.sort((one, other) => one.seq - other.seq);
  const words = history.wordings.at(block, to.seq);
  return {
    until: { seq: to.seq, at: to.at },
    named: ends.nameNow(block),
    words: words === null ? history.wordings.lastWordsAt(block, to.seq) : baseText(words),
    chapters: chapters
      .slice(-CHAPTERS)
      .map((one) =>
        one.of === 'words' ? { ...one, pieces: one.session.how === 'moved' ? [] : piecesOf(history, block, one.session, to) } : one,
      ),
    left: Math.max(0, chapters.length - CHAPTERS),
  };
}

function piecesOf(history: History, block: BlockId, { from, to: last }: Session, { language }: OpinionState): readonly Piece[] {
  return history.comparisons.words(readAt(history, block, from - 1), readAt(history, block, last), language);
}
