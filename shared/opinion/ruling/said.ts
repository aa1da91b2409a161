/** For the record: dissociations and statements. They hold nothing, so an adopted opinion takes them too, until the report is closed. */
import type { Command } from '../command.ts';
import type { Target } from '../entry.ts';
import type { Refusal } from '../refusal.ts';
import { RIGHTS } from '../rights.ts';
import type { BlockId } from '../vocabulary.ts';
import { type Decision, type Ground, isGoverning, isReported, noReason, paragraphOf, unless } from './ground.ts';

type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** Standing aside is from a consensus: of what was closed without one there is nothing to stand aside from. */
export function dissociate(ground: Ground, { blocks }: Ask<'dissociate'>): Decision {
  const { register, actor } = ground;
  const { hold, chair, office } = RIGHTS[actor.capacity];
  const once = [...new Set(blocks)];
  const other: Refusal | null = hold ? null : { code: chair || office ? 'chair-is-neutral' : 'not-a-member-state' };
  const before = register.dissociations.some(({ entity }) => entity === actor.entity);
  return unless(
    [
      register.phase === 'not-adopted' ? { code: 'opinion-closed' } : null,
      other,
      isReported(ground),
      once.length === 0 && !before ? { code: 'no-such-position' } : null,
      notNamed(ground, once),
    ],
    () => ({ type: 'dissociated', targets: once.map((block): Target => ({ block, hash: paragraphOf(ground, block)?.hash ?? null })) }),
  );
}

export function makeStatement(ground: Ground, { block, kind, statement, corrects }: Ask<'make-statement'>): Decision {
  const { comment, chair, office } = RIGHTS[ground.actor.capacity];
  return unless(
    [
      comment || chair || office ? null : { code: 'read-only' },
      isReported(ground),
      noReason(statement),
      block === null ? null : notNamed(ground, [block]),
      corrects === undefined ? null : notOwn(ground, corrects),
    ],
    () => ({ type: 'statement.made', kind, block, corrects: corrects ?? null }),
  );
}

function notNamed(ground: Ground, ids: readonly BlockId[]): Refusal | null {
  const unknown = ids.filter((id) => (paragraphOf(ground, id)?.status ?? null) === null);
  if (unknown.length === 0) return null;
  const there = unknown.flatMap((id) => paragraphOf(ground, id) ?? []);
  return {
    code: there.length === unknown.length && there.every(isGoverning) ? 'heading-takes-none' : 'no-such-paragraph',
    blocks: unknown,
  };
}

/** Of a chain of corrections the last is corrected. */
function notOwn({ register, actor }: Ground, corrects: number): Refusal | null {
  const found = register.statements.find(({ seq }) => seq === corrects);
  if (found === undefined || found.corrected) return { code: 'no-such-position' };
  return found.entity === actor.entity ? null : { code: 'not-your-position', entities: [found.entity] };
}
