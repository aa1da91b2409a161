/** A thread as one seat is shown it. */
import type { AskedAudience, Audience } from '../../shared/comments/audience.ts';
import type { MessageId } from '../../shared/comments/command.ts';
import { type CommentsGround, mayWith, notWriting } from '../../shared/comments/decide.ts';
import type { SeenThread } from '../../shared/comments/seen.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { ShownThread } from '../../shared/wire/comments.ts';

type SaidAt = (seq: number) => ActNote | null;

/** One's own delegation is the only one that one hears of. */
export const showAudience = (audience: Audience): AskedAudience => (audience.of === 'delegation' ? { of: 'delegation' } : audience);

/** The quotation goes with the words of the first message. */
export function showAnchor({ anchor, opened, messages: [first] }: SeenThread, said: SaidAt): ShownThread['anchor'] {
  if (anchor.on === 'position') return anchor;
  return { ...anchor, quote: (opened !== null && first !== undefined && said(first.seq)?.words) || null };
}

/** `isAsked`: the messages that are shown of it. */
export function showThread(view: SeenThread, ground: CommentsGround, said: SaidAt, isAsked: (message: MessageId) => boolean): ShownThread {
  const writes = notWriting(ground) === null;
  return {
    id: view.id,
    audience: showAudience(ground.audience),
    anchor: showAnchor(view, said),
    opened: view.opened,
    messages: view.messages
      .filter(({ id }) => isAsked(id))
      .map((message) => {
        const { id, seq, by, entity, at, corrects, mentions, asks, stays, erased, erasureAsked } = message;
        const words = erased ? null : said(seq);
        return {
          ...{ id, by, entity, at, corrects, mentions, asks, stays },
          person: words?.person ?? null,
          text: words?.text ?? null,
          may: mayWith(ground, message),
          erasureAsked: erasureAsked !== null && !erased,
        };
      }),
    resolved: view.resolved,
    may: { reply: writes, resolve: writes && view.resolved === null, reopen: writes && view.resolved !== null },
  };
}
