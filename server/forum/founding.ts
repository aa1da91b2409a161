/**
 * The first start: a forum with a chair and a secretariat, and one seat of the secretariat, from which everything else is admitted.
 * Done again on every start and then does nothing, so a start that was cut short is completed by the next.
 */
import type { ForumCommand } from '../../shared/forum/command.ts';
import type { Entity, Seat } from '../../shared/forum/people.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import type { Log } from '../log/log.ts';
import { StoreRefused } from '../log/refused.ts';
import type { Forum } from './forum.ts';

export const CHAIR: Entity = {
  id: 'chair',
  code: 'CHAIR',
  capacity: 'chair',
  names: { en: 'Chair', fr: 'Présidence', es: 'Presidencia', ru: 'Председатель', zh: '主席', ar: 'الرئيس' },
};

export const SECRETARIAT: Entity = {
  id: 'secretariat',
  code: 'SEC',
  capacity: 'secretariat',
  names: { en: 'Secretariat', fr: 'Secrétariat', es: 'Secretaría', ru: 'Секретариат', zh: '秘书处', ar: 'الأمانة' },
};

export interface Founding {
  readonly name: string;
  readonly demo: boolean;
  readonly entities: readonly Entity[];
  readonly seats: readonly Seat[];
  /** Who sits where, as far as it is known. */
  readonly names?: ReadonlyMap<SeatId, string>;
}

export const plainFounding = (name: string): Founding => ({
  name,
  demo: false,
  entities: [CHAIR, SECRETARIAT],
  seats: [{ seat: OFFICE_SEAT, entity: SECRETARIAT.id, functions: [], remote: false }],
});

/**
 * A store that was carried or restored half has opinions and no forum: a new one over them could never be undone. Throws StoreRefused there.
 * The log of a forum is the first of all, so another node that founds it just now is no half store.
 */
export async function assertWhole(log: Pick<Log, 'names'>): Promise<void> {
  const names = await log.names();
  if (names.length === 0 || names.some(({ kind }) => kind === 'forum')) return;
  throw new StoreRefused([
    `NEMCON_STORE: it holds ${names.length} logs and no forum, as a carrying leaves it that was broken off; run that again, or use an empty one`,
  ]);
}

/** True where there was no forum before. Throws StoreRefused where a demo meets a real forum, or the other way round. */
export async function createForum(forum: Forum, { name, demo, entities, seats, names }: Founding): Promise<boolean> {
  const before = forum.state.forum;
  if (before !== null && before.demo !== demo)
    throw new StoreRefused([
      `NEMCON_STORE: it holds a ${before.demo ? 'demo' : 'real'} forum, and this is ${demo ? 'the demo' : 'no demo'}`,
    ]);
  const missing: readonly ForumCommand[] = [
    ...(before === null ? [{ do: 'create-forum', name, demo } as const] : []),
    ...entities.filter(({ id }) => !forum.state.entities.has(id)).map((entity) => ({ do: 'admit-entity', ...entity }) as const),
    ...seats.filter(({ seat }) => !forum.state.seats.has(seat)).map((seat) => ({ do: 'open-seat', ...seat }) as const),
  ];
  for (const command of missing) {
    const seated = command.do === 'open-seat' ? names?.get(command.seat) : undefined;
    await forum.act(SERVER, { command, person: null, ...(seated !== undefined && { name: seated }) });
  }
  return before === null;
}
