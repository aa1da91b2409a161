/** Mistakes about what a State objects to under a condition, and where those words have gone. */
import { folding, type Mistake, onAct } from './mistaking.ts';
import { RULES } from './rules.ts';

export const ABOUT_CONDITIONS: readonly Mistake[] = [
  {
    what: 'words that were pasted elsewhere are forgotten',
    rules: folding((before, entry) => {
      const { fact } = entry;
      if (fact.type !== 'text' || fact.echoes === undefined) return RULES.evolve(before, entry);
      const { echoes: _, ...forgotten } = fact;
      return RULES.evolve(before, { ...entry, fact: forgotten });
    }),
    seen: '',
  },
  {
    what: 'whoever objects again lets go of where the words stand',
    rules: onAct('position.raised', ({ endsIf }, _, after) => {
      const position = after.positions.get(`p${after.seq}`);
      if (position === undefined || endsIf === null) return after;
      return { ...after, positions: new Map(after.positions).set(position.id, { ...position, echoes: [] }) };
    }),
    seen: '',
  },
  {
    what: 'whoever objects again brings a condition that nobody meant',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) => {
        const decision = RULES.decide(state, command, ...rest);
        if (command.do !== 'raise-objection' || command.enteredFor !== undefined || !decision.ok || decision.act === null) return decision;
        return decision.act.type === 'position.raised' ? { ok: true, act: { ...decision.act, endsIf: command.endsIf ?? null } } : decision;
      },
    },
    seen: 'a hold took the place of one that reached further',
  },
];
