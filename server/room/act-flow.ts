/** A command becomes an act or a refusal: decided on the head of the log, appended there, and decided again if another node was first. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { closedBlocks } from '../../shared/opinion/closed.ts';
import type { Command, Envelope } from '../../shared/opinion/command.ts';
import { decide } from '../../shared/opinion/decide.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { ForumFacts } from '../../shared/opinion/ruling/ground.ts';
import type { Logger } from '../logger.ts';
import type { Recorder } from './recorder.ts';

/** Who asks for an act: the right is judged when its turn comes, not when the request arrived. */
export interface Asking {
  readonly person: string;
  actor(): Actor | null;
}

/** What becomes of a command; a repeat of one that was done is answered as it was then. */
export type Answer =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal }
  /** The same uuid was used for something else, or the right to be here has ended. */
  | { readonly ok: false; readonly why: 'uuid-reused' | 'signed-out' };

export interface ActTools {
  readonly recorder: Recorder;
  readonly logger: Logger;
  readonly forum: () => ForumFacts;
}

export async function act({ recorder, logger, forum }: ActTools, by: Asking, { uuid, seen, command }: Envelope): Promise<Answer> {
  const { ledger, audience } = recorder;
  const asked = digest(command);
  for (;;) {
    const actor = by.actor();
    if (actor === null) return { ok: false, why: 'signed-out' };
    const done = ledger.done(actor.seat, uuid);
    if (done !== undefined) {
      const other = done.asked !== null && done.asked !== asked;
      return other ? { ok: false, why: 'uuid-reused' } : { ok: true, seq: done.seq };
    }
    const decision = decide(ledger.state, command, actor, recorder.now(), seen.seq, { ...audience.states(), ...forum() });
    if (!decision.ok) {
      logger.info({ opinion: ledger.name.id, seat: actor.seat, command: command.do, code: decision.refusal.code }, 'refused');
      return { ok: false, why: 'refused', refusal: decision.refusal };
    }
    const seq =
      decision.act === null
        ? await recorder.text(ledger.live.edit(actor, { restore: decision.restore }, closedBlocks(ledger.state)), actor, uuid)
        : await recorder.act(actor, uuid, decision.act, { person: by.person, asked, ...wording(command) }, seen.seq);
    if (seq !== null) return { ok: true, seq };
  }
}

/** Free wording goes beside the act, where it can be erased. */
function wording(command: Command): ActNote {
  return {
    ...('reason' in command && command.reason ? { reason: command.reason } : {}),
    ...('cure' in command && command.cure ? { cure: command.cure } : {}),
    ...('statement' in command && command.statement ? { statement: command.statement } : {}),
  };
}

const digest = (command: Command): string =>
  createHash('sha256')
    .update(canonicalJson(command as Json))
    .digest('base64url');
