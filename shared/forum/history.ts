/** The history of the timetable as one reads it: for each change what it is about, as it was called then, and what became different. */
import type { Names } from './people.ts';
import type { PlanAct } from './plan.ts';
import type { PlanChange } from './state.ts';

/** What a change can make different; days, kinds and moments as the act has them. */
export const PLAN_FIELDS = [
  'name',
  'theme',
  'place',
  'basis',
  'prefix',
  'kind',
  'code',
  'names',
  'from',
  'to',
  'zone',
  'at',
  'meeting',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];
export type PlanValue = string | number | Names | null;

export interface Told {
  readonly seq: number;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly what: PlanAct['type'];
  /** The meeting or deadline; null = the forum. */
  readonly of: string | null;
  /** How that was called; null where it is the forum. */
  readonly names: Names | null;
  readonly decision: string | null;
  /** Of something that was there before. */
  readonly fields: readonly { readonly field: PlanField; readonly was: PlanValue; readonly is: PlanValue }[];
  /** When it is, after this change: days of a meeting, the moment of a deadline. */
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly due: number | null;
}

type Values = Readonly<Partial<Record<PlanField, PlanValue>>>;

/** Oldest first, as they happened. */
export function planHistory(changes: readonly PlanChange[]): readonly Told[] {
  const last = new Map<string, Values>();
  return changes.map(({ seq, at, act }) => {
    const of = ofWhat(act);
    const key = `${act.type.split('.')[0]} ${of}`;
    const before = last.get(key);
    const after: Values = { ...before, ...valuesOf(act) };
    last.set(key, after);
    return {
      seq,
      at,
      what: act.type,
      of,
      names: (after.names ?? null) as Names | null,
      decision: 'decision' in act ? act.decision : null,
      fields: before === undefined ? [] : different(before, after),
      days: typeof after.from === 'string' && typeof after.to === 'string' ? { from: after.from, to: after.to } : null,
      due: typeof after.at === 'number' ? after.at : null,
    };
  });
}

function ofWhat(act: PlanAct): string | null {
  if ('deadline' in act) return act.deadline;
  return 'meeting' in act ? act.meeting : null;
}

/** The id of a meeting is no value of its own. */
function valuesOf(act: PlanAct): Values {
  const own = 'deadline' in act ? act : { ...act, meeting: undefined };
  return Object.fromEntries(
    PLAN_FIELDS.flatMap((field) => (Reflect.get(own, field) === undefined ? [] : [[field, Reflect.get(own, field)]])),
  );
}

const different = (before: Values, after: Values): Told['fields'] =>
  PLAN_FIELDS.flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, was, is }];
  });
