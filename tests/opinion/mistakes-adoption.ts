/** The rules with one mistake each in what an adoption is before it has closed. */
import { type Mistake, onAct } from './mistaking.ts';
import { RULES } from './rules.ts';

export const ABOUT_ADOPTION: readonly Mistake[] = [
  {
    what: 'an adoption closes at once',
    rules: onAct('opinion.adopted', (_, __, after) => {
      const { adopting } = after;
      return { ...after, phase: 'adopted', adopting: null, adopted: adopting };
    }),
    seen: 'adopted before that has closed',
  },
  {
    what: 'an adoption closes whatever time it is',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) =>
        state.adopting !== null && command.do === 'support'
          ? { ok: true, act: { type: 'adoption.closed', of: state.adopting.seq } }
          : RULES.decide(state, command, ...rest),
    },
    seen: 'an adoption closed early',
  },
  {
    what: 'an objection that crossed the adoption is called late',
    rules: {
      ...RULES,
      decide: (state, command, actor, now, seen, here) =>
        RULES.decide(state, command, actor, now, state.adopting === null ? seen : state.seq, here),
    },
    seen: 'a crossing objection was lost',
  },
  {
    what: 'an objection that crossed the adoption is refused',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) =>
        state.adopting !== null && command.do === 'raise-objection'
          ? { ok: false, refusal: { code: 'adoption-open' } }
          : RULES.decide(state, command, ...rest),
    },
    seen: 'an objection was refused: adoption-open',
  },
  {
    what: 'an objection that crossed the adoption leaves it',
    rules: onAct('position.raised', (_, before, after) =>
      before.adopting === null ? after : { ...after, phase: 'adopting', adopting: before.adopting },
    ),
    seen: 'adopted before that has closed, or never',
  },
  {
    what: 'an objection that was too late cancels the adoption',
    rules: {
      ...RULES,
      decide: (state, command, actor, now, seen, here) => {
        const decision = RULES.decide(state, command, actor, now, seen, here);
        if (!decision.ok || decision.act?.type !== 'objection.late') return decision;
        return { ok: true, act: { ...decision.act, type: 'position.raised', kind: 'objection', until: null, endsIf: null } };
      },
    },
    seen: 'a crossing objection was lost',
  },
  {
    what: 'what was late for an adoption that is undone is forgotten',
    rules: onAct('adoption.undone', (_, before, after) => ({ ...after, positions: before.positions })),
    seen: 'a hold vanished',
  },
];
