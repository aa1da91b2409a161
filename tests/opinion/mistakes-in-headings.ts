/** Mistakes with headings, and with what is gone under them. */
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { adoption, type Mistake, onText, withBlock } from './mistaking.ts';
import { RULES } from './rules.ts';

export const ABOUT_HEADINGS: readonly Mistake[] = [
  {
    what: 'a heading that governs nothing is adopted unagreed',
    rules: {
      ...RULES,
      decide: (state, command, by, now, ...rest) => {
        const decision = RULES.decide(state, command, by, now, ...rest);
        const { blocks = [], code } = decision.ok ? { code: null } : decision.refusal;
        const headings = blocks.every((id) => state.layout.alone.has(id));
        if (code !== 'not-agreed' || !headings) return decision;
        if (command.do === 'adopt' && state.adoptionCall !== null && now >= state.adoptionCall.from + 15_000)
          return { ok: true, act: { ...adoption(command), type: 'opinion.adopted', dropped: [], openSeconds: 60 } };
        if (command.do !== 'call-adoption') return decision;
        return { ok: true, act: { ...adoption(command), type: 'adoption.called', minSeconds: 15 } };
      },
    },
    seen: 'adopted',
  },
  {
    what: 'a heading stays declared though it governs something now',
    rules: onText((_, before, after) =>
      [...before.blocks.values()].reduce((state, { id, declared: old }) => {
        const now = after.blocks.get(id)?.reopened;
        return now?.cause === 'governs' && now.seq === after.seq ? withBlock(state, id, { declared: old }) : state;
      }, after),
    ),
    seen: 'agreed without a standing declaration on these words',
  },
  {
    what: 'a call on a heading goes on though it governs something now',
    rules: onText((_, before, after) =>
      [...before.layout.alone].reduce((state, id) => {
        const call = before.blocks.get(id)?.call;
        return call && call.hash === after.blocks.get(id)?.hash ? withBlock(state, id, { call }) : state;
      }, after),
    ),
    seen: 'a call on a heading that governs something',
  },
  {
    what: 'a hold on a heading lets go of what is deleted under it',
    rules: onText((_, __, after) =>
      [...after.blocks.values()].reduce(
        (state, { id, goneUnder }) => (goneUnder === null ? state : withBlock(state, id, { goneUnder: null })),
        after,
      ),
    ),
    seen: 'a hold on a heading let go of what was deleted under it',
  },
  {
    what: 'a tabled heading goes without a trace',
    rules: onText((_, __, after) =>
      [...after.blocks.values()].reduce(
        (state, { id, kind, tabled }) => (tabled && isHeading(kind) ? withBlock(state, id, { tabled: false }) : state),
        after,
      ),
    ),
    seen: 'tabled words that are gone are not listed',
  },
];
