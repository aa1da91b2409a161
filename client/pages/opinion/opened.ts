/** What every part of the page of an opinion needs. */
import { createContext, use } from 'react';
import type { Command } from '../../../shared/opinion/command.ts';
import type { Question } from '../../../shared/opinion/questions.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import type { ButWords, Register, SaidRegister, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { BlockId, PositionKind } from '../../../shared/opinion/vocabulary.ts';
import type { OpinionNames } from '../../../shared/page/paragraph-names.ts';
import type { Readable } from '../../lib/store.ts';
import type { LiveOpinion } from '../../sync/live-opinion.ts';
import { useOf, useStore } from '../../ui/use-store.ts';

/** The acts that have a form. */
export type FormKind = PositionKind | 'ask-reopen' | 'enter' | 'editorial' | `withdraw:${string}`;

/** What the page uses of an open opinion. */
export interface OpenOpinion
  extends Pick<
    LiveOpinion,
    | 'register'
    | 'forum'
    | 'threads'
    | 'sync'
    | 'way'
    | 'presence'
    | 'handedBack'
    | 'view'
    | 'layout'
    | 'focus'
    | 'found'
    | 'words'
    | 'cut'
    | 'manner'
    | 'run'
    | 'runAside'
    | 'goTo'
    | 'toText'
    | 'put'
    | 'retry'
  > {
  readonly acts: Pick<LiveOpinion['acts'], 'post' | 'reason' | 'keepReason' | 'raised' | 'dismiss'>;
}

/** A form never changes what it is about: on a paragraph it stands in its cards, on the whole text beside what is left to do. */
export interface OpenForm {
  readonly kind: FormKind;
  /** null = the opinion as a whole. */
  readonly about: BlockId | null;
}

/** All but how paragraphs read: a letter that is typed changes nothing of it. */
export interface Opened {
  readonly opinion: OpenOpinion;
  readonly register: SaidRegister;
  /** As the page was opened. */
  readonly begun: Register;
  readonly names: OpinionNames;
  /** Time of the server, ms UTC, for whoever needs it once; what counts it asks `useSecondsTo`. */
  readonly clock: Readable<number>;
  /** Does the page hear of changes, and is what is typed recorded? What lifts or decides is done only then. */
  readonly live: boolean;
  /** The paragraph that cards and acts are about; null = the opinion as a whole. */
  readonly current: ButWords | null;
  /** The paragraph with the caret, also where no position can be taken on it. */
  readonly here: BlockId | null;
  /** Makes a paragraph the current one and brings it into view. */
  readonly goTo: (block: BlockId) => void;
  /** The same without the caret: what has the focus keeps it. */
  readonly show: (block: BlockId) => void;
  readonly form: OpenForm | null;
  readonly openForm: (kind: FormKind, about: BlockId | null) => void;
  readonly closeForm: () => void;
  /** On narrow pages the cards are a sheet below the text, of which only the edge is seen until it is unfolded. */
  readonly unfolded: boolean;
  readonly unfold: (on: boolean) => void;
  /** The text alone: nothing else of the page is shown. */
  readonly alone: boolean;
  readonly setAlone: (on: boolean) => void;
  /** Paragraphs that the chair has ticked. */
  readonly ticked: ReadonlySet<BlockId>;
  readonly tick: (blocks: readonly BlockId[], on: boolean) => void;
  readonly untick: () => void;
  /** May the chair call on this paragraph, so that ticking it makes sense? */
  readonly mayTick: (block: BlockId) => boolean;
  /** Does this person settle suggestions? */
  readonly settles: boolean;
  /** What this person may do with a paragraph now: null, or the refusal in words, by command. */
  readonly why: (command: Question, block: BlockId | null) => string | null;
  readonly sayNo: (refusal: Refusal, command: Command) => string;
}

/** With how paragraphs read: another at each letter that is recorded. */
export interface OpenedWords extends Opened {
  readonly register: Register;
  /** What the parts of the page see of it. */
  readonly said: SaidRegister;
  readonly current: ShownParagraph | null;
}

interface Held {
  readonly opened: Readable<Opened>;
  readonly words: Readable<OpenedWords>;
}

/** The same stores as long as the opinion is open: React need not look through the page for who uses them. */
export const OpenedContext = createContext<Held | null>(null);

function useHeld(): Held {
  const held = use(OpenedContext);
  if (held === null) throw new Error('no opinion above this component');
  return held;
}

/** What a part of the page shows of it: drawn again where that has changed. Where a letter is recorded nobody is asked (P17). */
export const useOfOpened = <Of>(of: (opened: Opened) => Of): Of => useOf(useHeld().opened, of);

export const useOpened = (): Opened => useStore(useHeld().opened);

export const useHeldWords = (): Readable<OpenedWords> => useHeld().words;

/** Of what follows from how paragraphs read: asked at each letter that is recorded. */
export const useOfOpenedWords = <Of>(of: (opened: OpenedWords) => Of): Of => useOf(useHeldWords(), of);

/** All of it, for what is on the page only while somebody has asked for it. */
export const useOpenedWords = (): OpenedWords => useStore(useHeldWords());

/** For what happens: as it is then. */
export const useOpenedNow = (): (() => OpenedWords) => useHeldWords().getSnapshot;
