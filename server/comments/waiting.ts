/** What waits for a body beside the texts that go on, as far as one of its seats reads it. */
import { type SeenThread, seen } from '../../shared/comments/seen.ts';
import type { Message } from '../../shared/comments/state.ts';
import { type Unanswered, unanswered } from '../../shared/comments/unanswered.ts';
import type { EntityId, PositionId } from '../../shared/opinion/vocabulary.ts';
import type { Looking } from './list.ts';

interface WaitsFor<One extends Looking> extends Unanswered {
  readonly look: One;
  readonly opinion: string;
  readonly view: SeenThread;
}

interface Texts {
  /** Those that are not adopted or closed. */
  readonly open: ReadonlySet<string>;
  /** Does this position stand? Asked for each question that waits, and for nothing else: it may load the text. */
  readonly stands: (opinion: string, position: PositionId) => Promise<boolean>;
}

/** Texts that are loaded to see whether an objection stands: whoever asks in more of them has what is asked told as if it did. */
const MOST_LOADED = 20;

/** `matters`: left out are threads whose last message does not; all do where nothing is said. */
export async function waitingFor<One extends Looking>(
  entity: EntityId,
  looks: readonly One[],
  { open, stands }: Texts,
  matters: (look: One, last: Message) => boolean = () => true,
): Promise<readonly WaitsFor<One>[]> {
  const found: WaitsFor<One>[] = [];
  const loaded = new Set<string>();
  const isOver = async (opinion: string, position: PositionId): Promise<boolean> => {
    if (!loaded.has(opinion) && loaded.size >= MOST_LOADED) return false;
    loaded.add(opinion);
    return !(await stands(opinion, position));
  };
  for (const look of looks)
    for (const [opinion, { threads }] of look.log.state.margins)
      for (const thread of open.has(opinion) ? threads.values() : []) {
        const last = thread.messages.at(thread.messages.length - 1);
        if (last === undefined || !matters(look, last)) continue;
        const view = seen(look, thread);
        const waits = view && unanswered(view, entity);
        if (view === null || waits === null) continue;
        // its State has answered it by ending the objection, in whatever way
        const hasEnded = waits.why === 'question' && view.anchor.on === 'position' && (await isOver(opinion, view.anchor.position));
        const left = hasEnded ? unanswered(view, entity, false) : waits;
        if (left !== null) found.push({ look, opinion, view, ...left });
      }
  return found;
}
