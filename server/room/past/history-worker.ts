/**
 * The thread in which logs are folded to be asked about their past, and about whose letters are whose. A question that needs entries which are
 * not folded yet says of which fold, and from where on. Authors are folded where the policy tells somebody of them, and nowhere else; what
 * goes wrong with them takes only them along.
 */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import { tellsNobody } from '../../../shared/opinion/authorship.ts';
import type { LogFold, LogName } from '../../log/log.ts';
import { RecordDamage } from '../../record/damage.ts';
import { answering, givesWay } from '../../thread.ts';
import { answered, type Folds } from './answered.ts';
import { AuthorsFold } from './authors-fold.ts';
import { History } from './history.ts';
import type { HistoryAnswer, HistoryQuestion } from './history-question.ts';

/** Logs that are kept: those that were asked about last. */
const KEPT = 12;

const kept = new LatestMap<string, Folds>(KEPT);

givesWay();
answering(async (question: HistoryQuestion): Promise<HistoryAnswer> => {
  const { name, of, ask } = question;
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
    return answered(folds, question, ask, () => {
      doing = 'authors';
    });
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

function fed(name: LogName, folds: Folds, { run, of, begin }: HistoryQuestion): Folds {
  const begun = begin && (of === 'history' ? History : AuthorsFold).read(name, begin.bytes, begin.last);
  if (begun && begun.seq > folds[of].seq) return { ...folds, [of]: begun };
  // of a log that was forgotten meanwhile nothing that follows is added: the answer says from where on it is needed
  if (run[0] === undefined || run[0].seq === folds[of].seq + 1) folds[of].add(run);
  if (!folds[of].holdsWithheld) return folds;
  return { ...folds, [of]: of === 'history' ? new History(name) : new AuthorsFold(name) };
}
