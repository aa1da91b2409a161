/** Mistakes about appeals. */
import { granting, type Mistake, onAct } from './mistaking.ts';

export const ABOUT_APPEALS: readonly Mistake[] = [
  {
    what: 'adopted with an appeal pending',
    rules: granting('appeal-pending', (command) =>
      command.do === 'call-adoption'
        ? { type: 'adoption.called', docHash: command.docHash, textHash: command.textHash, minSeconds: 15, present: [] }
        : command.do === 'adopt'
          ? { type: 'opinion.adopted', docHash: command.docHash, textHash: command.textHash, present: [], dropped: [], openSeconds: 60 }
          : null,
    ),
    // whichever comes first: nothing else was looked at where that was granted
    seen: 'adopted',
  },
  {
    what: 'closed with an appeal pending',
    rules: granting('appeal-pending', (command) =>
      command.do === 'close-without-adoption' ? { type: 'opinion.closed', outcome: command.outcome } : null,
    ),
    seen: 'closed over an appeal',
  },
  {
    what: 'whoever likes records the end of an appeal',
    rules: granting('not-secretariat', (command) =>
      command.do === 'record-appeal' ? { type: 'appeal.ended', of: command.of, end: command.end } : null,
    ),
    seen: 'an appeal',
  },
  {
    what: 'the next call of the chair ends an appeal',
    rules: onAct('call.opened', (_, __, after) => ({ ...after, appeals: after.appeals.filter(({ ended }) => ended !== null) })),
    seen: 'an appeal vanished',
  },
  {
    what: 'another State enters an appeal for a State',
    rules: granting('not-your-position', (command) =>
      command.do === 'appeal' && command.enteredFor ? { type: 'appeal.made', of: command.of, ...command.enteredFor } : null,
    ),
    seen: 'somebody appealed for a State',
  },
  {
    what: 'a State appeals again and again',
    rules: granting('already-appealed', (command) => (command.do === 'appeal' ? { type: 'appeal.made', of: command.of } : null)),
    seen: 'a State appealed twice',
  },
];
