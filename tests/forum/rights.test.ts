/**
 * A1 for the forum: every command it knows, times every seat, held against a table that people review. A command without a row does not
 * compile. Looked at is whether the seat is what stands in the way; own and another delegation are told apart where that makes a difference.
 */
import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumRefusalCode } from '../../shared/forum/refusal.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { actorOf, OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { base, IEG_1, POLICY, run } from './world.ts';

const NEW = CAPACITIES.filter((capacity) => !['member-state', 'chair', 'secretariat', 'sector-member'].includes(capacity));
/** With a seat of every capacity, an open sitting, a motion and a document. */
const state: ForumState = [
  ...NEW.flatMap((id): ForumCommand[] => [
    { do: 'admit-entity', id, code: id.toUpperCase().slice(0, 12), names: { en: id }, capacity: id },
    { do: 'open-seat', seat: `${id}-1`, entity: id, functions: [], remote: false },
  ]),
].reduce<ForumState>((before, command) => run(before, command), base);

const does = (before: ForumState, command: ForumCommand, by: string): ForumState => run(before, command, actorOf(before, by) ?? SERVER);

const EVERYBODY = [...state.seats.keys()];
const CHAIR = 'chair-1';
const DEPUTY = 'chair-2';
const OFFICE = OFFICE_SEAT;
const ARLEN = ['arl-1', 'arl-2'];
const STATES = [...ARLEN, 'bru-1'];
const MEMBERS = [...STATES, 'riv-1'];
const office = [OFFICE];
const FOCAL_POINT = 'arl-1';

/** That the seat is what stands in the way. */
const SEAT: ReadonlySet<ForumRefusalCode> = new Set([
  ...(['not-secretariat', 'not-presiding', 'not-deputy', 'not-your-delegation', 'not-registrar', 'not-a-member-state'] as const),
  ...(['no-floor', 'not-your-request', 'not-an-editor'] as const),
  ...(['not-a-proposer', 'not-a-contributor', 'not-your-contribution', 'own-draft', 'not-your-motion'] as const),
]);

const seat = { functions: [], remote: false } as const;
const plan = { ...IEG_1, meeting: 'ieg-2', code: 'IEG-2' };
const group = { group: 'north', code: 'N', names: { en: 'North' }, members: [] };
const profile = { name: 'F', theme: null, place: null, basis: null, prefix: 'W', decision: null };
const described = { title: 'D', language: 'en', aliases: [], content: { in: 'elsewhere' } } as const;
const FILE = { hash: 'A'.repeat(43), type: 'pdf', language: 'en', bytes: 1 } as const;
const draft = { draft: 'd1', title: 'D', topic: null };
const r1 = { session: 'r1' } as const;
const at = { meeting: 'ieg-1' } as const;
const ITEM = { item: 'i1', title: 'I', opinions: [] } as const;
const onItem = { ...at, item: 'i1' } as const;
const waiting: ForumState = (
  [
    [{ do: 'open-sitting', ...at }, CHAIR],
    [{ do: 'set-agenda', ...at, items: [ITEM] }, CHAIR],
    [{ do: 'ask-floor', ...onItem, kind: 'speak', entity: null, onBehalf: null }, 'arl-1'],
  ] as const satisfies readonly (readonly [ForumCommand, string])[]
).reduce<ForumState>((before, [command, by]) => does(before, command, by), state);
const ASKED = waiting.seq;
const earlier = { title: 'T', symbol: 'S', date: '2018-11-16', language: 'en', bytes: 9, paragraphs: 1 } as const;
const withEarlier = does(state, { do: 'add-precedent', ...earlier }, OFFICE);
/** Everybody but the chair and those who read only. */
const SPEAKERS = EVERYBODY.filter((id) => id !== CHAIR && id !== DEPUTY && id !== 'follower-1');

/** Those who may change a text, if only by suggestions. */
const WRITERS = [OFFICE, ...MEMBERS, 'associate-1', 'academia-1'];

type Rows = { readonly [Do in ForumCommand['do']]: readonly [command: Extract<ForumCommand, { do: Do }>, seats: readonly string[]] };

