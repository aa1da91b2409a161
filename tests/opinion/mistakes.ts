/** The rules with one mistake each, as a careless change could make it. */
import { ABOUT_ADOPTION } from './mistakes-adoption.ts';
import { ABOUT_APPEALS } from './mistakes-appeals.ts';
import { ABOUT_CONDITIONS } from './mistakes-conditions.ts';
import { ABOUT_EDITORIALS } from './mistakes-editorial.ts';
import { ABOUT_ENTERED } from './mistakes-entered.ts';
import { ABOUT_HEADINGS } from './mistakes-in-headings.ts';
import { ABOUT_INSTRUCTIONS } from './mistakes-instructions.ts';
import { ABOUT_LIFTING } from './mistakes-lifting.ts';
import { ABOUT_PACKAGES } from './mistakes-packages.ts';
import { adopted, declared, folding, granting, type Mistake, onAct, onText, withBlock, without } from './mistaking.ts';
import { RULES } from './rules.ts';
import { CHAIR } from './world.ts';

export const MISTAKES: readonly Mistake[] = [
  ...ABOUT_ENTERED,
  ...ABOUT_LIFTING,
  ...ABOUT_INSTRUCTIONS,
  ...ABOUT_CONDITIONS,
  ...ABOUT_PACKAGES,
  ...ABOUT_APPEALS,
  ...ABOUT_ADOPTION,
  ...ABOUT_EDITORIALS,
  {
    what: 'an adviser lifts what waits for the head',
    rules: granting('head-decides', (command) =>
      command.do === 'withdraw' ? { type: 'position.withdrawn', position: command.position, stated: false } : null,
    ),
    seen: 'a hold was lifted without the head',
  },
  {
    what: 'an edit clears the objections to a paragraph',
    rules: onText(({ changes }, _, after) => without(after, ({ block }) => changes.some(({ id }) => id === block))),
    seen: 'vanished',
  },
  {
    what: 'a deletion takes the objections along',
    rules: onText((_, __, after) => without(after, ({ block }) => block !== null && after.blocks.get(block)?.hash === null)),
    seen: '',
  },
  {
    what: 'a note replaces a hold',
    rules: onAct('position.raised', ({ kind, entity, block }, _, after) =>
      kind === 'support' || kind === 'reservation'
        ? without(after, (one) => one.entity === entity && one.block === block && one.kind === 'objection')
        : after,
    ),
    seen: 'a hold vanished',
  },
  {
    what: 'a declaration lifts what stood against it',
    rules: granting('objection-stands', declared),
    seen: 'declared',
  },
  {
    what: 'the chair lifts an objection',
    rules: granting('not-your-position', (command) =>
      command.do === 'withdraw' ? { type: 'position.withdrawn', position: command.position, stated: false } : null,
    ),
    seen: 'a hold was lifted by another',
  },
  {
    what: 'no objections during a call',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) =>
        command.do === 'raise-objection' && command.block !== null && state.blocks.get(command.block)?.call
          ? { ok: false, refusal: { code: 'call-open' } }
          : RULES.decide(state, command, ...rest),
    },
    seen: 'an objection was refused: call-open',
  },
  {
    what: 'no objections when all is over',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) =>
        state.phase === 'not-adopted' ? { ok: false, refusal: { code: 'opinion-closed' } } : RULES.decide(state, command, ...rest),
    },
    seen: 'an objection was refused: opinion-closed',
  },
  {
    what: 'the minimum time is not looked at',
    rules: granting('call-too-short', declared),
    seen: 'declared too early',
  },
  {
    what: 'brackets are not looked at',
    rules: granting('brackets-left', (command) =>
      command.do === 'call'
        ? { type: 'call.opened', targets: command.targets, minSeconds: 15, deadline: null, present: [] }
        : declared(command),
    ),
    // Whichever comes first: declared unsettled, or a call that was granted on words long gone.
    seen: '',
  },
  {
    what: 'declared on words that are no longer the text',
    rules: granting('text-changed', declared),
    seen: 'declared',
  },
  {
    what: 'agreement survives an edit',
    rules: {
      ...RULES,
      standing: (state) => {
        const shown = RULES.standing(state);
        return {
          ...shown,
          paragraphs: shown.paragraphs.map((one) => (one.declared?.stands && one.status !== null ? { ...one, status: 'agreed' } : one)),
        };
      },
    },
    seen: 'agreed', // with brackets, under an unsettled heading, or without a declaration: whichever comes first
  },
  {
    what: 'the withdrawal of a late objection brings the agreement back',
    rules: onAct('position.withdrawn', ({ position }, before, after) => {
      const { block, kind } = before.positions.get(position) ?? { block: null, kind: 'support' };
      const old = block === null ? null : after.blocks.get(block)?.declared;
      return block !== null && kind === 'objection' && old ? withBlock(after, block, { declared: { ...old, stands: true } }) : after;
    }),
    seen: 'agreed',
  },
  {
    what: 'the date of a request agrees',
    rules: onAct('time.lapsed', ({ position }, before, after) => {
      const block = before.positions.get(position)?.block;
      const old = block ? after.blocks.get(block)?.declared : null;
      return block && old ? withBlock(after, block, { declared: { ...old, stands: true } }) : after;
    }),
    seen: 'agreed',
  },
  {
    what: 'an objection against agreed text does not cancel',
    rules: onAct('position.raised', ({ block }, before, after) => {
      const old = block === null ? null : before.blocks.get(block)?.declared;
      return block !== null && old ? withBlock(after, block, { declared: old }) : after;
    }),
    seen: 'agreed',
  },
  {
    what: 'adopted with whatever stands in the way',
    rules: granting('not-agreed', adopted),
    seen: 'adopted',
  },
  {
    what: 'adopted against an objection to the whole',
    rules: granting('objection-stands', adopted),
    seen: 'adopted',
  },
  {
    what: 'adopted without a call',
    rules: granting('no-call-open', adopted),
    seen: 'adopted too early',
  },
  {
    what: 'a declaration is undone whenever',
    rules: granting('undo-too-late', (command) => (command.do === 'undo' ? { type: 'declaration.undone', of: command.of } : null)),
    seen: 'a declaration was undone too late',
  },
  {
    what: 'adopted text changes',
    rules: granting('opinion-adopted', (command) =>
      command.do === 'support'
        ? {
            type: 'policy.changed',
            policy: { editing: 'co-edit', minCallSeconds: 15, undoSeconds: 10, maxTimeDays: 28, silenceHours: 72, publicNames: true },
          }
        : null,
    ),
    seen: 'an adopted opinion changed',
  },
  {
    what: 'names that are released are those of before too',
    rules: onAct('policy.changed', (_, __, after) => ({ ...after, names: after.names && { ...after.names, from: 1 } })),
    seen: 'the public is told a name of before',
  },
  {
    what: 'a call outlives the words it was about',
    rules: onText(({ changes }, before, after) =>
      changes.reduce((state, { id }) => {
        const call = before.blocks.get(id)?.call;
        return call ? withBlock(state, id, { call }) : state;
      }, after),
    ),
    seen: 'a call on other words',
  },
  {
    what: 'an objection ends a live call',
    rules: onAct('position.raised', ({ block, kind }, _, after) =>
      block !== null && kind === 'objection' ? withBlock(after, block, { call: null }) : after,
    ),
    seen: 'a position and a call',
  },
  {
    what: 'a withdrawal does not start the minimum time again',
    rules: onAct('position.withdrawn', (_, before, after) => ({ ...after, blocks: before.blocks })),
    seen: 'the minimum time did not start again',
  },
  {
    what: 'the call for adoption outlives an objection',
    rules: onAct('position.raised', (_, before, after) => ({ ...after, adoptionCall: before.adoptionCall })),
    seen: 'a hold and the call for adoption',
  },
  {
    what: 'words that move leave the objection behind',
    rules: onText((_, before, after) => ({ ...after, flows: before.flows })),
    seen: 'words left a position behind',
  },
  {
    what: 'a paragraph that is gone is forgotten',
    rules: onText((_, __, after) => ({ ...after, layout: { ...after.layout, all: after.layout.order } })),
    // whichever comes first: a position counts nowhere, or words that were tabled are not listed
    seen: '',
  },
  {
    what: 'a time request lapses early',
    rules: folding((_, __, after) => without(after, ({ kind, until }) => kind === 'time' && (until ?? 0) < after.at + 60_000)),
    seen: 'a hold vanished',
  },
  {
    what: 'a delegate of another State drops a carried objection',
    rules: {
      ...RULES,
      decide: (state, command, actor, ...rest) => {
        const own = command.do === 'drop-carried' ? state.positions.get(command.position)?.entity : undefined;
        return RULES.decide(
          state,
          command,
          own === undefined || actor === CHAIR ? actor : { ...actor, entity: own, capacity: 'member-state' },
          ...rest,
        );
      },
    },
    seen: 'a hold was dropped by another',
  },
  {
    what: 'an abstention takes the place of an objection',
    rules: onAct('position.raised', ({ kind, entity, block }, before, after) =>
      kind === 'abstain'
        ? without(after, (one) => one.kind === 'objection' && one.entity === entity && one.block === block && before.positions.has(one.id))
        : after,
    ),
    seen: 'a hold vanished',
    first: 2_300,
  },
  {
    what: 'a reservation takes the place of a condition',
    rules: onAct('position.raised', ({ kind, entity, block }, _, after) =>
      kind === 'reservation' ? without(after, (one) => one.kind === 'conditional' && one.entity === entity && one.block === block) : after,
    ),
    seen: 'a condition was lifted by another',
  },
  {
    what: 'adopted over a condition',
    rules: granting('linked-open', (command) =>
      command.do === 'call-adoption'
        ? { type: 'adoption.called', docHash: command.docHash, textHash: command.textHash, minSeconds: 15, present: [] }
        : adopted(command),
    ),
    seen: 'adopted',
  },
  {
    what: 'an objection ends because the chair heard it withdrawn',
    rules: onAct('withdrawal.noted', ({ position }, _, after) => without(after, ({ id, kind }) => id === position && kind === 'objection')),
    seen: 'a position went because the chair heard so',
  },
  {
    what: 'a paragraph that goes to a drafting group loses its call',
    rules: onAct('paragraphs.referred', ({ blocks }, _, after) => withBlock(after, blocks[0] ?? '', { call: null })),
    seen: 'more than the referrals changed',
  },
  {
    what: 'a declaration leaves the paragraph with its drafting group',
    rules: {
      ...RULES,
      standing: (state) => {
        const shown = RULES.standing(state);
        const paragraphs = shown.paragraphs.map((one) => {
          const referral = state.referrals.get(one.id);
          return referral === undefined ? one : { ...one, referred: { ...referral, note: null } };
        });
        return { ...shown, paragraphs };
      },
    },
    seen: 'what is agreed is with a drafting group',
  },
  {
    what: 'a statement ends the call for adoption',
    rules: onAct('statement.made', (_, __, after) => (after.adoptionCall === null ? after : { ...after, adoptionCall: null })),
    seen: 'more than the statements changed',
  },
  {
    what: 'a statement is made for a report that is closed',
    rules: granting('opinion-closed', (command) =>
      command.do === 'make-statement' ? { type: 'statement.made', kind: command.kind, block: command.block, corrects: null } : null,
    ),
    seen: 'said for a report that is closed',
  },
  {
    what: 'nobody supports anything once the report is closed',
    rules: {
      ...RULES,
      decide: (state, command, actor, now, seen, here) =>
        here.reported && command.do === 'support'
          ? { ok: false, refusal: { code: 'opinion-closed' } }
          : RULES.decide(state, command, actor, now, seen, here),
    },
    seen: 'the report closed more than the record',
  },
  {
    what: 'the chair declares by a clock that is in doubt',
    rules: granting('clock-doubted', declared),
    seen: 'decided by a clock that is in doubt',
  },
  {
    what: 'nobody asks for time while the clock is in doubt',
    rules: {
      ...RULES,
      decide: (state, command, actor, now, seen, here) =>
        here.clockDoubted && command.do === 'ask-time'
          ? { ok: false, refusal: { code: 'clock-doubted' } }
          : RULES.decide(state, command, actor, now, seen, here),
    },
    seen: 'a clock in doubt stopped more than the gavel',
  },
  {
    what: 'a company corrects what a State has said',
    rules: granting('not-your-position', (command) =>
      command.do === 'make-statement'
        ? { type: 'statement.made', kind: command.kind, block: command.block, corrects: command.corrects ?? null }
        : null,
    ),
    seen: 'somebody corrected what another has said',
    first: 3_400,
  },
  {
    what: 'a paragraph under discussion loses its call',
    rules: onAct('focus.set', ({ block }, _, after) => (block === null ? after : withBlock(after, block, { call: null }))),
    seen: 'more than the focus changed',
  },
  {
    what: 'a paragraph that is gone stays under discussion',
    rules: { ...RULES, standing: (state) => ({ ...RULES.standing(state), focus: state.focus }) },
    seen: 'the focus is on what is not there',
  },
  {
    what: 'what was said of the report is gone once it is final',
    rules: onAct('report.finished', (_, __, after) => without(after, () => true)),
    seen: 'more than the finish changed',
  },
  {
    what: 'a suggestion is settled in a report that is final',
    rules: {
      ...RULES,
      decide: (state, command, ...rest) => {
        const decision = RULES.decide(state, command, ...rest);
        const granted = command.do === 'settle' && !decision.ok && decision.refusal.code === 'report-final';
        return granted ? { ok: true, act: null, edit: { ...command, command: 'settle', verdict: 'accept' } } : decision;
      },
    },
    seen: 'the text of a final report changed',
  },
  {
    what: 'the chair marks the report as final',
    rules: granting('not-secretariat', (command) =>
      command.do === 'finish-report' ? { type: 'report.finished', textHash: command.textHash } : null,
    ),
    seen: 'somebody else marked a text as final',
  },
  {
    what: 'what went along with words stays where they were taken back',
    rules: onText((_, __, after) => ({ ...after, flows: after.flows.map((flow) => ({ ...flow, was: null })) })),
    seen: 'what was taken back still counts',
  },
  {
    what: 'what a join took along is let go as soon as its source is back, with whatever words',
    rules: onText((_, __, after) => ({
      ...after,
      flows: after.flows.map((flow) => (flow.how === 'join' || flow.how === 'replace' ? { ...flow, was: null } : flow)),
    })),
    seen: 'joined words left a position behind',
  },
  ...ABOUT_HEADINGS,
  {
    what: 'the report is taken for an opinion',
    rules: onAct('opinion.created', (_, __, after) => ({ ...after, kind: 'opinion' })),
    seen: 'consensus asked for on the report',
  },
  {
    what: 'the fold depends on something else than the log',
    rules: { ...RULES, evolve: (before, entry) => ({ ...RULES.evolve(before, entry), title: String(performance.now()) }) },
    // whichever comes first: another fold, or an act that changes more than its own
    seen: '',
  },
];
