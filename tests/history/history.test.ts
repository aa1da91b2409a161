/**
 * The checker is tested before it judges anything: an honest history passes, and each planted bug is caught. Two of the twenty cannot be
 * seen in one history, because nothing in it differs: an acknowledgement before its fsync, and an fsync that is never made. Those are
 * looked for where they happen, in the system calls (tests/system/fsync.test.ts).
 */
import { describe, expect, it } from 'vitest';
import type { Act, Entry } from '../../shared/opinion/entry.ts';
import { check } from './checker.ts';
import type { Event, History, Logged } from './history.ts';
import { BRUMA, honest, rechained, stateOf, textOf } from './honest.ts';

type Plant = (history: History) => History;

/** The history with another log, read and folded as that log says: only what clients were told before still speaks of the old one. */
function served(history: History, log: readonly Logged[]): History {
  const chained = rechained(log);
  const events = history.events.map((event) =>
    event.kind === 'read' ? { ...event, state: stateOf(chained, event.seq), entryHash: chained[event.seq - 1]?.hash ?? '' } : event,
  );
  return { ...history, events, log: chained, refolds: [{ where: 'here', seq: log.length, state: stateOf(chained, log.length) }] };
}

const renumbered = (log: readonly Logged[]): readonly Logged[] =>
  log.map((logged, at) => ({ ...logged, entry: { ...logged.entry, seq: at + 1 } }));

const without = (log: readonly Logged[], uuid: string): readonly Logged[] =>
  renumbered(log.filter(({ entry, edits }) => entry.uuid !== uuid && !edits.includes(uuid)));

const edited = (log: readonly Logged[], uuid: string, change: (entry: Entry) => Entry): readonly Logged[] =>
  log.map((logged) => (logged.entry.uuid === uuid ? { ...logged, entry: change(logged.entry) } : logged));

const withEvents = (history: History, ...more: readonly Event[]): History => ({ ...history, events: [...history.events, ...more] });

function appended(history: History, entry: Omit<Entry, 'seq' | 'at'>, edits: readonly string[] = []): History {
  const seq = history.log.length + 1;
  const logged: Logged = { entry: { ...entry, seq, at: seq * 1000 }, prev: '', hash: '', edits, asked: null };
  return served(history, [...history.log, logged]);
}

/** Without what follows an act, so that what is planted stands alone. */
const until = (history: History, uuid: string): History => {
  const at = history.log.findIndex(({ entry }) => entry.uuid === uuid);
  const log = history.log.slice(0, at);
  return served({ ...history, events: history.events.filter((event) => event.t < (at + 1) * 10) }, log);
};

const objection = (): Act => ({
  type: 'position.raised',
  kind: 'objection',
  block: 'b1',
  hash: 'h1b',
  entity: 'bru',
  via: 'screen',
  until: null,
  reasoned: false,
  cured: false,
  endsIf: null,
  seen: 1,
});

