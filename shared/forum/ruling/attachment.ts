/** Who attaches files to documents, and how much they may be. */
import { type Attachment, type AttachmentCommand, FILE_LIMITS } from '../attachment.ts';
import type { DocumentId } from '../document.ts';
import type { ForumRefusal } from '../refusal.ts';
import { noDocument, notRegistrar } from './document.ts';
import { type Ground, type Rulings, unless, when } from './ground.ts';

export const ATTACHMENT_RULINGS: Rulings<AttachmentCommand> = {
  'attach-file': (ground, { document, file }) => {
    const { attachments } = ground.state;
    const others = [...attachments.values()];
    const own = others.filter((one) => one.document === document);
    const bytes = others.reduce((sum, one) => sum + one.bytes, file.bytes);
    return unless(
      [
        notKeeper(ground, document),
        noDocument(ground, document),
        when(attachments.has(file.hash), { code: 'file-exists', document: attachments.get(file.hash)?.document ?? document }),
        when(own.length >= FILE_LIMITS.ofDocument || bytes > FILE_LIMITS.bytesInAll, { code: 'too-many-files' }),
        tooMuchOfBody(ground, file),
      ],
      { type: 'file.attached', document, file },
    );
  },
  'detach-file': (ground, { document, hash }) =>
    unless(
      [notKeeper(ground, document), when(ground.state.attachments.get(hash)?.document !== document, { code: 'no-such-file', document })],
      { type: 'file.detached', document, hash },
    ),
};

/** Nobody takes the place of all others. */
function tooMuchOfBody(ground: Ground, file: Attachment): ForumRefusal | null {
  const { state, actor } = ground;
  if (notRegistrar(ground) === null) return null;
  const own = [...state.attachments.values()].filter(({ by }) => state.seats.get(by)?.entity === actor.entity);
  return when(own.reduce((sum, one) => sum + one.bytes, file.bytes) > FILE_LIMITS.bytesOfBody, { code: 'too-many-files' });
}

/** Whoever registers documents; of a contribution its entity too. */
function notKeeper(ground: Ground, document: DocumentId): ForumRefusal | null {
  const { state, actor } = ground;
  const own = state.contributions.has(document) && state.documents.get(document)?.source === actor.entity;
  return own ? null : notRegistrar(ground);
}
