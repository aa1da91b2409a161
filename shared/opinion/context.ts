/** What a ruling rests on, and the conditions that many rulings share. */
import type { Actor } from './actor.ts';
import type { Edited, EditorialEdit } from './editorial.ts';
import type { Act, Cut, Elsewhere, Settlement } from './entry.ts';
import type { Position } from './positions.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import type { ShownParagraph } from './register.ts';
import { presides } from './rights.ts';
import type { Place } from './session.ts';
import type { Standing } from './standing.ts';
import { type BlockId, type EntityId, type Hash, isHeading, type PositionId } from './vocabulary.ts';
import type { FoundWords, HowOver } from './withholding.ts';

/** What stands in the log of the forum and the rules of an opinion rest on. */
export interface ForumFacts {
  /** Every Member State that the forum knows: a position may be entered for these only. */
  readonly memberStates: ReadonlySet<EntityId>;
  /** No policy sets the minimum time of a call below this, seconds. */
  readonly leastCallSeconds: number;
  /** Notices of silence procedures on this opinion, and the Member States that were not told yet; null: none is needed. */
  readonly silences: readonly { readonly deadline: number; readonly untold: readonly EntityId[] }[] | null;
  /** How the meeting sits on whose table the opinion lies; null: it lies on none, and calls wait for no sitting. */
  readonly sitting: 'open' | 'suspended' | 'closed' | null;
  /** Is the report of that meeting closed, in which is printed what is said for the record? */
  readonly reported: boolean;
  /** Has another draft taken its place? */
  readonly merged: boolean;
  /** How long an editorial change keeps an opinion from adoption; not said: as everywhere. */
  readonly editorialSeconds?: number;
  /** Of the report: how its newest draft reads; null: none has a number yet. */
  readonly draft: Hash | null;
}

/** Who is connected or in the room as the command is judged, a record and never a condition; and the forum. */
export interface Here extends ForumFacts {
  /** Member States with a screen here, and those that had one and have none now. */
  readonly present: readonly EntityId[];
  readonly dropped: readonly EntityId[];
  /** How paragraphs of other opinions stand that the command counts on; none of headings and of what is not there. */
  readonly elsewhere?: readonly Elsewhere[];
  /** What the text makes of the words that are proposed as an editorial change. */
  readonly edited?: Edited;
  /** Of the paragraph for whose words the command is given, and of its heading: which have suggestions undecided, whosever they are. */
  readonly suggested?: readonly BlockId[];
  /** What the past says of the words that are to be withheld. */
  readonly words?: FoundWords;
  /** The clock of the server is in doubt: nothing rests on a time that has passed by it. */
  readonly clockDoubted?: boolean;
  /** How this log stands to restricted sessions; `open` where nothing is said. */
  readonly place?: Place;
}

export interface Context {
  readonly register: Standing;
  /** Did this block ever exist? */
  readonly known: (block: BlockId) => boolean;
  /** What went with the entry at this log position and is gone still, whether it is listed or not. */
  readonly gone: (of: number) => readonly BlockId[];
  /** The State's own hold on this paragraph whose place a new one of this kind takes, also where its words have moved on. */
  readonly held: (entity: EntityId, block: BlockId, kind: 'objection' | 'time' | 'conditional') => Position | null;
  /** When this State withheld words of this opinion, ms UTC, oldest first; null: chair and secretariat together. */
  readonly withheld: (entity: EntityId | null) => readonly number[];
  /** How the proposal of this log position ended; null: there was none, or it waits. */
  readonly over: (of: number) => HowOver | null;
  /** May what this paragraph says meet the position? */
  readonly isAbout: (position: PositionId, block: BlockId) => boolean;
  readonly actor: Actor;
  /** Milliseconds UTC, not before the last entry. */
  readonly now: number;
  /** The log position that the actor's screen showed. */
  readonly seen: number;
  /** The same, for whoever lifts by it: nothing where a position was named that the log does not reach. */
  readonly shown: number;
  readonly here: Here;
}

/** `act: null` = granted, and carried out by a text entry instead of an act. */
export type Decision =
  | { readonly ok: true; readonly act: Act }
  | {
      readonly ok: true;
      readonly act: null;
      readonly edit: { readonly command: 'restore'; readonly block: BlockId } | Cut | Settlement | EditorialEdit;
    }
  | { readonly ok: false; readonly refusal: Refusal };

export const allow = (act: Act): Decision => ({ ok: true, act });

export const refuse = (refusal: Refusal | RefusalCode): Decision => ({
  ok: false,
  refusal: typeof refusal === 'string' ? { code: refusal } : refusal,
});

/** The first that stands in the way, or the act. */
export function unless(obstacles: readonly (Refusal | null)[], act: () => Act): Decision {
  const first = obstacles.find((one) => one !== null);
  return first ? refuse(first) : allow(act());
}

const when = (condition: boolean, code: RefusalCode): Refusal | null => (condition ? { code } : null);

/** From the gavel of adoption on, though an objection may yet have crossed that. */
export const isOver = ({ register: { phase } }: Context): Refusal | null =>
  when(phase === 'adopting', 'adoption-open') ??
  when(phase === 'adopted', 'opinion-adopted') ??
  when(phase === 'not-adopted', 'opinion-closed');

export const notDrafting = (context: Context): Refusal | null =>
  isOver(context) ?? isFinal(context) ?? when(context.register.phase === 'tabled', 'not-in-drafting');

/** The report, of which only the text is closed then. */
export const isFinal = ({ register: { finish } }: Context): Refusal | null => when(finish?.over === true, 'report-final');

export const notChair = ({ actor }: Pick<Context, 'actor'>): Refusal | null => when(!presides(actor), 'not-chair');

/** What rests on a time that has passed waits until that is sure, and no time begins that could pass at once when it is. */
export const isDoubted = ({ here: { clockDoubted = false } }: Context): Refusal | null => when(clockDoubted, 'clock-doubted');

/** What is asked of a room is asked while it sits; what is asked in writing waits for no sitting. */
export const notSitting = ({ here: { sitting } }: Context): Refusal | null =>
  when(sitting !== null && sitting !== 'open', 'meeting-closed');

/** Nothing more is agreed in a text whose place another has taken. */
export const isMerged = ({ here: { merged } }: Context): Refusal | null => when(merged, 'opinion-merged');

/** What is said for the record is for a report; after its end nothing is. */
export const isReported = ({ here: { reported } }: Context): Refusal | null => (reported ? { code: 'opinion-closed', report: true } : null);

export const noReason = (reason: string | undefined): Refusal | null => when(!isGiven(reason), 'reason-missing');

export const isGiven = (wording: string | undefined): boolean => wording !== undefined && wording.trim() !== '';

export const paragraphOf = ({ register }: Pick<Context, 'register'>, id: BlockId): ShownParagraph | undefined =>
  register.paragraphs.find((one) => one.id === id);

/** The one that governs it. */
export const headOf = (context: Pick<Context, 'register'>, { heading }: ShownParagraph): ShownParagraph | undefined =>
  heading === null ? undefined : paragraphOf(context, heading);

/** It takes neither positions nor declarations of its own, because its words are agreed with what it governs. One that is gone or governs nothing does. */
export const isGoverning = ({ kind, removed, status }: ShownParagraph): boolean => isHeading(kind) && !removed && status === null;
