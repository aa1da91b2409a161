/** Mistakes about editorial changes of agreed text. */
import { withBlocks } from '../../shared/opinion/blocks.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { adopted, adoption, granting, type Mistake, onText } from './mistaking.ts';
import { RULES, type Rules } from './rules.ts';

/** The paragraph of a proposal or of a confirmed change. */
const blockOf = ({ blocks }: OpinionState, of: number): BlockId | undefined =>
  [...blocks.values()].find(({ proposed, declared }) => proposed?.seq === of || declared?.successors.some(({ seq }) => seq === of))?.id;

/** Carries out what was refused with this code. */
const carryingOut = (name: 'confirm-editorial' | 'contest-editorial', code: Refusal['code']): Rules => ({
  ...RULES,
  decide: (state: OpinionState, command: Command, ...rest) => {
    const decision = RULES.decide(state, command, ...rest);
    const block = command.do === name && !decision.ok && decision.refusal.code === code ? blockOf(state, command.of) : undefined;
    if (block === undefined || command.do !== name) return decision;
    return { ok: true, act: null, edit: { command: name, block, of: command.of, seconds: 86_400 } };
  },
});

/** Proposes and confirms what was refused with this code. */
const heedless = (code: Refusal['code']): Rules => ({
  ...RULES,
  decide: (state, command, by, now, seen, here) => {
    const decision = carryingOut('confirm-editorial', code).decide(state, command, by, now, seen, here);
    if (command.do !== 'propose-editorial' || decision.ok || decision.refusal.code !== code) return decision;
    const { block, exact } = command;
    const to = here.edited === undefined || 'fault' in here.edited ? null : here.edited;
    const was = { hash: state.blocks.get(block)?.hash ?? '', exact };
    return to === null ? decision : { ok: true, act: { type: 'editorial.proposed', block, was, to } };
  },
});

export const ABOUT_EDITORIALS: readonly Mistake[] = [
  {
    what: 'anybody confirms an editorial change',
    rules: carryingOut('confirm-editorial', 'not-chair'),
    seen: 'an editorial change was confirmed by another',
  },
  {
    what: 'the secretariat confirms its own editorial change',
    rules: carryingOut('confirm-editorial', 'editorial-needs-two'),
    seen: 'an editorial change was confirmed by another',
  },
  {
    what: 'the chair undoes an editorial change',
    rules: carryingOut('contest-editorial', 'not-a-member-state'),
    seen: 'an editorial change was undone by another',
  },
  {
    what: 'an editorial change in the call for adoption',
    rules: carryingOut('confirm-editorial', 'call-open'),
    seen: 'an editorial change in the call for adoption',
  },
  {
    what: 'what a condition waits for is edited',
    rules: heedless('objection-stands'),
    seen: 'an editorial change of words that a condition waits for',
  },
  {
    what: 'one editorial change after another',
    rules: heedless('not-editorial'),
    seen: 'a second editorial change',
  },
  {
    what: 'anybody proposes an editorial change',
    rules: granting('not-secretariat', (command, state) => {
      const block = command.do === 'propose-editorial' ? state.blocks.get(command.block) : undefined;
      const was = { hash: block?.hash ?? '', exact: block?.exact ?? '' };
      return block === undefined ? null : { type: 'editorial.proposed', block: block.id, was, to: was };
    }),
    seen: 'an editorial change was proposed by another',
  },
  {
    what: 'agreement follows every edit, editorial or not',
    rules: onText(({ changes }, _, after) => ({
      ...after,
      blocks: withBlocks(
        after.blocks,
        changes.map(({ id }) => id),
        (one) => (one.declared === null || one.hash === null ? one : { ...one, declared: { ...one.declared, hash: one.hash } }),
      ),
    })),
    seen: 'agreed without a standing declaration on these words',
  },
  {
    what: 'what was undone is agreed still',
    rules: onText(({ carriesOut }, before, after) => {
      if (carriesOut?.command !== 'contest-editorial') return after;
      const { successors = [] } = before.blocks.get(carriesOut.block)?.declared ?? {};
      const kept = (one: { readonly declared: object | null }) => ({ ...one.declared, successors });
      return { ...after, blocks: withBlocks(after.blocks, [carriesOut.block], (one) => ({ ...one, declared: kept(one) as never })) };
    }),
    seen: 'agreed without a standing declaration on these words',
    first: 2_900,
  },
  {
    what: 'an editorial change keeps nothing from adoption',
    rules: {
      ...granting('editorial-waits', (command) =>
        command.do === 'call-adoption' ? { type: 'adoption.called', ...adoption(command), minSeconds: 15 } : adopted(command),
      ),
      standing: (state) => {
        const shown = RULES.standing(state);
        return { ...shown, blockers: shown.blockers.filter(({ code }) => code !== 'editorial-waits') };
      },
    },
    seen: 'adopted before an editorial change had stood',
  },
];
