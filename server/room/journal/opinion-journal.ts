/**
 * The journal of one opinion: beside acts it records text, and what the server brings in from elsewhere. Nobody hears of anything that is
 * not in the log.
 */
import { randomUUID } from 'node:crypto';
import { type Actor, SERVER } from '../../../shared/opinion/actor.ts';
import type { Act, ActNote, Elsewhere, TextFacts } from '../../../shared/opinion/entry.ts';
import { upgrading } from '../../../shared/opinion/evolve.ts';
import { type BroughtPolicy, following } from '../../../shared/opinion/follow.ts';
import { due, nextDue } from '../../../shared/opinion/lapse.ts';
import { telling } from '../../../shared/opinion/links.ts';
import type { Place } from '../../../shared/opinion/session.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import { Journal, type JournalTools, type Stamped, type Timing } from '../../journal/journal.ts';
import type { PreparedText } from '../../text/outcome.ts';
import type { Audience } from '../telling/audience.ts';
import type { Advance, Ledger, Written } from './ledger.ts';

export class OpinionJournal extends Journal<OpinionState, Act | TextFacts, Advance> {
  readonly ledger: Ledger;
  readonly audience: Audience;

  /** `onDue` is called when something has come to pass by the clock: give `lapse` a turn. */
  constructor(ledger: Ledger, audience: Audience, { clock, clockWatch }: JournalTools, place: () => Place, onDue: () => void) {
    const { name } = ledger;
    const isClosedOff = (): boolean => place() === 'closed-off';
    const timing: Timing<OpinionState, Act> = {
      due: (state, now) => due(state, now, isClosedOff()),
      nextDue: (state, now) => nextDue(state, now, isClosedOff()),
    };
    super({ name, line: ledger, timing, clock, clockWatch, tell: (news) => audience.tell(news), onDue });
    this.ledger = ledger;
    this.audience = audience;
  }

  /** As `record`; on null the live text has been folded anew and the raw updates are to be prepared again. */
  text(prepared: PreparedText, by: Actor, uuid: string, note: ActNote): Promise<number | null> {
    return this.texts([{ entry: this.entry(by, uuid, prepared.facts), prepared, note }]);
  }

  /** Text as the entry that comes next where the log stands so. */
  written(prepared: PreparedText, { seq, at }: Stamped = this.ledger.state): Written {
    const entry = this.entry(SERVER, randomUUID(), prepared.facts);
    return { entry: { ...entry, seq: seq + 1, at: Math.max(entry.at, at) }, prepared };
  }

  /** Texts that follow each other, and acts after them, which belong together: all or none. As `text`. `yields`: as in `Log.append`. */
  async texts(
    texts: readonly Written[],
    acts: readonly { readonly act: Act; readonly note: ActNote }[] = [],
    yields?: AbortSignal,
  ): Promise<number | null> {
    const noted = acts.map(({ act, note }, i) => ({ entry: this.entry(SERVER, randomUUID(), act, texts.length + i + 1), note }));
    const appended = await this.ledger.appendTogether(texts, noted, yields);
    if (appended === null && texts.length > 0) await this.ledger.refold();
    return this.recorded(appended);
  }

  /** From here on by the rules of this server, where the log was begun under older ones. */
  async upgrade(): Promise<void> {
    for (let act = upgrading(this.ledger.state); act !== null; act = upgrading(this.ledger.state))
      await this.record(SERVER, randomUUID(), act, {});
  }

  /** Brings the policy of a meeting into the log, where that was not done yet. */
  async follow(brought: BroughtPolicy | null): Promise<void> {
    for (let act = following(this.ledger.state, brought); act !== null; act = following(this.ledger.state, brought))
      await this.record(SERVER, randomUUID(), act, {});
  }

  /** Brings how other opinions stand into the log, where conditions count on it and it is news. */
  async bring(read: readonly Elsewhere[]): Promise<void> {
    for (const one of read)
      for (let act = telling(this.ledger.state, one); act !== null; act = telling(this.ledger.state, one))
        await this.record(SERVER, randomUUID(), act, {});
  }
}
