/** The command by which a position of each kind is raised: whoever has a form, and whoever judges an act again, makes it of what was said. */
import type { Command, EnteredFor } from './command.ts';
import type { EndsIf, Link } from './entry.ts';
import { KINDS } from './kinds.ts';
import type { BlockId, Hash, PositionKind } from './vocabulary.ts';

/** `undefined` and empty words: not said. */
interface Asked {
  /** null = the opinion as a whole. */
  readonly block: BlockId | null;
  readonly hash: Hash | null;
  readonly reason?: string | undefined;
  readonly cure?: string | undefined;
  readonly endsIf?: EndsIf | null;
  /** Milliseconds UTC. */
  readonly until?: number | null;
  readonly appended?: string | undefined;
  readonly links?: readonly Link[] | undefined;
  readonly enteredFor?: EnteredFor | undefined;
}

/** null where something is missing without which there is no such position. What a kind does not know is left out. */
export function commandFor(
  kind: PositionKind,
  { block, hash, reason, cure, endsIf, until, appended, links, enteredFor }: Asked,
): Command | null {
  const worded = reason ? { reason } : {};
  const whose = enteredFor ? { enteredFor } : {};
  switch (kind) {
    case 'objection':
      return { do: 'raise-objection', block, hash, ...worded, ...(cure && { cure }), ...(endsIf && { endsIf }), ...whose };
    case 'ad-referendum':
      return { do: 'await-instructions', block, hash, ...worded };
    case 'time':
      return block === null || until == null ? null : { do: 'ask-time', block, hash, until, ...worded, ...whose };
    case 'reservation':
      return block === null ? null : { do: 'reserve', block, hash, ...worded, ...(appended && { appended }), ...whose };
    case 'conditional':
      return block === null || links === undefined ? null : { do: 'make-conditional', block, hash, links, ...worded };
    default:
      return block === null ? null : { do: KINDS[kind].raisedBy, block, hash, ...worded };
  }
}