/** Reviewed by people. */
const REVIEWED: Rows = {
  'create-forum': [{ do: 'create-forum', name: 'F', demo: false }, office],
  'change-forum': [{ do: 'change-forum', ...profile }, office],
  'plan-meeting': [{ do: 'plan-meeting', ...plan }, office],
  'change-meeting': [{ do: 'change-meeting', ...IEG_1 }, office],
  'cancel-meeting': [{ do: 'cancel-meeting', ...at, decision: null }, office],
  'set-deadline': [{ do: 'set-deadline', deadline: 'd', kind: 'drafts', names: { en: 'D' }, at: 1, meeting: null, decision: null }, office],
  'drop-deadline': [{ do: 'drop-deadline', deadline: 'd', decision: null }, office],
  'admit-entity': [{ do: 'admit-entity', id: 'zzz', code: 'ZZZ', names: { en: 'Z' }, capacity: 'observer' }, office],
  'change-entity': [{ do: 'change-entity', id: 'arl', code: 'ARL', names: { en: 'A' } }, office],
  'dismiss-entity': [{ do: 'dismiss-entity', id: 'arl' }, office],
  'open-seat': [{ do: 'open-seat', seat: 's-new', entity: 'arl', ...seat }, [OFFICE, FOCAL_POINT]],
  'change-seat': [{ do: 'change-seat', seat: 'arl-2', ...seat }, [OFFICE, FOCAL_POINT]],
  'hand-over-seat': [{ do: 'hand-over-seat', seat: 'arl-2' }, [OFFICE, FOCAL_POINT]],
  'close-seat': [{ do: 'close-seat', seat: 'arl-2' }, [OFFICE, FOCAL_POINT]],
  'form-group': [{ do: 'form-group', ...group }, office],
  'change-group': [{ do: 'change-group', ...group }, office],
  'dissolve-group': [{ do: 'dissolve-group', group: 'north' }, office],
  'set-meeting-policy': [{ do: 'set-meeting-policy', ...at, policy: POLICY }, [OFFICE, CHAIR]],
  'take-up': [{ do: 'take-up', ...at, opinion: 'o1' }, [OFFICE, CHAIR]],
  'open-sitting': [{ do: 'open-sitting', ...at }, [CHAIR]],
  'suspend-sitting': [{ do: 'suspend-sitting', ...at }, [CHAIR]],
  'resume-sitting': [{ do: 'resume-sitting', ...at }, [CHAIR]],
  'close-sitting': [{ do: 'close-sitting', ...at }, [CHAIR]],
  'close-meeting-report': [{ do: 'close-meeting-report', ...at }, office],
  'reopen-meeting-report': [{ do: 'reopen-meeting-report', ...at, reason: 'R' }, office],
  'set-agenda': [{ do: 'set-agenda', ...at, items: [ITEM] }, [OFFICE, CHAIR]],
  'take-item': [{ do: 'take-item', ...at, at: null }, [OFFICE, CHAIR]],
  'ask-floor': [{ do: 'ask-floor', ...onItem, kind: 'speak', entity: null, onBehalf: null }, SPEAKERS],
  'leave-floor': [{ do: 'leave-floor', ...onItem, request: ASKED }, [OFFICE, CHAIR, ...ARLEN]],
  'give-floor': [{ do: 'give-floor', ...onItem, request: ASKED }, [CHAIR]],
  'end-floor': [{ do: 'end-floor', ...onItem, request: ASKED }, [CHAIR, ...ARLEN]],
  'move-request': [{ do: 'move-request', ...onItem, request: ASKED, before: null }, [OFFICE, CHAIR]],
  'set-list': [{ do: 'set-list', ...onItem, closed: true, seconds: null }, [CHAIR]],
  'ask-for-gavel': [{ do: 'ask-for-gavel' }, [DEPUTY]],
  // the secretariat may with the deputy that asks: gavel-not-asked is not about the seat
  'hand-gavel': [{ do: 'hand-gavel', to: DEPUTY }, [CHAIR, OFFICE]],
  'register-document': [
    { do: 'register-document', kind: 'INF', meeting: null, of: null, source: 'arl', ...described },
    [OFFICE, CHAIR, DEPUTY],
  ],
  'alias-document': [{ do: 'alias-document', document: 'inf-1', aliases: [] }, office],
  'attach-file': [{ do: 'attach-file', document: 'inf-1', file: { ...FILE, hash: 'B'.repeat(43) } }, [OFFICE, CHAIR, DEPUTY]],
  'detach-file': [{ do: 'detach-file', document: 'inf-1', hash: FILE.hash }, [OFFICE, CHAIR, DEPUTY]],
  'address-document': [{ do: 'address-document', document: 'inf-1', address: null }, [OFFICE, CHAIR, DEPUTY]],
  'present-draft': [
    { do: 'present-draft', ...draft, entity: 'arl', number: '1', meeting: null, contribution: null, descent: null },
    office,
  ],
  'rename-draft': [{ do: 'rename-draft', ...draft }, [OFFICE, CHAIR, DEPUTY]],
  'support-draft': [{ do: 'support-draft', draft: 'd1' }, MEMBERS],
  'file-contribution': [
    { do: 'file-contribution', meeting: null, of: null, title: 'C', language: 'en', source: 'arl', sections: [], passages: [] },
    [OFFICE, ...ARLEN],
  ],
  'issue-circular': [{ do: 'issue-circular', number: 'CL-1', title: 'T', language: 'en', sentAt: 1, deadline: 2 }, office],
  'date-circular': [{ do: 'date-circular', circular: 'cl-1', deadline: 9 }, office],
  'reply-to-circular': [{ do: 'reply-to-circular', circular: 'cl-1', entity: 'arl', receivedAt: null }, [OFFICE, ...ARLEN]],
  'strike-reply': [{ do: 'strike-reply', circular: 'cl-1', entity: 'arl' }, office],
  'conclude-circular': [{ do: 'conclude-circular', circular: 'cl-1', document: null }, office],
  'send-notice': [{ do: 'send-notice', about: { kind: 'digest', since: 0 }, to: ['arl-1'] }, office],
  'choose-language': [{ do: 'choose-language', language: 'fr' }, EVERYBODY],
  'choose-call-mail': [{ do: 'choose-call-mail', on: true }, EVERYBODY],
  'switch-notices': [{ do: 'switch-notices', kind: 'sitting', on: false }, office],
  'try-deliveries': [{ do: 'try-deliveries', notice: 'n1', seats: ['arl-1'] }, []],
  'list-deliveries': [{ do: 'list-deliveries', notice: 'n1', listed: [], untried: ['arl-1'] }, []],
  'renew-delivery': [{ do: 'renew-delivery', notice: 'n1', seat: 'arl-1' }, office],
  'move-restricted': [{ do: 'move-restricted', ...at, opinions: ['o1'] }, STATES],
  'withdraw-motion': [{ do: 'withdraw-motion', ...r1 }, ARLEN],
  'open-roll': [{ do: 'open-roll', ...r1 }, [CHAIR]],
  'answer-roll': [{ do: 'answer-roll', ...r1, answer: 'no' }, STATES],
  'close-roll': [{ do: 'close-roll', ...r1 }, [CHAIR]],
  'end-restricted': [{ do: 'end-restricted', ...r1 }, [CHAIR]],
  'release-opinion': [{ do: 'release-opinion', ...r1, opinion: 'o1' }, []],
  'record-publication': [{ do: 'record-publication', ...r1 }, []],
  'list-word': [{ do: 'list-word', language: 'en', kind: 'binds', word: 'ought', listed: true }, office],
  'except-wording': [
    { do: 'except-wording', opinion: 'o1', block: 'b1', hash: FILE.hash, code: 'spelling', words: 'W', on: true },
    [...WRITERS, CHAIR, DEPUTY],
  ],
  'add-precedent': [{ do: 'add-precedent', ...earlier }, office],
  'withdraw-precedent': [{ do: 'withdraw-precedent', precedent: withEarlier.seq }, office],
  'set-quorum': [{ do: 'set-quorum', quorum: true }, office],
  'set-denominator': [{ do: 'set-denominator', denominator: 'all' }, office],
};

