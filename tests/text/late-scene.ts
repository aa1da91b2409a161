/** A paragraph that one deletes while others still type in it. */
import type { Authored, PreparedText } from '../../server/text/outcome.ts';
import type { LateFact } from '../../shared/opinion/late-fact.ts';
import { actorOf, BRUMA, type Client, World } from './support.ts';

export const WORDS = 'that any site may bring others down;';
export const scene = (): World => new World(['a title', WORDS, 'another one']);
export const CYRA = actorOf('cyr');

export const remove = (world: World): void => {
  world.submit(
    world.client().edit((fragment) => fragment.delete(1, 1)),
    { actor: BRUMA, connection: 'bruma' },
  );
};

export const type = (client: Client, at: number, words: string): Uint8Array[] => client.edit(() => client.text(1).insert(at, words));

/** What the entry keeps of them, with the words beside the facts. */
export const keptIn = (prepared: PreparedText | null): (LateFact & { readonly words: string })[] =>
  (prepared?.facts.late ?? []).map((fact, i) => ({ ...fact, words: prepared?.late[i]?.words ?? '' }));

export const by = (actor: Authored['actor']): Partial<Authored> => ({ actor, connection: actor.seat });
