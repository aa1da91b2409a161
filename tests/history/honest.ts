/** A short run that went well, as a history and its log: the ground on which bugs are planted. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../shared/opinion/actor.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { type Act, type Change, DEFAULT_POLICY, type Entry, type TextFacts } from '../../shared/opinion/entry.ts';
import { type Event, FIRST, type History, type Logged } from './history.ts';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Writes the chain anew, as whoever tampers with a log would. */
export function rechained(log: readonly Logged[]): readonly Logged[] {
  let prev = FIRST;
  return log.map((logged) => {
    const hash = digest([prev, logged.entry]);
    const next = { ...logged, prev, hash };
    prev = hash;
    return next;
  });
}

/** What a client would be served at this position: any function of the log will do. */
export const stateOf = (log: readonly Logged[], seq: number): string => digest(log.slice(0, seq).map(({ entry }) => entry));

const seat = (entity: string, capacity: Actor['capacity']): Actor => ({
  seat: `${entity}-1`,
  entity,
  capacity,
  functions: [],
  remote: false,
  operatorFor: null,
});
const ARLEN = seat('arl', 'member-state');
export const BRUMA = seat('bru', 'member-state');
const CHAIR = seat('chair', 'chair');
const OFFICE = seat('office', 'secretariat');

const change = (id: string, was: string | null, hash: string): Change => ({
  id,
  was,
  hash,
  exact: hash,
  kind: 'operative-item',
  level: 0,
  brackets: 0,
  balanced: true,
  suggestions: 0,
  length: 10,
});

export const textOf = (changes: readonly Change[], mark: string): TextFacts => ({
  type: 'text',
  parts: [],
  changes,
  flows: [],
  healed: [],
  docHash: `doc-${mark}`,
  textHash: `text-${mark}`,
});

const SCREEN = { via: 'screen', until: null, reasoned: true, cured: false, endsIf: null, seen: 2 } as const;
const CALL = { minSeconds: 15, deadline: null, present: ['arl', 'bru'] } as const;
const END = { present: ['arl', 'bru'], dropped: [] } as const;

/** Each line: who, through which client, the uuid, and the fact. */
const STEPS: readonly (readonly [proc: string, by: Actor, uuid: string, fact: Act | TextFacts])[] = [
  [
    'office',
    OFFICE,
    'create',
    {
      type: 'opinion.created',
      number: '1',
      title: 'Opinion 1',
      language: 'en',
      venue: 'ieg',
      phase: 'drafting',
      sponsor: 'arl',
      source: null,
      meeting: null,
      ancestry: [],
      access: 'members',
      policy: DEFAULT_POLICY,
    },
  ],
  ['office', OFFICE, 'import', textOf([change('b1', null, 'h1'), change('b2', null, 'h2')], '1')],
  ['arlen', ARLEN, 'object', { type: 'position.raised', kind: 'objection', block: 'b1', hash: 'h1', entity: 'arl', ...SCREEN }],
  ['bruma', SERVER, 'typing', textOf([change('b1', 'h1', 'h1b')], '2')],
  ['arlen', ARLEN, 'withdraw', { type: 'position.withdrawn', position: 'p3', stated: false }],
  [
    'chair',
    CHAIR,
    'call',
    {
      type: 'call.opened',
      targets: [
        { block: 'b1', hash: 'h1b' },
        { block: 'b2', hash: 'h2' },
      ],
      ...CALL,
    },
  ],
  ['chair', CHAIR, 'declare-1', { type: 'paragraph.declared', target: { block: 'b1', hash: 'h1b' }, ...END }],
  ['chair', CHAIR, 'declare-2', { type: 'paragraph.declared', target: { block: 'b2', hash: 'h2' }, ...END }],
  ['chair', CHAIR, 'call-all', { type: 'adoption.called', docHash: 'doc-2', textHash: 'text-2', minSeconds: 15, present: ['arl', 'bru'] }],
  ['chair', CHAIR, 'adopt', { type: 'opinion.adopted', docHash: 'doc-2', textHash: 'text-2', ...END }],
];

const SHOWN: Readonly<Record<string, string>> = { 'declare-1': 'h1b', 'declare-2': 'h2', adopt: 'text-2' };

/** Every step is asked for, then acknowledged, then read by another client; Bruma's refused objection and lost answer come in between. */
export function honest(): History {
  const log = rechained(
    STEPS.map(([proc, by, uuid, fact], at) => {
      const edit = proc === 'bruma';
      const entry: Entry = { seq: at + 1, at: 1000 * (at + 1), by, uuid: edit ? `server-${at}` : uuid, fact };
      return { entry, prev: '', hash: '', edits: edit ? [uuid] : [], asked: edit ? null : `asked ${uuid}` };
    }),
  );
  const events = STEPS.flatMap(([proc, , uuid], at): readonly Event[] => {
    const seq = at + 1;
    const shown = SHOWN[uuid];
    return [
      { proc, t: seq * 10, kind: 'invoke', uuid, asked: `asked ${uuid}`, ...(shown === undefined ? {} : { shown }) },
      { proc, t: seq * 10 + 3, kind: 'ok', uuid, seq },
      { proc: 'reader', t: seq * 10 + 5, kind: 'read', seq, state: stateOf(log, seq), entryHash: log[at]?.hash ?? '' },
    ];
  });
  const refused: readonly Event[] = [
    { proc: 'bruma', t: 101, kind: 'invoke', uuid: 'too-late', asked: 'object' },
    { proc: 'bruma', t: 104, kind: 'fail', uuid: 'too-late' },
    { proc: 'bruma', t: 106, kind: 'invoke', uuid: 'lost', asked: 'object' },
    { proc: 'bruma', t: 108, kind: 'info', uuid: 'lost' },
  ];
  return {
    events: [...events, ...refused],
    log,
    refolds: ['another process', 'sv_SE'].map((where) => ({ where, seq: log.length, state: stateOf(log, log.length) })),
    seats: new Map([
      ['arlen', ARLEN.seat],
      ['chair', CHAIR.seat],
      ['office', OFFICE.seat],
    ]),
  };
}
