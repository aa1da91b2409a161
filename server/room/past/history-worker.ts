/** The thread in which logs are folded to be asked about their past. A question that needs entries which are not folded yet says from where on. */
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import { RecordDamage } from '../../record/damage.ts';
import { answering } from '../../thread.ts';
import { History } from './history.ts';
import { changesBetween, changesSinceDeclared, momentAt, stopsAround, storyOf } from './history-answers.ts';
import type { Asked, HistoryAnswer, HistoryQuestion } from './history-thread.ts';

/** Logs that are kept: those that were asked about last. */
const KEPT = 12;

const kept = new LatestMap<string, History>(KEPT);

answering(async ({ name, run, upTo, ask }: HistoryQuestion): Promise<HistoryAnswer> => {
  const key = `${name.kind}/${name.id}`;
  const history = kept.get(key) ?? new History(name);
  try {
    history.add(run);
    kept.set(key, history);
    return history.seq < upTo || ask === null ? { need: history.seq } : { answer: answerTo(history, ask, name.id) };
  } catch (fault) {
    kept.delete(key);
    if (fault instanceof RecordDamage) return { damage: { seq: fault.seq, why: fault.why } };
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
});

function answerTo(history: History, ask: Asked, opinion: string): unknown {
  switch (ask.what) {
    case 'moment':
      return momentAt(history, ask.at, opinion);
    case 'stops':
      return stopsAround(history, ask.seq, ask.times);
    case 'where':
      return 'seat' in ask ? (history.lastBy.get(ask.seat) ?? 0) : history.before(ask.before);
    case 'changes':
      return ask.from === 'declared' ? changesSinceDeclared(history, ask.until) : changesBetween(history, ask.from, ask.until);
    case 'story':
      return storyOf(history, ask.block, ask.until);
  }
}
