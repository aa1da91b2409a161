/** Mistakes about packages: paragraphs to which a State agrees if others are agreed. */
import type { Mistake } from './mistaking.ts';
import { RULES } from './rules.ts';

export const ABOUT_PACKAGES: readonly Mistake[] = [
  {
    what: 'a package from an old screen lets go of what the earlier one counts on',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) => {
        const decision = RULES.decide(state, command, ...rest);
        if (command.do !== 'make-conditional' || !decision.ok || decision.act?.type !== 'position.raised') return decision;
        const links = decision.act.links?.filter((link) => command.links.some(({ block }) => block === link.block)) ?? [];
        return { ok: true, act: { ...decision.act, links } };
      },
    },
    seen: 'a condition took the place of one that was linked further',
  },
];
