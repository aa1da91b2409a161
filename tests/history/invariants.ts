/**
 * Check 7: what must be true of a log whatever happened to it, by a small fold of its own that shares nothing with the product's rules.
 * It knows less than they do (no flows, no advance withdrawals, no clocks), so it can miss, but what it reports is wrong.
 */
import type { Act, Entry } from '../../shared/opinion/entry.ts';
import type { Anomaly, Event, History } from './history.ts';

interface Hold {
  readonly kind: 'objection' | 'time';
  readonly entity: string;
  readonly block: string | null;
  /** It may have ended by itself, as its State said it would. */
  readonly conditional: boolean;
}

interface World {
  readonly words: Map<string, string | null>;
  readonly unsettled: Map<string, number>;
  readonly holds: Map<string, Hold>;
  readonly notes: Map<string, string>;
  textHash: string | null;
  docHash: string | null;
  adoptedAt: number | null;
}

type Report = (what: string) => void;

export function invariants({ events, log, seats }: History): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  const invokes = new Map<string, Extract<Event, { kind: 'invoke' }>>();
  for (const event of events) if (event.kind === 'invoke' && !invokes.has(event.uuid)) invokes.set(event.uuid, event);

  const world: World = {
    words: new Map(),
    unsettled: new Map(),
    holds: new Map(),
    notes: new Map(),
    textHash: null,
    docHash: null,
    adoptedAt: null,
  };
  for (const { entry } of log) {
    const report: Report = (what) => void anomalies.push({ check: 7, what: `at ${entry.seq}: ${what}` });
    const invoke = invokes.get(entry.uuid);
    const seat = invoke && seats.get(invoke.proc);
    if (seat !== undefined && seat !== entry.by.seat) report(`asked from seat ${seat}, recorded for ${entry.by.seat}`);
    if (entry.fact.type === 'text') text(world, entry, report);
    else act(world, entry, entry.fact, invoke?.shown, report);
  }
  return [...anomalies, ...unchangedByRefusal(events)];
}

function text(world: World, { fact, seq }: Entry, report: Report): void {
  if (fact.type !== 'text') return;
  if (world.adoptedAt !== null) report(`text after the adoption at ${world.adoptedAt}`);
  for (const { id, was, hash, brackets, suggestions, balanced } of fact.changes) {
    const before = world.words.get(id) ?? null;
    if (before !== was) report(`${id} changed from words it did not have (entry ${seq})`);
    world.words.set(id, hash);
    world.unsettled.set(id, brackets + suggestions + (balanced ? 0 : 1));
  }
  world.docHash = fact.docHash;
  world.textHash = fact.textHash;
}

function act(world: World, { seq, by }: Entry, fact: Act, shown: string | undefined, report: Report): void {
  switch (fact.type) {
    case 'position.raised': {
      const id = `p${seq}`;
      const { kind, entity, block, endsIf } = fact;
      if (fact.via === 'screen' && by.entity !== entity) report(`${by.entity} holds a position for ${entity} from a screen`);
      if (kind !== 'objection' && kind !== 'time') {
        world.notes.set(id, entity);
        return;
      }
      for (const [other, hold] of world.holds) {
        const weaker = kind === 'time' && hold.kind === 'objection';
        if (hold.entity === entity && hold.block === block && !weaker) world.holds.delete(other);
      }
      world.holds.set(id, { kind, entity, block, conditional: endsIf !== null });
      return;
    }
    case 'position.withdrawn': {
      const holder = world.holds.get(fact.position)?.entity ?? world.notes.get(fact.position);
      if (holder !== undefined && holder !== by.entity) report(`${by.entity} withdrew a position of ${holder}`);
      world.holds.delete(fact.position);
      return;
    }
    case 'time.lapsed':
      world.holds.delete(fact.position);
      return;
    case 'paragraph.declared': {
      const { block, hash } = fact.target;
      byChair(by.capacity, report);
      const holder = [...world.holds.values()].find((hold) => hold.block === block && !hold.conditional);
      if (holder !== undefined) report(`${block} was declared over a hold of ${holder.entity}`);
      if ((world.words.get(block) ?? null) !== hash) report(`${block} was declared on other words than it had`);
      if ((world.unsettled.get(block) ?? 0) > 0) report(`${block} was declared with brackets or suggestions`);
      if (shown !== undefined && shown !== hash) report(`${block} was declared on other words than the chair saw`);
      return;
    }
    case 'opinion.adopted': {
      byChair(by.capacity, report);
      const holder = [...world.holds.values()].find((hold) => !hold.conditional);
      if (holder !== undefined) report(`adopted over a hold of ${holder.entity}`);
      if (fact.textHash !== world.textHash || fact.docHash !== world.docHash) report('adopted on another text than there was');
      if (shown !== undefined && shown !== fact.textHash) report('adopted on another text than the chair saw');
      world.adoptedAt = seq;
      return;
    }
    case 'adoption.undone':
      world.adoptedAt = null;
      return;
    default:
      return;
  }
}

function byChair(capacity: string, report: Report): void {
  if (capacity !== 'chair') report(`a gavel in the hand of ${capacity}`);
}

/** A refused command changes nothing: at one log position everybody is served one state. */
function unchangedByRefusal(events: readonly Event[]): readonly Anomaly[] {
  const served = new Map<number, string>();
  const anomalies: Anomaly[] = [];
  for (const event of events) {
    if (event.kind !== 'read' || event.state === undefined) continue;
    const before = served.get(event.seq);
    if (before === undefined) served.set(event.seq, event.state);
    else if (before !== event.state) anomalies.push({ check: 7, what: `two states were served at ${event.seq}` });
  }
  return anomalies;
}
