/** What delegations are called, for every component below. */
import { createContext, use } from 'react';
import type { Entities } from '../../shared/page/entities.ts';
import type { ListedEntity } from '../../shared/wire/forum.ts';

export const EntitiesContext = createContext<Entities<ListedEntity> | null>(null);

export function useEntities(): Entities<ListedEntity> {
  const entities = use(EntitiesContext);
  if (entities === null) throw new Error('no list of delegations above this component');
  return entities;
}
