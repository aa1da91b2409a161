import { describe, expect, it } from 'vitest';
import { systemClock } from '../../server/clock.ts';
import { demoFounding } from '../../server/demo/forum.ts';
import { cableLanding } from '../../server/demo/opinions/cable-landing.ts';
import { communityNetworks } from '../../server/demo/opinions/community-networks.ts';
import { emergencyAlerts } from '../../server/demo/opinions/emergency-alerts.ts';
import { seed } from '../../server/demo/seed.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { readEntry } from '../../server/record/read.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { forumFacts } from '../../shared/forum/facts.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { readOpinion } from '../../shared/import/read.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { checkOf } from '../../shared/wording/check.ts';

const END = Date.UTC(2030, 4, 12, 9);
const { entities, seats } = demoFounding();
const FORUM: ForumState = {
  ...emptyForum,
  seq: 1,
  forum: { name: 'Demonstration Forum', demo: true, theme: null, place: null, basis: null, prefix: 'WTPF' },
  entities: new Map(entities.map((entity) => [entity.id, { ...entity, dismissed: false }])),
  seats: new Map(seats.map((seat) => [seat.seat, { ...seat, open: true, tenure: 0 }])),
};
const logger = createLogger('silent');

async function seeded(): Promise<{ readonly log: MemoryLog; readonly registers: ReadonlyMap<string, Register> }> {
  const log = new MemoryLog();
  expect(await seed({ log, logger, forum: FORUM, end: END })).toBe(true);
  const rooms = new Rooms({ log, logger, clock: systemClock, forum: () => forumFacts(FORUM, '') });
  const registers = new Map<string, Register>();
  for (const id of await rooms.ids()) {
    const room = await rooms.open(id);
    const shown = await room?.look(({ state, notes }) => register(state, notes, id));
    if (shown !== undefined) registers.set(id, shown);
  }
  await rooms.close();
  return { log, registers };
}

describe('the opinions of the demo', () => {
  it.each([emergencyAlerts, cableLanding, communityNetworks])('$id is read without a doubt and has 15 to 40 paragraphs', (draft) => {
    const reading = readOpinion({ text: draft.text, language: 'en' });
    expect(reading.doubts).toEqual([]);
    expect(reading.number).toBe(draft.number);
    const paragraphs = reading.blocks.filter(({ kind }) => !isHeading(kind));
    expect(paragraphs.length).toBeGreaterThanOrEqual(15);
    expect(paragraphs.length).toBeLessThanOrEqual(40);
  });
});

describe('the demo forum', () => {
  const all = (register: Register | undefined): readonly ShownParagraph[] =>
    register?.paragraphs.filter(({ status }) => status !== null) ?? [];
  const positions = (register: Register | undefined): readonly string[] =>
    all(register).flatMap((one) =>
      one.positions.map(
        ({ kind, entity, carriedFrom, late }) => `${kind} ${entity}${carriedFrom === null ? '' : ' carried'}${late ? ' late' : ''}`,
      ),
    );

  it('G10 has remarks of the wording check on the one that is fresh, and none on what is nearly agreed', async () => {
    const { registers } = await seeded();
    const found = [emergencyAlerts, cableLanding, communityNetworks].map(({ id, text }) => {
      const shown = registers.get(id)?.paragraphs ?? [];
      const written = readOpinion({ text, language: 'en' }).blocks.map(({ kind, level, text: words }, at) => {
        return { block: `b${at}`, kind, level, words, label: shown[at]?.label ?? '', literal: [] };
      });
      return checkOf('en')(written).map(({ code, words }) => `${code}: ${words}`);
    });
    expect(found).toEqual([[], [], ['prescribes: must', 'reference-gone: noting c)', 'abbreviation: IMT']]);
  });

  it('has one opinion that is nearly adopted', async () => {
    const register = (await seeded()).registers.get('emergency-alerts');
    expect(register?.phase).toBe('drafting');
    const open = all(register).filter(({ status }) => status !== 'agreed');
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ status: 'reopened', call: { ripe: true }, positions: [] });
    expect(positions(register)).toContain('reservation del');
    expect(register?.blockers).toEqual([{ code: 'not-agreed', blocks: [open[0]?.id] }]);
  });

  it('has one with rival objections, a request for time, a carried position and a concern', async () => {
    const register = (await seeded()).registers.get('cable-landing');
    const rivals = all(register).filter(({ brackets }) => brackets > 0);
    expect(rivals).toHaveLength(2);
    for (const one of rivals) {
      expect(one.status).toBe('objected');
      expect(one.positions.map(({ entity }) => entity).sort()).toEqual(['arl', 'bru']);
    }
    expect(positions(register)).toEqual(
      expect.arrayContaining(['time cor', 'objection del', 'objection del carried', 'concern halden', 'support arl', 'objection esm late']),
    );
    expect(all(register).find(({ status }) => status === 'pending')?.positions[0]?.until).toBeGreaterThan(END);
    expect(all(register).some(({ reopened }) => reopened?.cause === 'correction')).toBe(true);
  });

  it('has a fresh one', async () => {
    const register = (await seeded()).registers.get('community-networks');
    expect(register?.phase).toBe('drafting');
    expect(positions(register)).toEqual([]);
    expect(all(register).every(({ status }) => status === 'open')).toBe(true);
  });

  it('was played in the past, with the States present', async () => {
    const { log } = await seeded();
    for (const name of await log.names()) {
      const entries = (await log.read(name, 0)).map(readEntry).map(({ entry }) => entry);
      expect(entries.at(-1)?.at).toBeLessThanOrEqual(END);
      const calls = entries.flatMap(({ fact }) => (fact.type === 'call.opened' ? [fact] : []));
      for (const { present } of calls) expect(present).toEqual(['arl', 'bru', 'cor', 'del', 'esm']);
    }
  });

  it('is given once', async () => {
    const { log } = await seeded();
    const before = await log.names();
    expect(await seed({ log, logger, forum: FORUM, end: END })).toBe(false);
    expect(await log.names()).toEqual(before);
  });
});
