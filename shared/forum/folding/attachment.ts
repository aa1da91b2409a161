import { unreachable } from '../../lib/assert.ts';
import type { Actor } from '../../opinion/actor.ts';
import type { AttachmentAct } from '../attachment.ts';
import type { ForumState } from '../state.ts';
import { without } from './map.ts';

/** `state` stands at this entry already. */
export function foldAttachment(state: ForumState, fact: AttachmentAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'file.attached': {
      const { document, file } = fact;
      const attached = { ...file, document, at: state.at, by: by.seat };
      return { ...state, attachments: new Map(state.attachments).set(file.hash, attached) };
    }
    case 'file.detached':
      return { ...state, attachments: without(state.attachments, fact.hash) };
    default:
      return unreachable(fact);
  }
}
