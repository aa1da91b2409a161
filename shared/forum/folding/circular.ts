import { unreachable } from '../../lib/assert.ts';
import type { Actor } from '../../opinion/actor.ts';
import type { CircularAct } from '../circular.ts';
import type { ForumState } from '../state.ts';
import { changed, without } from './map.ts';

/** `state` stands at this entry already. */
export function foldCircular(state: ForumState, fact: CircularAct, by: Actor): ForumState {
  const { circulars, seq } = state;
  switch (fact.type) {
    case 'circular.issued': {
      const { type: _, ...letter } = fact;
      return { ...state, circulars: new Map(circulars).set(letter.circular, { ...letter, seq, replies: new Map(), document: null }) };
    }
    case 'circular.dated':
      return { ...state, circulars: changed(circulars, fact.circular, { deadline: fact.deadline }) };
    case 'circular.replied': {
      const { circular, entity, receivedAt } = fact;
      const replies = new Map(circulars.get(circular)?.replies).set(entity, { entity, receivedAt, seq, by: by.seat });
      return { ...state, circulars: changed(circulars, circular, { replies }) };
    }
    case 'reply.struck': {
      const replies = without(circulars.get(fact.circular)?.replies ?? new Map(), fact.entity);
      return { ...state, circulars: changed(circulars, fact.circular, { replies }) };
    }
    case 'circular.concluded':
      return { ...state, circulars: changed(circulars, fact.circular, { document: fact.document }) };
    default:
      return unreachable(fact);
  }
}
