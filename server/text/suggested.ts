/**
 * What others suggest in a paragraph, before and after an edit: which letters of it left and which came, and whether what came is what left.
 * It is where it stands among the letters that it stood among: 20 of them on one side, or on both sides all up to an end. Pure.
 */
import { simpleDiffString } from 'lib0/diff';
import { placesBefore } from '../../shared/compare/letters.ts';
import type { EntityId } from '../../shared/opinion/vocabulary.ts';
import {
  isSuggested,
  type Suggestion,
  shownText,
  type TextBlock,
  type TextMark,
  type TextRun,
  wholeSuggestion,
} from '../../shared/text/block.ts';

export interface Letter {
  /** One character: a half of one cannot be written. */
  readonly char: string;
  readonly marks: readonly TextMark[];
  /** The suggestions of others that it is part of. */
  readonly of: readonly string[];
}

/** Letters of one suggestion in a row, within the line of their paragraph. */
export interface Stretch {
  readonly of: string;
  /** With a sign before each letter that is only suggested. */
  readonly line: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly run: Run;
}

/** All letters that left or came together, whatever has been taken of them, and those of the same suggestion next to them, nearest first. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly before: readonly string[];
  readonly behind: readonly string[];
}

export interface Compared {
  readonly left: readonly Stretch[];
  readonly came: readonly Stretch[];
}
const NOTHING: Compared = { left: [], came: [] };

export const nameOf = ({ verb, by, id }: Suggestion): string => `${verb}:${by}:${id}`;

/** `entity`: whose suggestions are not meant. `isWhole`: also that of the whole paragraph. */
export function lettersOf(block: TextBlock | null, entity: EntityId, isWhole = false): readonly Letter[] {
  if (block === null) return [];
  return block.runs.flatMap((run) => {
    const of = namesIn(run, block, entity, isWhole);
    return Array.from(run.text, (char) => ({ char, marks: run.marks, of }));
  });
}

function namesIn({ marks }: TextRun, block: TextBlock, entity: EntityId, isWhole: boolean): readonly string[] {
  const names: string[] = [];
  for (const { name, attrs } of marks) if (attrs.by !== undefined && attrs.by !== entity) names.push(`${name}:${attrs.by}:${attrs.id}`);
  const whole = isWhole ? wholeSuggestion(block) : null;
  // what comes by itself does not come with its paragraph
  if (whole !== null && whole.by !== entity && !(whole.verb === 'ins' && marks.some(isInsertion))) names.push(nameOf(whole));
  return names;
}

export const isInsertion = ({ name }: TextMark): boolean => name === 'insertion';

/** `isWhole`: where the paragraph itself is suggested, all its letters are; what comes into one that goes, goes with it. */
export function compared(
  was: TextBlock | null,
  is: TextBlock | null,
  entity: EntityId,
  isWhole = was?.sug !== is?.sug || (is !== null && isSuggested(is)),
): Compared {
  if (was !== null && is !== null && isBesideAll(was, is, entity, isWhole)) return NOTHING;
  const [before, now] = [lettersOf(was, entity, isWhole), lettersOf(is, entity, isWhole)];
  const places = placesBefore(before.map(tokenOf), now.map(tokenOf));
  const stayed = new Set(places);
  return {
    left: stretchesOf(before, (at) => !stayed.has(at)),
    came: stretchesOf(now, (at) => places[at] === -1),
  };
}

interface Meant {
  readonly entity: EntityId;
  readonly isWhole: boolean;
}

/** Is all that differs outside of what is suggested? At nearly each keystroke it is. */
function isBesideAll(was: TextBlock, is: TextBlock, entity: EntityId, isWhole: boolean): boolean {
  if (was.sug !== is.sug) return false;
  const [before, now] = [shownText(was), shownText(is)];
  const { index, remove, insert } = simpleDiffString(before, now);
  const [left, came] = [piecesOf(was, { entity, isWhole }, index, remove), piecesOf(is, { entity, isWhole }, index, insert.length)];
  return left !== null && came !== null && left.join() === came.join();
}

/** The suggested pieces before and behind these letters, the places behind them counted from there; null where such letters are among them. */
function piecesOf(block: TextBlock, { entity, isWhole }: Meant, from: number, length: number): readonly string[] | null {
  const found: string[] = [];
  let at = 0;
  for (const run of block.runs) {
    const end = at + run.text.length;
    const names = namesIn(run, block, entity, isWhole);
    if (names.length > 0) {
      if (length > 0 && at < from + length && end > from) return null;
      if (at < from) found.push(`${names} ${at} ${Math.min(end, from)}`);
      if (end > from) found.push(`${names} behind ${Math.max(at, from) - from - length} ${end - from - length}`);
    }
    at = end;
  }
  return found;
}

const tokenOf = ({ char, of }: Letter): string => (of.length === 0 ? char : [char, ...of].join(' '));

const COMES = '+';

/** Letters by which a place is known again. */
const BESIDE = 20;

/** In their order. */
function stretchesOf(letters: readonly Letter[], isMeant: (at: number) => boolean): readonly Stretch[] {
  const found: { of: string; from: number; to: number }[] = [];
  const last = new Map<string, { to: number }>();
  letters.forEach((letter, at) => {
    if (letter.of.length === 0 || !isMeant(at)) return;
    for (const of of letter.of) {
      const before = last.get(of);
      if (before?.to === at) before.to++;
      else {
        const stretch = { of, from: at, to: at + 1 };
        found.push(stretch);
        last.set(of, stretch);
      }
    }
  });
  const line = letters.map(({ char, marks }) => (marks.some(isInsertion) ? `${COMES}${char}` : char));
  return found.map(({ of, from, to }) => {
    const [before, behind] = [nextTo(letters, line, of, from - 1, -1), nextTo(letters, line, of, to, 1)];
    return { of, line, from, to, run: { from, to, before, behind } };
  });
}

