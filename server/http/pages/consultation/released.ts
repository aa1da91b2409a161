/** Comments as they are shown: what everybody reads, and what the secretariat reads before. */
import { awaitsConfirmation, type Comment, isReleased } from '../../../../shared/forum/consultation.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { ListedConsultation, QueuedComment, ShownComment } from '../../../../shared/wire/consultation.ts';
import type { Consultation } from '../../../forum/consultation.ts';

/** `now`: ms UTC. */
export function listConsultation({ id, state }: Consultation, now: number): ListedConsultation | null {
  const { consulted, closesAt, open, confirms, comments, waiting } = state;
  if (consulted === null) return null;
  const { document, number, title, language, content } = consulted;
  const released = comments.filter(isReleased).length;
  const unconfirmed = comments.filter((one) => awaitsConfirmation(one, now)).length;
  const counts = { waiting, unconfirmed, released };
  return {
    id,
    document,
    number,
    title,
    language,
    opinion: content.in === 'opinion' ? content.opinion : null,
    closesAt,
    open: open && closesAt > now,
    confirms,
    ...counts,
  };
}

/** Released ones, oldest first; `on` undefined: on whatever. */
export const releasedOn = ({ state }: Consultation, on?: BlockId | null): readonly Comment[] =>
  state.comments.filter((comment) => isReleased(comment) && (on === undefined || comment.block === on));

export function showComment(consultation: Consultation, comment: Comment): ShownComment {
  return { ...worded(consultation, comment), document: consultation.state.consulted?.number ?? '' };
}

export function queueComment(consultation: Consultation, comment: Comment): QueuedComment {
  const said = consultation.said(comment);
  const links = said?.text?.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;
  return { ...worded(consultation, comment), contact: said?.contact ?? null, links, judged: comment.judged };
}

function worded(consultation: Consultation, comment: Comment) {
  const { number, at, block, language } = comment;
  const said = consultation.said(comment);
  return {
    ...{ number, at, block, language },
    name: said?.name ?? null,
    organisation: said?.organisation ?? null,
    text: said?.text ?? null,
  };
}
