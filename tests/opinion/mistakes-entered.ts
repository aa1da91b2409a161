/** Mistakes about what was entered for a State. */
import { granting, type Mistake, onAct, without } from './mistaking.ts';
import { RULES } from './rules.ts';

export const ABOUT_ENTERED: readonly Mistake[] = [
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
  {
    what: 'another State confirms what was entered',
    rules: granting('not-your-position', (command) =>
      command.do === 'confirm' ? { type: 'position.confirmed', position: command.position } : null,
    ),
    seen: 'somebody answered for a State',
  },
  {
    what: 'of two dates the earlier counts once one is confirmed',
    rules: onAct('position.confirmed', ({ position }, before, after) => {
      const confirmed = after.positions.get(position);
      if (confirmed?.until == null) return after;
      const dates = [...before.positions.values()].flatMap(({ entity, block, until }) =>
        entity === confirmed.entity && block === confirmed.block && until !== null ? [until] : [],
      );
      return { ...after, positions: new Map(after.positions).set(position, { ...confirmed, until: Math.min(...dates) }) };
    }),
    seen: 'a date came sooner because it was confirmed',
    first: 15_000,
  },
  {
    what: 'what was disowned leaves no trace',
    rules: onAct('position.disowned', (_, before, after) => ({ ...after, disowned: before.disowned })),
    seen: 'what was disowned is not listed',
  },
];