/** Each with the check that is there to see it; others may see it too. */
const PLANTS: Readonly<Record<string, readonly [by: number, plant: Plant]>> = {
  'tail dropped at restart': [1, (history) => ({ ...history, log: history.log.slice(0, -2), refolds: [] })],
  'two positions swapped': [
    6,
    (history) => {
      const log = [...history.log];
      log.splice(6, 2, ...log.slice(6, 8).reverse());
      return { ...history, log, refolds: [] };
    },
  ],
  'a hole': [6, (history) => ({ ...history, log: history.log.filter(({ entry }) => entry.seq !== 4), refolds: [] })],
  'an entry doubled': [
    1,
    (history) =>
      served(history, [...history.log.slice(0, 3), ...renumbered([...history.log.slice(0, 3), ...history.log.slice(2)]).slice(3)]),
  ],
  'one uuid, two effects': [
    1,
    (history) => {
      const before = until(history, 'call');
      return appended(before, { by: BRUMA, uuid: 'object', fact: objection() });
    },
  ],
  'the same uuid accepted for something else': [
    1,
    (history) =>
      withEvents(
        history,
        { proc: 'arlen', t: 200, kind: 'invoke', uuid: 'object', asked: 'asked something else' },
        { proc: 'arlen', t: 203, kind: 'ok', uuid: 'object', seq: 3 },
      ),
  ],
  'a gavel decided on an old head': [
    7,
    (history) => {
      const before = until(history, 'declare-1');
      const raised = appended(before, { by: BRUMA, uuid: 'crossing', fact: objection() });
      const declared = history.log.find(({ entry }) => entry.uuid === 'declare-1');
      if (declared === undefined) throw new Error('no declaration');
      return appended(raised, declared.entry);
    },
  ],
  'an objection lost': [1, (history) => served(history, without(history.log, 'object'))],
  'an objection withdrawn from another seat': [
    7,
    (history) =>
      served(
        history,
        edited(history.log, 'withdraw', (entry) => ({ ...entry, by: BRUMA })),
      ),
  ],
  'a gavel on edited text': [
    7,
    (history) =>
      served(
        history,
        edited(history.log, 'declare-1', (entry) => ({
          ...entry,
          fact: { type: 'paragraph.declared', target: { block: 'b1', hash: 'h1' }, present: [], dropped: [] },
        })),
      ),
  ],
  'an adoption over an objection': [7, (history) => served(history, without(history.log, 'withdraw'))],
  'an edit after adoption': [7, (history) => appended(history, { by: BRUMA, uuid: 'server-late', fact: textOf([], '3') }, ['late'])],
  'a fork of two nodes': [
    4,
    (history) => withEvents(history, { proc: 'on the other node', t: 300, kind: 'read', seq: 5, entryHash: 'another entry' }),
  ],
  'order by the clock': [
    3,
    (history) => {
      const log = [...history.log];
      log.splice(3, 2, ...log.slice(3, 5).reverse());
      return served(history, renumbered(log));
    },
  ],
  'a read that goes back': [4, (history) => withEvents(history, { proc: 'reader', t: 300, kind: 'read', seq: 2 })],
  'a refused command in the log': [
    2,
    (history) => {
      const planted = appended(until(history, 'adopt'), { by: BRUMA, uuid: 'too-late', fact: objection() });
      return withEvents(planted, { proc: 'bruma', t: 104, kind: 'fail', uuid: 'too-late' });
    },
  ],
  'a refused command that changed the state': [
    7,
    (history) => withEvents(history, { proc: 'reader', t: 300, kind: 'read', seq: 10, state: 'as if the refused act had happened' }),
  ],
  'a fold that depends on the locale': [
    5,
    (history) => ({ ...history, refolds: [...history.refolds, { where: 'tr_TR', seq: history.log.length, state: 'sorted otherwise' }] }),
  ],
};

describe('the history checker', () => {
  it('finds nothing in an honest history', () => {
    expect(check(honest())).toEqual([]);
  });

  it('is tried with eighteen of the twenty bugs', () => {
    expect(Object.keys(PLANTS)).toHaveLength(18);
  });

  it.each(Object.entries(PLANTS))('catches %s', (_bug, [by, plant]) => {
    expect(check(plant(honest())).map((anomaly) => anomaly.check)).toContain(by);
  });

  it('does not blame an answer that was lost, whether it happened or not', () => {
    const history = until(honest(), 'adopt');
    const lost: readonly Event[] = [
      { proc: 'bruma', t: 110, kind: 'invoke', uuid: 'lost', asked: 'object' },
      { proc: 'bruma', t: 112, kind: 'info', uuid: 'lost' },
    ];
    expect(check(withEvents(history, ...lost))).toEqual([]);
    expect(check(withEvents(appended(history, { by: BRUMA, uuid: 'lost', fact: objection() }), ...lost))).toEqual([]);
  });
});
