/**
 * The thread in which logs are folded to be asked about their past, and about whose letters are whose. A question that needs entries which are
 * not folded yet says of which fold, and from where on. Authors are folded where the policy tells somebody of them, and nowhere else; what
 * goes wrong with them takes only them along.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import { tellsNobody } from '../../../shared/opinion/authorship.ts';
import type { OpinionAuthors } from '../../../shared/wire/authors.ts';
import type { LogFold, LogName } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { answering } from '../../thread.ts';
import { authorsAt, markedChanges, ownedStory, type Telling } from './authors-answers.ts';
import { AuthorsFold } from './authors-fold.ts';
import { History } from './history.ts';
import { changesBetween, changesSinceDeclared, meanwhile, momentAt, stopsAround, storyOf } from './history-answers.ts';
import type { Asked, HistoryAnswer, HistoryQuestion } from './history-question.ts';
import { narrowed } from './narrowed.ts';
import { chosenIn, ownWords } from './own-words.ts';
import { packedChanges, packedMeanwhile } from './packed-changes.ts';
import { bytesOf, changedText, paragraphStory } from './past-json.ts';
import { stepWithin } from './steps.ts';

/** Logs that are kept: those that were asked about last. */
const KEPT = 12;

interface Folds {
  readonly history: History;
  readonly authors: AuthorsFold;
}

const kept = new LatestMap<string, Folds>(KEPT);

answering(async (question: HistoryQuestion): Promise<HistoryAnswer> => {
  const { name, of, ask, upTo, least = 0 } = question;
  const key = `${name.kind}/${name.id}`;
  const before = kept.get(key) ?? { history: new History(name), authors: new AuthorsFold(name) };
  /** What is being done now, and is lost where it throws. */
  let doing: LogFold = of;
  if (ask?.what === 'forget') {
    kept.delete(key);
    return { answer: null };
  }
  try {
    const folds = fed(name, before, question);
    kept.set(key, folds);
    if (ask === null) return { need: folds[of].seq, of, tells: !tellsNobody(folds.history.authorship) };
    if (ask.what === 'kept') return { answer: folds[of].write() };
    const { history, authors } = folds;
    if (history.seq < Math.max(upTo, least)) return { need: history.seq, of: 'history', tells: !tellsNobody(history.authorship) };
    if (ask.what === 'own-words' || ask.what === 'chosen-words') {
      if (question.withoutAuthors) return { answer: null };
      if (authors.seq < Math.max(upTo, least)) return { need: authors.seq, of: 'authors', tells: !tellsNobody(history.authorship) };
      doing = 'authors';
      return { answer: ask.what === 'own-words' ? ownWords(history, authors, ask) : chosenIn(history, authors, ask) };
    }
    if (ask.what !== 'changes' && ask.what !== 'story' && ask.what !== 'authors') return { answer: answerTo(history, ask, name.id) };
    const telling = tellingOf(folds, question);
    const seq = ask.what === 'authors' ? ask.seq : ask.until.seq;
    if (telling === 'told' && authors.seq < Math.max(seq, least)) return { need: authors.seq, of: 'authors', tells: true };
    const known = telling === 'told' ? authors : telling;
    if (ask.what === 'authors') {
      doing = 'authors';
      const said = authorsAt(history, known, ask.seq, ask.since, ask.asking);
      const answer: OpinionAuthors = { opinion: name.id, since: ask.since, ...said };
      return { answer: bytesOf(answer) };
    }
    if (ask.what === 'story') {
      const found = storyOf(history, ask.block, ask.until);
      if (found.named === null && found.chapters.length === 0) return { answer: null };
      doing = 'authors';
      const story = ownedStory(history, known, found, ask.block, ask.asking);
      return { answer: ask.json ? bytesOf(paragraphStory(name.id, ask.block, story)) : story };
    }
    const found = ask.from === 'declared' ? changesSinceDeclared(history, ask.until) : changesBetween(history, ask.from, ask.until);
    doing = 'authors';
    const told = narrowed(markedChanges(history, known, found, ask.asking), ask.narrowing);
    if (ask.json === undefined) return { answer: packedChanges(told) };
    return { answer: told.strange ? 'strange' : bytesOf(changedText(name.id, ask.json, told)) };
  } catch (fault) {
    // what cannot be written down is there all the same
    if (ask?.what === 'kept') kept.set(key, before);
    else if (doing === 'authors') kept.set(key, { ...before, authors: new AuthorsFold(name) });
    else kept.delete(key);
    if (doing === 'history' && fault instanceof RecordDamage) return { damage: { seq: fault.seq, why: fault.why } };
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault), of: doing };
  }
}, bytesIn);

function bytesIn(said: HistoryAnswer): ArrayBuffer[] {
  const bytes = 'answer' in said && said.answer instanceof Uint8Array ? said.answer.buffer : null;
  return bytes instanceof ArrayBuffer ? [bytes] : [];
}

function tellingOf({ history }: Folds, { withoutAuthors }: HistoryQuestion): Telling {
  if (tellsNobody(history.authorship)) return 'off';
  return withoutAuthors === true ? 'fault' : 'told';
}

function fed(name: LogName, folds: Folds, { run, of, begin }: HistoryQuestion): Folds {
  const begun = begin && (of === 'history' ? History : AuthorsFold).read(name, begin.bytes, begin.last);
  if (begun && begun.seq > folds[of].seq) return { ...folds, [of]: begun };
  // of a log that was forgotten meanwhile nothing that follows is added: the answer says from where on it is needed
  if (run[0] === undefined || run[0].seq === folds[of].seq + 1) folds[of].add(run);
  if (!folds[of].holdsWithheld) return folds;
  return { ...folds, [of]: of === 'history' ? new History(name) : new AuthorsFold(name) };
}

function answerTo(
  history: History,
  ask: Extract<Asked, { what: 'moment' | 'meanwhile' | 'stops' | 'step' | 'where' }>,
  opinion: string,
): unknown {
  switch (ask.what) {
    case 'moment':
      return momentAt(history, ask.at, opinion);
    case 'meanwhile':
      return packedMeanwhile(meanwhile(history, ask.from, ask.until));
    case 'stops':
      return stopsAround(history, ask.seq, ask.times);
    case 'step':
      return stepWithin(history, ask.within, ask.at, ask.head);
    case 'where':
      return 'seat' in ask ? (history.lastBy.get(ask.seat) ?? 0) : history.before(ask.before);
  }
}
