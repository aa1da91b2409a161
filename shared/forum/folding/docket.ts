import { unreachable } from '../../lib/assert.ts';
import type { Actor } from '../../opinion/actor.ts';
import type { DocketAct, Draft } from '../docket.ts';
import type { ForumState } from '../state.ts';
import { changed } from './map.ts';

/** `state` stands at this entry already. */
export function foldDocket(state: ForumState, fact: DocketAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'draft.presented': {
      const { type: _, ...presented } = fact;
      const stamp = { seq: state.seq, at: state.at, by: by.seat };
      const draft: Draft = { ...presented, ...stamp, supporters: [], titles: [], mergedInto: null };
      const drafts = new Map(state.drafts).set(draft.draft, draft);
      const gone = draft.descent?.how === 'merged' ? draft.descent.of : [];
      return { ...state, drafts: gone.reduce((all, id) => changed(all, id, { mergedInto: draft.draft }), drafts as ForumState['drafts']) };
    }
    case 'draft.renamed': {
      const before = state.drafts.get(fact.draft);
      if (before === undefined) return state;
      const titles = before.title === fact.title ? before.titles : [...before.titles, before.title];
      return { ...state, drafts: changed(state.drafts, fact.draft, { title: fact.title, topic: fact.topic, titles }) };
    }
    case 'draft.supported': {
      const supporters = [...(state.drafts.get(fact.draft)?.supporters ?? []), fact.entity];
      return { ...state, drafts: changed(state.drafts, fact.draft, { supporters }) };
    }
    default:
      return unreachable(fact);
  }
}
