/**
 * The thread in which logs are folded to be asked about their past, and about whose letters are whose. A question that needs entries which are
 * not folded yet says of which fold, and from where on.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import type { LogName } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { answering } from '../../thread.ts';
import { authorsAt, markedChanges, ownedStory } from './authors-answers.ts';
import { AuthorsFold } from './authors-fold.ts';
import { History } from './history.ts';
import { changesBetween, changesSinceDeclared, momentAt, stopsAround, storyOf } from './history-answers.ts';
import type { Asked, FoldName, HistoryAnswer, HistoryQuestion } from './history-thread.ts';

/** Logs that are kept: those that were asked about last. */
const KEPT = 12;

interface Folds {
  readonly history: History;
  readonly authors: AuthorsFold;
}

const kept = new LatestMap<string, Folds>(KEPT);

answering(async (question: HistoryQuestion): Promise<HistoryAnswer> => {
  const { name } = question;
  const key = `${name.kind}/${name.id}`;
  try {
    const folds = fed(name, kept.get(key) ?? { history: new History(name), authors: new AuthorsFold(name) }, question);
    kept.set(key, folds);
    const { ask, upTo, of } = question;
    if (ask === null) return { need: folds[of].seq, of };
    if (ask.what === 'kept') return { answer: folds.authors.write() };
    const short = neededFor(ask).find((one) => folds[one].seq < upTo);
    return short === undefined ? { answer: answerTo(folds, ask, name.id) } : { need: folds[short].seq, of: short };
  } catch (fault) {
    kept.delete(key);
    if (fault instanceof RecordDamage) return { damage: { seq: fault.seq, why: fault.why } };
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
});

function fed(name: LogName, folds: Folds, { run, of, begin }: HistoryQuestion): Folds {
  const begun = begin && AuthorsFold.read(name, begin.bytes, begin.last);
  if (begun && begun.seq > folds.authors.seq) return { ...folds, authors: begun };
  folds[of].add(run);
  return folds;
}

function neededFor(ask: Asked): readonly FoldName[] {
  if (ask.what === 'authors') return ['authors'];
  return ask.what === 'changes' || ask.what === 'story' ? ['history', 'authors'] : ['history'];
}

function answerTo({ history, authors }: Folds, ask: Exclude<Asked, { what: 'kept' }>, opinion: string): unknown {
  switch (ask.what) {
    case 'moment':
      return momentAt(history, ask.at, opinion);
    case 'stops':
      return stopsAround(history, ask.seq, ask.times);
    case 'where':
      return 'seat' in ask ? (history.lastBy.get(ask.seat) ?? 0) : history.before(ask.before);
    case 'changes': {
      const found = ask.from === 'declared' ? changesSinceDeclared(history, ask.until) : changesBetween(history, ask.from, ask.until);
      return markedChanges(history, authors, found, ask.asking);
    }
    case 'story':
      return ownedStory(history, authors, storyOf(history, ask.block, ask.until), ask.block, ask.asking);
    case 'authors':
      return authorsAt(authors, ask.seq, ask.since, ask.asking);
  }
}
