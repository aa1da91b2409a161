/** Mistakes about how a State lifts what it holds. */
import { granting, type Mistake } from './mistaking.ts';

export const ABOUT_LIFTING: readonly Mistake[] = [
  {
    what: 'an objection is lifted for words of which a suggestion waits',
    rules: granting('suggestions-left', (command) =>
      command.do === 'withdraw' ? { type: 'position.withdrawn', position: command.position, stated: false } : null,
    ),
    seen: 'words that wait to be others',
  },
];
