/** Mistakes about what a State has not said: what was entered for it, and what its instructions will be. */
import { granting, type Mistake, onAct, without } from './mistaking.ts';
import { RULES } from './rules.ts';

export const ABOUT_ENTERED: readonly Mistake[] = [
  {
    what: 'silence about instructions is agreement once the opinion is adopted',
    rules: onAct('opinion.adopted', (_, __, after) => ({ ...after, adopting: after.adopting && { ...after.adopting, pending: [] } })),
    seen: 'silence became agreement',
  },
  {
    what: 'what is entered takes the place of what the State raised itself',
    rules: onAct('position.raised', ({ via, kind, entity, block }, before, after) =>
      via === 'screen'
        ? after
        : without(
            after,
            (one) => one.kind === kind && one.entity === entity && one.block === block && !one.entered && before.positions.has(one.id),
          ),
    ),
    seen: 'vanished',
  },
  {
    what: 'a reservation that its State has not confirmed is appended',
    rules: {
      ...RULES,
      standing: (state) => {
        const shown = RULES.standing(state);
        const own = (one: (typeof shown.positions)[number]) => ({ ...one, entered: false });
        return { ...shown, paragraphs: shown.paragraphs.map((one) => ({ ...one, positions: one.positions.map(own) })) };
      },
    },
    seen: 'appended, and its State has not said so',
  },
  {
    what: 'what the State raises itself ends what was entered for it',
    rules: onAct('position.raised', ({ via, entity, block }, _, after) =>
      via === 'screen' ? without(after, (one) => one.entity === entity && one.block === block && one.entered) : after,
    ),
    seen: 'vanished',
  },
  {
    what: 'the chair disowns what it entered',
    rules: granting('not-your-position', (command) =>
      command.do === 'disown' ? { type: 'position.disowned', position: command.position, stated: false } : null,
    ),
    // whichever comes first: answered for a State, or lifted by another
    seen: '',
  },
];
