/** Who opens a consultation and on what, who comments and until when, and who reads comments before everybody does. Numbered in SPEC.md, chapter F7. */
import { no, ok, type Result } from '../../lib/result.ts';
import type { Actor } from '../../opinion/actor.ts';
import { RIGHTS } from '../../opinion/rights.ts';
import {
  awaitsConfirmation,
  type ConsultationAct,
  type ConsultationCommand,
  type ConsultationState,
  MOST_WAITING,
} from '../consultation.ts';
import { documentNumber } from '../document.ts';
import type { ForumRefusal } from '../refusal.ts';
import type { ForumState } from '../state.ts';
import { when } from './ground.ts';

interface ConsultationGround {
  readonly state: ConsultationState;
  readonly forum: Pick<ForumState, 'documents' | 'contributions'>;
  readonly actor: Actor;
  /** Milliseconds UTC, not before the last entry. */
  readonly now: number;
}

type Decision = Result<ConsultationAct, ForumRefusal>;
type Asked<Do extends ConsultationCommand['do']> = Extract<ConsultationCommand, { readonly do: Do }>;

export function decideConsultation(ground: ConsultationGround, command: ConsultationCommand): Decision {
  switch (command.do) {
    case 'open-consultation':
      return open(ground, command);
    case 'date-consultation': {
      const { closesAt } = command;
      return unless([notOffice(ground), notOpened(ground), past(ground, closesAt)], { type: 'consultation.dated', closesAt });
    }
    case 'require-confirmation':
      return unless([notOffice(ground), notOpened(ground)], { type: 'consultation.confirming', on: command.on });
    case 'comment':
      return comment(ground, command);
    case 'confirm-comment':
      return confirm(ground, command);
    case 'judge-comments':
      return judge(ground, command);
  }
}

/** On what the secretariat has released: a numbered snapshot of an opinion, of which a text under restriction has none, or a text that was handed in. */
function open(ground: ConsultationGround, { document, blocks, closesAt, confirms }: Asked<'open-consultation'>): Decision {
  const found = ground.forum.documents.get(document);
  const refusal =
    notOffice(ground) ?? when(ground.state.consulted !== null, { code: 'consultation-exists', document }) ?? past(ground, closesAt);
  if (refusal !== null) return no(refusal);
  if (found === undefined) return no({ code: 'no-such-document', document });
  const { content, title, language } = found;
  // a contribution says what one delegation thinks; and of what was erased, or is kept elsewhere, nothing can be shown
  const unfit = ground.forum.contributions.has(document) || (content.in === 'payload' && blocks.length === 0);
  if (content.in === 'elsewhere' || unfit) return no({ code: 'not-a-snapshot', document });
  const consulted = { document, number: documentNumber(found), title, language, content, blocks };
  return ok({ type: 'consultation.opened', closesAt, ...consulted, ...(confirms && { confirms }) });
}

/** Looks at the date itself: the server may be late to write that it has come. */
function comment(ground: ConsultationGround, { block, language, addressed }: Asked<'comment'>): Decision {
  const { state, now } = ground;
  const unconfirmed = state.comments.filter((one) => awaitsConfirmation(one, now)).length;
  return unless(
    [
      notOpened(ground),
      when(!state.open || state.closesAt <= now, { code: 'consultation-closed' }),
      when(block !== null && !state.consulted?.blocks.includes(block), { code: 'not-in-the-text' }),
      when(state.confirms && !addressed, { code: 'address-needed' }),
      when(state.waiting + unconfirmed >= MOST_WAITING, { code: 'queue-full' }),
    ],
    { type: 'comment.received', block, language },
  );
}

/** By whoever holds the link: that is looked at before (server/http/pages/consultation/confirmation.ts). After the closing date too. */
function confirm({ state, now }: ConsultationGround, { comment: number }: Asked<'confirm-comment'>): Decision {
  const found = state.comments[number - 1];
  if (found === undefined) return no({ code: 'no-such-comment' });
  if (found.confirmed) return no({ code: 'already-confirmed' });
  return awaitsConfirmation(found, now) ? ok({ type: 'comment.confirmed', comment: number }) : no({ code: 'confirmation-late' });
}

/** Some of them or none: one that is not there, or stands so already, is a screen that is behind. */
function judge(ground: ConsultationGround, { comments, verdict, reason }: Asked<'judge-comments'>): Decision {
  const found = comments.map((number) => ground.state.comments[number - 1]);
  const stands = found.every((one) => one?.judged?.verdict === verdict && one.judged.reason === reason);
  return unless(
    [
      notOffice(ground),
      when(found.includes(undefined) || comments.length === 0, { code: 'no-such-comment' }),
      when(!found.every((one) => one?.confirmed), { code: 'not-confirmed' }),
      when((verdict === 'refused') !== (reason !== null), { code: 'reason-needed' }),
      when(stands, { code: 'verdict-stands' }),
    ],
    { type: 'comment.judged', comments, verdict, reason },
  );
}

function unless(obstacles: readonly (ForumRefusal | null)[], act: ConsultationAct): Decision {
  const first = obstacles.find((one) => one !== null);
  return first ? no(first) : ok(act);
}

const notOffice = ({ actor }: ConsultationGround): ForumRefusal | null => when(!RIGHTS[actor.capacity].office, { code: 'not-secretariat' });

const notOpened = ({ state }: ConsultationGround): ForumRefusal | null => when(state.consulted === null, { code: 'no-such-consultation' });

const past = ({ now }: ConsultationGround, closesAt: number): ForumRefusal | null => when(closesAt <= now, { code: 'date-not-allowed' });
