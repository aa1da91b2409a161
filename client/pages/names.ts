/** What delegations are called, for every component below. */
import { createContext, use } from 'react';
import type { Entities } from '../../shared/page/entities.ts';

export const EntitiesContext = createContext<Entities | null>(null);

export function useEntities(): Entities {
  const entities = use(EntitiesContext);
  if (entities === null) throw new Error('no list of delegations above this component');
  return entities;
}
