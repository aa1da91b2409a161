/**
 * A store is carried into one of another kind, or back: `export` out of the one that is configured, `import` into it. No server may have
 * open what is written to. Attached files come along; what signs people in does not, as with a backup.
 */
import type { Hash } from '../shared/opinion/vocabulary.ts';
import { withAside } from './aside.ts';
import { systemClock } from './clock.ts';
import { type Outcome, readReceipt } from './commands.ts';
import { type Config, readConfig } from './config.ts';
import { isServed } from './control.ts';
import type { Files } from './files/files.ts';
import { namedIn } from './files/named.ts';
import { filesBeside, openFiles } from './files/open-files.ts';
import { type Looked, lookAt, sayLooked, soundBytes } from './files/sound.ts';
import type { Log } from './log/log.ts';
import { logKey } from './log/name.ts';
import { withLog } from './log/open.ts';
import { refuseKeysAlone } from './missing-store.ts';
import { assertSound, carry, inTheWay } from './record/carry.ts';
import { prove } from './record/prove.ts';
import type { Receipt } from './record/verify.ts';
import { FORUM_LOG } from './record/verify-forum.ts';
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
    // sessions of another forum would open seats of the one that comes
    if (to.dataDir !== null) refuseKeysAlone(to.dataDir);
    return await reading(from, async (log) => (await sayIfOlder(log, terms)) ?? carryInto(log, { from, to }, terms, say));
  } catch (fault) {
    return no(`not carried to its end: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** Does it lack what a receipt names? That may be meant; another history than the receipt's never is. */
async function sayIfOlder(log: Log, { receipt, although }: Terms): Promise<Outcome | null> {
  const head = await log.head(FORUM_LOG);
  if (head === null) return no('there is no forum in it');
  if (receipt === null) return null;
  const lacks = receipt.seq > head.seq;
  if (lacks && although) return null;
  const report = await prove(log, FORUM_LOG, receipt);
  if (report === null || report.verdict === 'valid') return null;
  const { sentence } = report;
  return no(lacks ? `${sentence} It is refused; if it shall be so, add: ${ALTHOUGH}` : `${sentence} It is refused.`);
}

interface Journey {
  readonly from: Place;
  readonly to: Place;
}

/** Where nothing that is there would be lost, or that is meant. */
async function carryInto(from: Log, journey: Journey, { although }: Terms, say: Say): Promise<Outcome> {
  const { store, dataDir } = journey.to;
  const way = await withLog(store, (log) => inTheWay(from, log));
  const bring = () => withLog(store, (into) => brought(from, into, journey, say));
  if (way === null) return bring();
  const where = logKey(way.log);
  if (way.how === 'other') return no(`${where}: another history is there already; nothing is overwritten`);
  if (!although) return no(`${where}: what is there has gone on since; this would be a way back. If it shall be so, add: ${ALTHOUGH}`);
  if (dataDir === null) return no(`${where}: a Redis takes nothing back; use an empty one`);
  // before anything of a good store is moved
  await assertSound(from);
  return withAside(dataDir, systemClock.now(), say, bring);
}

async function brought(log: Log, into: Log, journey: Journey, say: Say): Promise<Outcome> {
  let looked: Looked = { sound: 0, faulty: new Map() };
  const { logs, entries, halted } = await carry(log, into, say, async () => {
    looked = await bringFiles(await namedIn(log), journey);
  });
  const but = halted.length === 0 ? '' : ` but for what is halted, brought as it is: ${halted.map(logKey).join(', ')}`;
  const ok = looked.faulty.size === 0 && halted.length === 0;
  return { ok, words: `${logs} logs, ${entries} entries, verified${but}\n${sayLooked(looked)}` };
}

async function bringFiles(named: readonly Hash[], { from, to }: Journey): Promise<Looked> {
  const source = await filesBeside(from);
  try {
    const target = await openFiles(to);
    try {
      return await lookAt(source, named, (hash, bytes) => putSound(target, hash, bytes));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** A damaged one that bears its name would stay there. */
async function putSound(files: Files, hash: Hash, bytes: Uint8Array): Promise<void> {
  const there = await soundBytes(files, hash);
  if (typeof there !== 'string') return;
  if (there === 'damaged') await files.delete(hash);
  await files.put(hash, bytes);
  if (typeof (await soundBytes(files, hash)) === 'string') throw new Error(`attached file ${hash}: it did not come as it was`);
}
