/** Where words stand to which an objection ties itself, and stood on the screen of who objects: only the text knows, and the entry says it (1.8). */
import { crossing } from '../../../shared/opinion/conditions.ts';
import type { Entry } from '../../../shared/opinion/entry.ts';
import type { Log } from '../../log/log.ts';
import { type FoldedText, readSealed } from '../../record/read.ts';
import { isTooOld } from '../../text/screen.ts';
import type { Ledger } from './ledger.ts';

type Head = Pick<Ledger, 'name' | 'state' | 'seq' | 'live'>;

/** The entry as it is to be recorded next. */
export async function withEchoes(log: Log, head: Head, entry: Entry): Promise<Entry> {
  const { fact, seq } = entry;
  const watching = fact.type === 'position.raised' ? crossing(head.state, seq, fact) : null;
  if (watching === null || fact.type !== 'position.raised') return entry;
  const { crossed, screen } = watching;
  const copied = crossed || screen === null || screen === head.seq ? [] : head.live.copied(watching, await textsSince(log, head, screen));
  const echoes = crossed || screen !== null ? head.live.foretell({ ...watching, copied }) : [];
  return {
    ...entry,
    fact: { ...fact, ...(echoes.length > 0 && { echoes }), ...(copied.length > 0 && { copied }) },
  };
}

async function textsSince(log: Log, { name, seq }: Head, screen: number): Promise<readonly FoldedText[] | null> {
  if (isTooOld(screen, seq)) return null;
  // what was read once already is read quickly: whoever names an old screen holds nobody up
  const since = await log.read(name, screen, seq - screen);
  return since.map(readSealed).filter((one) => one.kind === 'text');
}
