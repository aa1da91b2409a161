/** What the folds of a log say to a question, or what they need before they can. */
import { assert } from '../../../shared/lib/assert.ts';
import { tellsNobody } from '../../../shared/opinion/authorship.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { OpinionAuthors } from '../../../shared/wire/authors.ts';
import { authorsAt, type Known, markedChanges, ownedStory, type Telling } from './authors-answers.ts';
import type { AuthorsFold } from './authors-fold.ts';
import type { History } from './history.ts';
import { changesBetween, changesSinceDeclared, meanwhile, momentAt, stopsAround, storyOf } from './history-answers.ts';
import type { Asked, HistoryAnswer, HistoryQuestion } from './history-question.ts';
import { ALL, narrowed } from './narrowed.ts';
import { type WordsAsked, wordsAnswer } from './own-words.ts';
import { type PackedStep, packedChanges, packedMeanwhile } from './packed-changes.ts';
import { packedMoment } from './packed-moment.ts';
import { packed } from './packs.ts';
import { bytesOf, changedText, momentAs, paragraphStory } from './past-json.ts';
import { type Step, stepWithin } from './steps.ts';
import { writtenLines } from './still-lines.ts';

export interface Folds {
  readonly history: History;
  readonly authors: AuthorsFold;
}

type Told = Exclude<Asked, { what: 'kept' | 'forget' }>;
type OfAuthors = Extract<Told, { what: 'changes' | 'step' | 'story' | 'authors' }>;
type OfHistory = Exclude<Told, OfAuthors | WordsAsked>;

interface Given {
  readonly folds: Folds;
  readonly question: HistoryQuestion;
  readonly opinion: string;
  /** After the entries that are asked about. */
  readonly stateAt: (seq: number) => OpinionState;
  /** What goes wrong from here on is about authors alone. */
  readonly authorsBegin: () => void;
}

export function answered(folds: Folds, question: HistoryQuestion, ask: Told, authorsBegin: () => void): HistoryAnswer {
  const { history } = folds;
  const { name, upTo, least = 0, tails } = question;
  if (history.seq < Math.max(upTo, least)) return { need: history.seq, of: 'history', tells: !tellsNobody(history.authorship) };
  const step = ask.what === 'step' ? stepWithin(history, ask.within, ask.at, ask.head) : null;
  const states = history.statesAfter(placesOf(ask, step), tails);
  if ('lacking' in states) return { tails: states.lacking };
  const stateAt = (seq: number): OpinionState => {
    const state = states.get(seq);
    assert(state, 'what is asked about has its place among the positions');
    return state;
  };
  const given: Given = { folds, question, opinion: name.id, stateAt, authorsBegin };
  if (isOfWords(ask)) return ofWords(given, ask);
  if (ask.what === 'step' || ask.what === 'changes' || ask.what === 'story' || ask.what === 'authors') return withAuthors(given, ask, step);
  return { answer: ofHistory(given, ask) };
}

/** Positions of which the state is needed. */
function placesOf(ask: Told, step: Step | null): readonly number[] {
  if (step !== null) return [step.begin, step.seq];
  if (ask.what === 'moment') return [ask.at];
  if (ask.what === 'story') return [ask.until];
  if (ask.what === 'changes' || ask.what === 'meanwhile') return [ask.from, ask.until].filter((one) => one !== 'declared');
  return [];
}

function ofHistory({ folds: { history }, opinion, stateAt }: Given, ask: OfHistory): unknown {
  switch (ask.what) {
    case 'moment':
      return ask.as === undefined
        ? packedMoment(history, stateAt(ask.at), opinion)
        : momentAs(momentAt(history, stateAt(ask.at), opinion), ask.as);
    case 'meanwhile':
      return packedMeanwhile(meanwhile(history, stateAt(ask.from), stateAt(ask.until)));
    case 'stops':
      return stopsAround(history, ask.seq, ask.times);
    case 'where':
      return 'seat' in ask ? (history.lastBy.get(ask.seat) ?? 0) : history.before(ask.before);
    default:
      return ask satisfies never;
  }
}

