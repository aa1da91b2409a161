import { unreachable } from '../../lib/assert.ts';
import type { Actor } from '../../opinion/actor.ts';
import type { DocumentAct } from '../document.ts';
import type { ForumState } from '../state.ts';
import { changed } from './map.ts';

/** `state` stands at this entry already. */
export function foldDocument(state: ForumState, fact: DocumentAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'document.registered': {
      const { type: _, ...document } = fact;
      const registered = { ...document, seq: state.seq, at: state.at, by: by.seat };
      return { ...state, documents: new Map(state.documents).set(document.document, registered) };
    }
    case 'document.aliased':
      return { ...state, documents: changed(state.documents, fact.document, { aliases: fact.aliases }) };
    case 'document.addressed': {
      const before = state.documents.get(fact.document);
      if (before === undefined) return state;
      const { address: _, ...document } = before;
      const addressed = fact.address === null ? document : { ...document, address: fact.address };
      return { ...state, documents: new Map(state.documents).set(fact.document, addressed) };
    }
    default:
      return unreachable(fact);
  }
}
