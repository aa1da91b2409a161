/**
 * A store is carried into one of another kind, or back: `export` out of the one that is configured, `import` into it. No server may have
 * open what is written to. Attached files come along; what signs people in does not, as with a backup.
 */
import { rename } from 'node:fs/promises';
import { systemClock } from './clock.ts';
import { type Outcome, readReceipt } from './commands.ts';
import { type Config, readConfig } from './config.ts';
import { isServed } from './control.ts';
import { namedFiles } from './files/named.ts';
import { filesBeside, openFiles } from './files/open-files.ts';
import { lookAt, sayLooked } from './files/sound.ts';
import type { Log } from './log/log.ts';
import { logKey } from './log/name.ts';
import { openLog, sqliteFile } from './log/open.ts';
import { carry, inTheWay } from './record/carry.ts';
import type { Receipt } from './record/verify.ts';
import { FORUM_LOG, verifyForum } from './record/verify-forum.ts';
import { reading } from './store-copy.ts';

/** Whoever says this means it: what was recorded after the older copy is set aside. */
const ALTHOUGH = 'although-entries-are-lost';

type Say = (line: string) => void;
type Place = Pick<Config, 'store' | 'dataDir'>;

const no = (words: string): Outcome => ({ ok: false, words });

/** `words`: the other store; a receipt of the log of the forum that what is carried must hold; that it may be older all the same. */
export async function exportStore(config: Config, words: readonly string[], say: Say): Promise<Outcome> {
  const read = readWords(words);
  return read === null ? no(`export ${USAGE}`) : carryStore(config, read.place, read, say);
}

export async function importStore(config: Config, words: readonly string[], say: Say): Promise<Outcome> {
  const read = readWords(words);
  return read === null ? no(`import ${USAGE}`) : carryStore(read.place, config, read, say);
}

const USAGE = `<sqlite:<directory> or redis://…> [<receipt of verify-forum>] [${ALTHOUGH}]`;

function readWords(words: readonly string[]): (Terms & { readonly place: Place }) | null {
  const [store = '', said, ...more] = words.filter((word) => word !== ALTHOUGH);
  const place = placeOf(store);
  const receipt = said === undefined ? null : readReceipt(said);
  return place === null || receipt === undefined || more.length > 0 ? null : { place, receipt, although: words.includes(ALTHOUGH) };
}

function placeOf(store: string): Place | null {
  const read = readConfig({ NEMCON_STORE: store });
  return read.ok ? read.value : null;
}

interface Terms {
  readonly receipt: Receipt | null;
  readonly although: boolean;
}

async function carryStore(from: Place, to: Place, terms: Terms, say: Say): Promise<Outcome> {
  if ([from, to].some(({ store }) => store === 'memory:')) return no('memory: forgets everything; nothing is carried out of it or into it');
  if (from.store === to.store) return no('both are the same store');
  if (to.dataDir !== null && (await isServed(to.dataDir))) return no(`${to.dataDir} is in use by a server; stop it first`);
  try {
    return await reading(from, async (log) => {
      const older = await sayIfOlder(log, terms);
      if (older !== null) return older;
      const opened = await openFor(log, to, terms);
      return 'words' in opened ? opened : brought(log, opened.log, { from, to }, say);
    });
  } catch (fault) {
    return no(`not carried to its end: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** Does it lack what a receipt names? */
async function sayIfOlder(log: Log, { receipt, although }: Terms): Promise<Outcome | null> {
  const forum = await log.read(FORUM_LOG, 0);
  if (forum.length === 0) return no('there is no forum in it');
  if (receipt === null || although) return null;
  const { verdict, sentence } = verifyForum(forum, receipt);
  return verdict === 'valid' ? null : no(`${sentence} It is refused; if it shall be so, add: ${ALTHOUGH}`);
}

/** The store that is written to, where nothing that is in it would be lost. */
async function openFor(from: Log, to: Place, { although }: Terms): Promise<{ readonly log: Log } | Outcome> {
  const log = await openLog(to.store);
  const way = await inTheWay(from, log);
  if (way === null) return { log };
  await log.close();
  const where = logKey(way.log);
  if (way.how === 'other') return no(`${where}: another history is there already; nothing is overwritten`);
  if (!although) return no(`${where}: what is there has gone on since; this would be a way back. If it shall be so, add: ${ALTHOUGH}`);
  if (to.dataDir === null) return no(`${where}: a Redis takes nothing back; use an empty one`);
  const aside = `${sqliteFile(to.dataDir)}.${new Date(systemClock.now()).toISOString().replaceAll(':', '')}`;
  await rename(sqliteFile(to.dataDir), aside);
  return { log: await openLog(to.store) };
}

interface Journey {
  readonly from: Place;
  readonly to: Place;
}

async function brought(log: Log, into: Log, { from, to }: Journey, say: Say): Promise<Outcome> {
  try {
    const { logs, entries } = await carry(log, into, say);
    const [source, target] = [await filesBeside(from), await openFiles(to)];
    const looked = await lookAt(source, namedFiles(await log.read(FORUM_LOG, 0)), (hash, bytes) => target.put(hash, bytes));
    await Promise.all([source.close(), target.close()]);
    return { ok: looked.faulty.size === 0, words: `${logs} logs, ${entries} entries, verified\n${sayLooked(looked)}` };
  } finally {
    await into.close();
  }
}
