/** Mistakes about instructions that are pending. */
import { granting, type Mistake, onAct, without } from './mistaking.ts';

export const ABOUT_INSTRUCTIONS: readonly Mistake[] = [
  {
    what: 'silence about instructions is agreement once the opinion is adopted',
    rules: onAct('opinion.adopted', (_, __, after) => ({ ...after, adopting: after.adopting && { ...after.adopting, pending: [] } })),
    seen: 'silence became agreement',
  },
  {
    what: 'what is declared ends the wait for instructions',
    rules: onAct('paragraph.declared', (_, __, after) => without(after, ({ kind }) => kind === 'ad-referendum')),
    seen: 'a position vanished',
  },
  {
    what: 'instructions come after adoption without a word',
    rules: granting('reason-missing', (command) =>
      command.do === 'withdraw' ? { type: 'position.withdrawn', position: command.position, stated: false } : null,
    ),
    seen: 'instructions came without a word',
  },
  {
    what: 'that instructions have come is not written beside the adoption',
    rules: onAct('position.withdrawn', (_, before, after) => ({ ...after, adopted: before.adopted })),
    seen: 'instructions that came are not named',
  },
];
