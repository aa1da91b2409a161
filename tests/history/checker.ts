/**
 * Judges a history against its log. Seven checks, none of which uses the product's own rules or fold:
 * 1 what was acknowledged is in the log once, where it was said to be · 2 what was refused is not, what is unknown is there once at most ·
 * 3 what was acknowledged before another thing was asked comes before it · 4 what a client reads is a prefix of the log and never shrinks ·
 * 5 the log folded again is what was served · 6 the chain holds · 7 the invariants hold (invariants.ts).
 */
import { type Anomaly, type Event, FIRST, type History, type Logged } from './history.ts';
import { invariants } from './invariants.ts';

type Place = { readonly logged: Logged; readonly seq: number };

export function check(history: History): readonly Anomaly[] {
  const places = placesOf(history.log);
  return [
    ...acknowledged(history, places),
    ...refusedOrUnknown(history, places),
    ...realTime(history, places),
    ...reads(history),
    ...refolds(history),
    ...chain(history.log),
    ...invariants(history),
  ];
}

/** Where each uuid is in the log; for an honest log one place each. */
function placesOf(log: readonly Logged[]): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const logged of log) {
    for (const uuid of [logged.entry.uuid, ...logged.edits]) {
      const known = places.get(uuid) ?? [];
      known.push({ logged, seq: logged.entry.seq });
      places.set(uuid, known);
    }
  }
  return places;
}

const ofKind = <Kind extends Event['kind']>(events: readonly Event[], kind: Kind): readonly Extract<Event, { kind: Kind }>[] =>
  events.filter((event): event is Extract<Event, { kind: Kind }> => event.kind === kind);

function acknowledged({ events, log }: History, places: ReadonlyMap<string, readonly Place[]>): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  const asking = new Map<string, string>();
  const report = (what: string): void => void anomalies.push({ check: 1, what });
  for (const event of byTime(events)) {
    if (event.kind === 'invoke') asking.set(`${event.proc} ${event.uuid}`, event.asked);
    if (event.kind !== 'ok') continue;
    const [place, ...more] = places.get(event.uuid) ?? [];
    if (place === undefined) report(`${event.uuid} was acknowledged at ${event.seq} and is not in the log of ${log.length}`);
    else if (more.length > 0) report(`${event.uuid} is in the log ${more.length + 1} times`);
    else {
      const edit = place.logged.edits.includes(event.uuid);
      if (edit ? place.seq > event.seq : place.seq !== event.seq)
        report(`${event.uuid} was acknowledged at ${event.seq} and is at ${place.seq}`);
      const { asked } = place.logged;
      const wanted = asking.get(`${event.proc} ${event.uuid}`);
      if (!edit && asked !== null && wanted !== undefined && asked !== wanted)
        report(`${event.uuid} was acknowledged to ${event.proc} for something else`);
    }
  }
  return anomalies;
}

function refusedOrUnknown({ events }: History, places: ReadonlyMap<string, readonly Place[]>): readonly Anomaly[] {
  const refused = ofKind(events, 'fail')
    .filter(({ uuid }) => places.has(uuid))
    .map(({ uuid }) => `${uuid} was refused and is in the log`);
  const doubled = ofKind(events, 'info')
    .filter(({ uuid }) => (places.get(uuid)?.length ?? 0) > 1)
    .map(({ uuid }) => `${uuid} got no answer and is in the log more than once`);
  return [...refused, ...doubled].map((what) => ({ check: 2, what }));
}

/** Sweeps time: whatever is asked for now has to come after everything that is acknowledged by now. */
function realTime({ events }: History, places: ReadonlyMap<string, readonly Place[]>): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  const begun = new Set<string>();
  let last = { seq: 0, uuid: '' };
  for (const event of byTime(events)) {
    if (event.kind !== 'invoke' && event.kind !== 'ok') continue;
    const seq = places.get(event.uuid)?.[0]?.seq;
    if (seq === undefined) continue;
    if (event.kind === 'ok') {
      if (seq > last.seq) last = { seq, uuid: event.uuid };
    } else if (!begun.has(event.uuid)) {
      begun.add(event.uuid);
      if (seq <= last.seq && event.uuid !== last.uuid)
        anomalies.push({ check: 3, what: `${event.uuid} was asked for after ${last.uuid} was acknowledged and is before it` });
    }
  }
  return anomalies;
}

/** Of two events at one moment the answer counts as later: it claims nothing about the other. */
const byTime = (events: readonly Event[]): readonly Event[] =>
  [...events].sort((a, b) => a.t - b.t || Number(a.kind !== 'invoke') - Number(b.kind !== 'invoke'));

function reads({ events, log }: History): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  const furthest = new Map<string, number>();
  const report = (what: string): void => void anomalies.push({ check: 4, what });
  for (const read of byTime(ofKind(events, 'read'))) {
    if (read.kind !== 'read') continue;
    const before = furthest.get(read.proc) ?? 0;
    if (read.seq < before) report(`${read.proc} read ${before} and then ${read.seq}`);
    furthest.set(read.proc, Math.max(before, read.seq));
    const there = log[read.seq - 1];
    if (read.seq > 0 && there === undefined) report(`${read.proc} read ${read.seq}, which the log does not reach`);
    if (there !== undefined && read.entryHash !== undefined && read.entryHash !== there.hash)
      report(`${read.proc} read another entry at ${read.seq} than the log has`);
  }
  return anomalies;
}

function refolds({ events, refolds: folded }: History): readonly Anomaly[] {
  const states = new Map<number, { readonly where: string; readonly state: string }>();
  const anomalies: Anomaly[] = [];
  for (const { where, seq, state } of folded) {
    const first = states.get(seq);
    if (first === undefined) states.set(seq, { where, state });
    else if (first.state !== state)
      anomalies.push({ check: 5, what: `at ${seq} the fold in ${where} differs from the one in ${first.where}` });
  }
  for (const { proc, seq, state } of ofKind(events, 'read')) {
    const folds = states.get(seq);
    if (state !== undefined && folds !== undefined && folds.state !== state)
      anomalies.push({ check: 5, what: `${proc} was served another state at ${seq} than the fold in ${folds.where} gives` });
  }
  return anomalies;
}

function chain(log: readonly Logged[]): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  log.forEach(({ entry, prev }, at) => {
    if (entry.seq !== at + 1) anomalies.push({ check: 6, what: `entry ${entry.seq} is the ${at + 1}th of the log` });
    const before = at === 0 ? FIRST : log[at - 1]?.hash;
    if (prev !== before) anomalies.push({ check: 6, what: `entry ${entry.seq} does not follow the one before it` });
  });
  return anomalies;
}