const OF_WORDS: ReadonlySet<string> = new Set<WordsAsked['what']>(['own-words', 'chosen-words', 'gone-words', 'proposed-words']);
const isOfWords = (ask: Told): ask is WordsAsked => OF_WORDS.has(ask.what);

function ofWords({ folds, question, authorsBegin }: Given, ask: WordsAsked): HistoryAnswer {
  const { history, authors } = folds;
  const { upTo, least = 0, withoutAuthors } = question;
  if (withoutAuthors) return { answer: null };
  if (authors.seq < Math.max(upTo, least)) return { need: authors.seq, of: 'authors', tells: !tellsNobody(history.authorship) };
  authorsBegin();
  return { answer: wordsAnswer(history, authors, ask) };
}

function withAuthors(given: Given, ask: OfAuthors, step: Step | null): HistoryAnswer {
  const { folds, question } = given;
  const { authors } = folds;
  const telling = tellingOf(folds, question);
  const seq = step?.seq ?? ('seq' in ask ? ask.seq : 'until' in ask ? ask.until : 0);
  if (telling === 'told' && authors.seq < Math.max(seq, question.least ?? 0)) return { need: authors.seq, of: 'authors', tells: true };
  const known = telling === 'told' ? authors : telling;
  switch (ask.what) {
    case 'authors':
      return { answer: authorsBytes(given, known, ask) };
    case 'story':
      return { answer: storyAnswer(given, known, ask) };
    case 'changes':
      return { answer: changesAnswer(given, known, ask) };
    case 'step':
      return { answer: step && stepAnswer(given, known, ask, step) };
  }
}

function tellingOf({ history }: Folds, { withoutAuthors }: HistoryQuestion): Telling {
  if (tellsNobody(history.authorship)) return 'off';
  return withoutAuthors === true ? 'fault' : 'told';
}

type Ask<What> = Extract<OfAuthors, { what: What }>;

function authorsBytes({ folds, opinion, authorsBegin }: Given, known: Known, { seq, since, asking }: Ask<'authors'>): Uint8Array {
  authorsBegin();
  return bytesOf({ opinion, since, ...authorsAt(folds.history, known, seq, since, asking) } satisfies OpinionAuthors);
}

function storyAnswer({ folds: { history }, opinion, stateAt, authorsBegin }: Given, known: Known, ask: Ask<'story'>): unknown {
  const found = storyOf(history, ask.block, stateAt(ask.until));
  if (found.named === null && found.chapters.length === 0) return null;
  authorsBegin();
  const story = ownedStory(history, known, found, ask.block, ask.asking);
  return ask.json ? bytesOf(paragraphStory(opinion, ask.block, story)) : story;
}

function changesAnswer({ folds: { history }, opinion, stateAt, authorsBegin }: Given, known: Known, ask: Ask<'changes'>): unknown {
  const { from, until, asking, narrowing, lines, json } = ask;
  const found =
    from === 'declared' ? changesSinceDeclared(history, stateAt(until)) : changesBetween(history, stateAt(from), stateAt(until));
  authorsBegin();
  const told = narrowed(markedChanges(history, known, found, asking), narrowing);
  if (json === undefined) return packedChanges(told, lines);
  return told.strange ? 'strange' : bytesOf(changedText(opinion, json, told));
}

/** Without how it stood then: two thirds of what is handed over would be that, and most steps tell nothing of it. */
function stepAnswer({ folds: { history }, opinion, stateAt, authorsBegin }: Given, known: Known, ask: Ask<'step'>, step: Step): PackedStep {
  const end = stateAt(step.seq);
  const found = changesBetween(history, stateAt(step.begin), end);
  authorsBegin();
  const changes = packedChanges(narrowed(markedChanges(history, known, found, ask.asking), ALL), false);
  const { language, title } = end;
  return { step, changes, written: packed(ask.lines ? writtenLines(found, language) : []), called: { opinion, language, title } };
}
