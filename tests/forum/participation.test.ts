/** How much each body takes part, counted from the log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { participation } from '../../shared/forum/participation.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { actor, base, run } from './world.ts';

const at = { meeting: 'ieg-1' } as const;
const on = { ...at, item: 'drafts' } as const;
const does = (state: ForumState, command: Parameters<typeof run>[1], by: string, later = 1): ForumState =>
  run(state, command, actor(by, state), state.at + later);
const ask = (kind: 'speak' | 'point-of-order' = 'speak') => ({ do: 'ask-floor', ...on, kind, entity: null, onBehalf: null }) as const;
const of = (state: ForumState, entity: string, meeting: string | null = null) =>
  participation(state, meeting).find((one) => one.entity === entity);

const open = (
  [
    [{ do: 'set-agenda', ...at, items: [{ item: 'drafts', title: 'Drafts', opinions: [] }] }, OFFICE_SEAT],
    [{ do: 'form-group', group: 'north', code: 'NORTH', names: { en: 'North' }, members: ['arl', 'rivernet'] }, OFFICE_SEAT],
    [{ do: 'change-seat', seat: 'arl-2', functions: [], remote: true }, OFFICE_SEAT],
    [{ do: 'choose-language', language: 'fr' }, 'arl-2'],
    [{ do: 'open-sitting', ...at }, 'chair-1'],
  ] as const
).reduce<ForumState>((state, [command, by]) => does(state, command, by), base);

describe('who takes part', () => {
  it('F1.15 is counted by body: seats, from afar, languages, groups', () => {
    expect(of(open, 'arl')).toEqual({
      ...{ entity: 'arl', capacity: 'member-state', dismissed: false, groups: ['north'], seats: 2, remote: 1, languages: { fr: 1 } },
      ...{ interventions: 0, spokenMs: 0 },
    });
    expect(of(does(open, { do: 'close-seat', seat: 'arl-2' }, OFFICE_SEAT), 'arl')).toMatchObject({ seats: 1, remote: 0, languages: {} });
    expect(participation(open, null).map(({ entity }) => entity)).toEqual(['secretariat', 'chair', 'arl', 'bru', 'rivernet']);
  });

  it('F1.15 is counted by how long it had the floor, without what interrupted it, when that has ended', () => {
    const asked = does(does(open, ask(), 'arl-1'), ask('point-of-order'), 'bru-1');
    const [speech, point] = [asked.seq - 1, asked.seq];
    const speaking = does(asked, { do: 'give-floor', ...on, request: speech }, 'chair-1');
    expect(of(speaking, 'arl')).toMatchObject({ interventions: 0, spokenMs: 0 });
    const interrupted = does(speaking, { do: 'give-floor', ...on, request: point }, 'chair-1', 5_000);
    expect(of(interrupted, 'arl')).toMatchObject({ interventions: 1, spokenMs: 5_000 });
    const again = does(interrupted, { do: 'give-floor', ...on, request: speech }, 'chair-1', 60_000);
    expect(of(again, 'bru')).toMatchObject({ interventions: 1, spokenMs: 60_000 });
    const ended = does(again, { do: 'end-floor', ...on, request: speech }, 'arl-1', 7_000);
    expect(of(ended, 'arl')).toMatchObject({ interventions: 1, spokenMs: 12_000 });
    const later = does(ended, { do: 'close-sitting', ...at }, 'chair-1', 9_000);
    expect(of(later, 'arl')).toEqual(of(ended, 'arl'));
  });

  it('F1.15 is counted up to the end of the sitting for whoever spoke then', () => {
    const asked = does(open, ask(), 'riv-1');
    const given = does(asked, { do: 'give-floor', ...on, request: asked.seq }, 'chair-1');
    const closed = does(given, { do: 'suspend-sitting', ...at }, 'chair-1', 3_000);
    expect(of(closed, 'rivernet')).toMatchObject({ interventions: 1, spokenMs: 3_000 });
    expect(of(closed, 'rivernet', 'ieg-1')).toMatchObject({ interventions: 1 });
    expect(of(closed, 'rivernet', 'ieg-2')).toMatchObject({ interventions: 0, spokenMs: 0 });
    const gone = does(closed, { do: 'dismiss-entity', id: 'rivernet' }, OFFICE_SEAT);
    expect(of(gone, 'rivernet')).toMatchObject({ dismissed: true, seats: 0, interventions: 1 });
    expect(of(does(closed, { do: 'dismiss-entity', id: 'bru' }, OFFICE_SEAT), 'bru')).toBeUndefined();
  });
});

describe('over HTTP', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.close());

  it('F1.15 is told to the secretariat alone, without names of people', async () => {
    const office = await stage.signIn(seatOf('secretariat'));
    const { status, body } = await stage.as(office, 'get', '/api/forum/participation');
    expect(status).toBe(200);
    expect(body.bodies.length).toBeGreaterThan(5);
    expect(JSON.stringify(body)).not.toContain('name');
    expect((await stage.as(office, 'get', '/api/forum/participation?meeting=nowhere')).status).toBe(404);
    for (const other of ['chair', 'member-state'] as const)
      expect((await stage.as(await stage.signIn(seatOf(other)), 'get', '/api/forum/participation')).status).toBe(403);
  });
});