const sitting = does(does(state, { do: 'set-quorum', quorum: false }, OFFICE), { do: 'open-sitting', ...at }, CHAIR);
const moved = does(sitting, { do: 'move-restricted', ...at, opinions: ['o1'] }, 'arl-1');
const roll = does(moved, { do: 'open-roll', ...r1 }, CHAIR);
const running = does(does(roll, { do: 'answer-roll', ...r1, answer: 'yes' }, 'bru-1'), { do: 'close-roll', ...r1 }, CHAIR);
/** Where a command is about something that must be there first. */
const WHERE: Readonly<Partial<Record<ForumCommand['do'], ForumState>>> = {
  'leave-floor': waiting,
  'give-floor': waiting,
  'end-floor': does(waiting, { do: 'give-floor', ...onItem, request: ASKED }, CHAIR),
  'move-request': waiting,
  'withdraw-precedent': withEarlier,
  'withdraw-motion': moved,
  'open-roll': moved,
  'answer-roll': roll,
  'close-roll': roll,
  'end-restricted': running,
  'release-opinion': running,
  'record-publication': does(running, { do: 'end-restricted', ...r1 }, CHAIR),
};

function mayDo(command: ForumCommand): readonly string[] {
  const where = WHERE[command.do] ?? state;
  return EVERYBODY.filter((id) => {
    const actor = actorOf(where, id);
    if (actor === null) throw new Error(`nobody acts from ${id}`);
    const decision = decide(where, command, actor, where.at + 1);
    return decision.ok || !SEAT.has(decision.reason.code);
  });
}

describe('A1 commands to the forum', () => {
  it.each(Object.values(REVIEWED).map(([command, seats]) => [command.do, command, seats] as const))(
    'A1 let those give %s that the table names, and nobody else',
    (_, command, seats) => {
      expect([...mayDo(command)].sort()).toEqual([...seats].sort());
    },
  );

  it.each<readonly [string, ForumCommand, readonly string[]]>([
    ['a seat of another delegation', { do: 'close-seat', seat: 'bru-1' }, office],
    [
      'a seat with what only the secretariat gives',
      { do: 'open-seat', seat: 's-new', entity: 'arl', functions: ['focal-point'], remote: false },
      office,
    ],
    ['a contribution of a company', { ...REVIEWED['file-contribution'][0], source: 'rivernet' }, [OFFICE, 'riv-1']],
  ])('A1 tell own from other: %s', (_, command, seats) => {
    expect([...mayDo(command)].sort()).toEqual([...seats].sort());
  });
});
