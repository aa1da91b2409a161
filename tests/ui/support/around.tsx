/** What stands above every component: language, who looks, who takes part. */
import type { ReactNode } from 'react';
import { MyselfContext } from '../../../client/pages/myself.ts';
import { EntitiesContext } from '../../../client/pages/names.ts';
import { Words } from '../../../client/ui/words.tsx';
import { loadCatalogue } from '../../../shared/i18n/load.ts';
import { createText } from '../../../shared/i18n/text.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import { Entities } from '../../../shared/page/entities.ts';
import type { ListedEntity } from '../../../shared/wire/forum.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { EVERYBODY } from '../../opinion/world.ts';

const english = createText('en', await loadCatalogue('en'), 'UTC');

const NAMES: Readonly<Record<string, string>> = { arl: 'Arlen', bru: 'Bruma', cor: 'Cordova' };
const admitted: readonly ListedEntity[] = EVERYBODY.map(({ entity, capacity }) => ({
  id: entity,
  code: entity.toUpperCase(),
  names: { en: NAMES[entity] ?? entity },
  capacity,
  dismissed: false,
}));
const entities = new Entities(admitted, 'en');

const nothing = (): Promise<void> => Promise.resolve();

/** `actor` null: nobody is signed in. */
export function Around({
  actor,
  demo = false,
  provider = null,
  putOut,
  children,
}: {
  readonly actor: Actor | null;
  readonly demo?: boolean;
  readonly provider?: string | null;
  readonly putOut?: Me['putOut'];
  readonly children: ReactNode;
}) {
  const seat = actor && {
    id: actor.seat,
    entity: actor.entity,
    capacity: actor.capacity,
    functions: [...actor.functions],
    remote: actor.remote,
  };
  const me: Me = {
    ...{ signedIn: seat !== null, seat, person: 'A. Person', language: 'en', demo, forum: { name: 'Forum' }, provider },
    version: '1.2.3',
    ...(putOut && { putOut }),
  };
  return (
    <Words text={english}>
      <MyselfContext value={{ me, refresh: nothing, closed: false, close: () => {}, speak: nothing }}>
        <EntitiesContext value={entities}>{children}</EntitiesContext>
      </MyselfContext>
    </Words>
  );
}