/** The nearest of the same suggestion. What others put in between is not looked at. */
function nextTo(letters: readonly Letter[], line: readonly string[], of: string, from: number, step: 1 | -1): readonly string[] {
  const found: string[] = [];
  for (let at = from; found.length < BESIDE; at += step) {
    const letter = letters[at];
    if (letter?.of.includes(of)) found.push(line[at] as string);
    else if (letter === undefined || !letter.marks.some(isInsertion)) break;
  }
  return found;
}

/** The same for a part of a stretch. */
function nextIn({ line, run }: Stretch, from: number, step: 1 | -1): readonly string[] {
  const found: string[] = [];
  for (let at = from; at >= run.from && at < run.to && found.length < BESIDE; at += step) found.push(line[at] as string);
  return [...found, ...(step === 1 ? run.behind : run.before)].slice(0, BESIDE);
}

/** Steps from letter to letter for one part: nothing is known again beyond them. */
export interface Steps {
  left: number;
}
export const newSteps = (): Steps => ({ left: 2_000_000 });

/** What has left, to be found once each where it comes again. */
export class Left {
  readonly #stretches: Stretch[];
  readonly #steps: Steps;

  constructor(stretches: readonly Stretch[], steps: Steps) {
    this.#stretches = [...stretches];
    this.#steps = steps;
  }

  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** The places in the line of what came that are none of this. */
  take(came: Stretch): readonly number[] {
    const surplus: number[] = [];
    for (let at = came.from; at < came.to; ) {
      const { length, isTaken } = this.#takeAt(came, at);
      if (!isTaken) for (let n = 0; n < length; n++) surplus.push(at + n);
      at += length;
    }
    return surplus;
  }

  /**
   * How many letters from here on are the same as some that left: as many as there are. Those that stand elsewhere in their suggestion now are
   * not taken, and none of them: letter by letter they would vouch for each other.
   */
  #takeAt(came: Stretch, at: number): { readonly length: number; readonly isTaken: boolean } {
    let best: { readonly place: number; readonly from: number; readonly length: number } | null = null;
    let elsewhere = 1;
    for (const [place, one] of this.#stretches.entries()) {
      if (this.#steps.left-- < 0) return { length: 1, isTaken: false };
      if (one.of !== came.of) continue;
      for (let from = one.from; from < one.to; from++) {
        if (this.#steps.left-- < 0) return { length: 1, isTaken: false };
        const most = Math.min(one.to - from, came.to - at);
        if (most <= (best?.length ?? 0)) break;
        const length = alike(one.line, from, came.line, at, most);
        this.#steps.left -= length;
        if (length <= (best?.length ?? 0) || !isSamePlace(one, from, came, at, length)) continue;
        if (isSameOrder(one, from, came, at, length)) best = { place, from, length };
        else elsewhere = Math.max(elsewhere, length);
      }
    }
    if (best === null) return { length: elsewhere, isTaken: false };
    const { place, from, length } = best;
    const one = this.#stretches[place] as Stretch;
    const rest = [
      { ...one, to: from },
      { ...one, from: from + length },
    ].filter((piece) => piece.from < piece.to);
    this.#stretches.splice(place, 1, ...rest);
    return { length, isTaken: true };
  }
}

/** How many letters in a row are the same, from one place each. */
function alike(one: readonly string[], from: number, other: readonly string[], at: number, most: number): number {
  let length = 0;
  while (length < most && one[from + length] === other[at + length]) length++;
  return length;
}

interface Beside {
  /** How many letters are the same. */
  readonly alike: number;
  /** Of either line there is no more. */
  readonly leftEnds: boolean;
  readonly cameEnds: boolean;
}

/** Outward from one place each. What is suggested to come may have come at that moment, and is not looked at. */
function beside(left: readonly string[], from: number, came: readonly string[], at: number, step: 1 | -1): Beside {
  for (let [i, j, alike] = [from, at, 0]; ; i += step, j += step, alike++) {
    while (isComing(left[i])) i += step;
    while (isComing(came[j])) j += step;
    const [one, other] = [left[i], came[j]];
    if (alike === BESIDE || one !== other || one === undefined)
      return { alike, leftEnds: one === undefined, cameEnds: other === undefined };
  }
}

const isComing = (letter: string | undefined): boolean => letter !== undefined && letter.length > 1 && letter.startsWith(COMES);

function isSamePlace(left: Stretch, from: number, came: Stretch, at: number, length: number): boolean {
  const before = beside(left.line, from - 1, came.line, at - 1, -1);
  const behind = beside(left.line, from + length, came.line, at + length, 1);
  if (before.alike === BESIDE || behind.alike === BESIDE) return true;
  // nothing else stands beside it, there or here
  if (before.alike + behind.alike === 0) return (before.leftEnds && behind.leftEnds) || (before.cameEnds && behind.cameEnds);
  return (before.leftEnds || before.cameEnds) && (behind.leftEnds || behind.cameEnds);
}

/** Is it between the letters of its suggestion that it was between, on one side at least? Where it stands alone nothing says so. */
function isSameOrder(left: Stretch, from: number, came: Stretch, at: number, length: number): boolean {
  const [before, behind] = [nextIn(came, at - 1, -1), nextIn(came, at + length, 1)];
  if (before.length + behind.length === 0) return true;
  return before.join() === nextIn(left, from - 1, -1).join() || behind.join() === nextIn(left, from + length, 1).join();
}
