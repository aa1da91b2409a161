/** Paragraphs that go by command, and come back: granted here, carried out by the room as a text entry. Whoever may type may do it. */
import type { Ask } from './command.ts';
import { type Context, type Decision, notDrafting, paragraphOf, refuse } from './context.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import type { ShownParagraph } from './register.ts';
import { isTooFar, mayType } from './rights.ts';
import type { BlockId } from './vocabulary.ts';

/** A deleted paragraph back with its last words. */
export function restore(context: Context, { block }: Ask<'restore'>): Decision {
  const first = notTyping(context) ?? notBack(context, block);
  return first === null ? { ok: true, act: null, edit: { command: 'restore', block } } : refuse(first);
}

/** All of a deletion back, headings too, but for what is agreed as deleted or under a call. */
export function restoreDeletion(context: Context, { of }: Ask<'restore-deletion'>): Decision {
  const gone = context.gone(of);
  const blocks = gone.filter((id) => paragraphOf(context, id) === undefined || notBack(context, id) === null);
  const kept = gone[0] === undefined ? ({ code: 'no-such-paragraph' } as const) : notBack(context, gone[0]);
  const first = notTyping(context) ?? (blocks.length === 0 ? kept : null);
  return first === null ? { ok: true, act: null, edit: { command: 'restore-deletion', of, blocks } } : refuse(first);
}

/** Many paragraphs at once, as they are on the screen: what a slip of the hand must not do (T42). */
export function removeParagraphs(context: Context, { targets }: Ask<'remove-paragraphs'>): Decision {
  const { register } = context;
  const shown = new Map(register.paragraphs.map((one) => [one.id, one]));
  const those = (code: RefusalCode, isSo: (there: ShownParagraph | undefined, exact: string) => boolean): Refusal | null => {
    const blocks = targets.flatMap(({ block, exact }) => (isSo(shown.get(block), exact) ? block : []));
    return blocks.length === 0 ? null : { code, blocks };
  };
  const first =
    notTyping(context) ??
    those('no-such-paragraph', (there) => there === undefined || there.removed) ??
    those('call-open', (there) => register.adoptionCall !== null || there?.call != null) ??
    those('already-agreed', (there) => there?.closed === true) ??
    those('text-changed', (there, exact) => there?.exact !== exact);
  const blocks = [...new Set(targets.map(({ block }) => block))];
  return first === null ? { ok: true, act: null, edit: { command: 'remove-paragraphs', blocks } } : refuse(first);
}

function notTyping(context: Context): Refusal | null {
  const { actor, register } = context;
  const over = notDrafting(context);
  if (over !== null) return over;
  if (isTooFar(actor, register.policy)) return { code: 'remote-not-allowed' };
  return mayType(actor.capacity, actor.functions, register.policy.editing) ? null : { code: 'read-only' };
}

function notBack(context: Context, block: BlockId): Refusal | null {
  const there = paragraphOf(context, block);
  const blocks = [block];
  if (there?.removed !== true) return { code: 'no-such-paragraph', blocks };
  if (context.register.adoptionCall !== null || there.call !== null) return { code: 'call-open', blocks };
  return there.status === 'agreed' ? { code: 'already-agreed', blocks } : null;
}
