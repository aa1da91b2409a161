/**
 * Files that belong to a document: the paper as it was printed, in each language. The log holds the hash, the bytes lie beside it and may be
 * taken away. What a file is says the server, by its bytes; whoever hands it in names nothing but the language.
 * Who attaches files to documents, and how much they may be.
 */

import { unreachable } from '../lib/assert.ts';
import type { Actor } from '../opinion/actor.ts';
import type { Hash, Language, SeatId } from '../opinion/vocabulary.ts';
import { type Context, type Rulings, unless, when } from './context.ts';
import { type DocumentId, noDocument, notRegistrar } from './document.ts';
import { without } from './map.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';

/** No others: a page of ours never shows one, and their programs read these with care. */
export const FILE_TYPES = ['pdf', 'docx'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Why the bytes of one are not taken. */
export const FILE_FLAWS = [
  'no-document', // neither a PDF nor a Word file
  'unsound-file', // cut off, damaged, or with something before or behind it
  'active-file', // a Word file with macros, or with an object in it that another program opens
  'swollen-file', // it unpacks to more than its size can hold
] as const;
export type FileFlaw = (typeof FILE_FLAWS)[number];

const MIB = 1024 * 1024;
/** Six languages, each as PDF and as Word, and once more. `bytesOfBody`: of what a body other than those at the desk attaches itself. */
export const FILE_LIMITS = { bytes: 10 * MIB, ofDocument: 24, bytesOfBody: 100 * MIB, bytesInAll: 1024 * MIB } as const;

export interface Attachment {
  /** Of its bytes. */
  readonly hash: Hash;
  readonly type: FileType;
  readonly language: Language;
  readonly bytes: number;
}

/** As the log has it. */
export interface Attached extends Attachment {
  readonly document: DocumentId;
  readonly at: number;
  readonly by: SeatId;
}

export type AttachmentAct =
  | { readonly type: 'file.attached'; readonly document: DocumentId; readonly file: Attachment }
  | { readonly type: 'file.detached'; readonly document: DocumentId; readonly hash: Hash };

export type AttachmentCommand =
  | { readonly do: 'attach-file'; readonly document: DocumentId; readonly file: Attachment }
  | { readonly do: 'detach-file'; readonly document: DocumentId; readonly hash: Hash };

export const ATTACHMENT_RULINGS: Rulings<AttachmentCommand> = {
  'attach-file': (context, { document, file }) => {
    const { attachments } = context.state;
    const others = [...attachments.values()];
    const own = others.filter((one) => one.document === document);
    const bytes = others.reduce((sum, one) => sum + one.bytes, file.bytes);
    return unless(
      [
        notKeeper(context, document),
        noDocument(context, document),
        when(attachments.has(file.hash), { code: 'file-exists', document: attachments.get(file.hash)?.document ?? document }),
        when(own.length >= FILE_LIMITS.ofDocument || bytes > FILE_LIMITS.bytesInAll, { code: 'too-many-files' }),
        tooMuchOfBody(context, file),
      ],
      { type: 'file.attached', document, file },
    );
  },
  'detach-file': (context, { document, hash }) =>
    unless(
      [notKeeper(context, document), when(context.state.attachments.get(hash)?.document !== document, { code: 'no-such-file', document })],
      { type: 'file.detached', document, hash },
    ),
};

/** Nobody takes the place of all others. */
function tooMuchOfBody(context: Context, file: Attachment): ForumRefusal | null {
  const { state, actor } = context;
  if (notRegistrar(context) === null) return null;
  const own = [...state.attachments.values()].filter(({ by }) => state.seats.get(by)?.entity === actor.entity);
  return when(own.reduce((sum, one) => sum + one.bytes, file.bytes) > FILE_LIMITS.bytesOfBody, { code: 'too-many-files' });
}

/** Whoever registers documents; of a contribution its entity too. */
function notKeeper(context: Context, document: DocumentId): ForumRefusal | null {
  const { state, actor } = context;
  const own = state.contributions.has(document) && state.documents.get(document)?.source === actor.entity;
  return own ? null : notRegistrar(context);
}

/** `state` stands at this entry already. */
export function foldAttachment(state: ForumState, fact: AttachmentAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'file.attached': {
      const { document, file } = fact;
      const attached = { ...file, document, at: state.at, by: by.seat };
      return { ...state, attachments: new Map(state.attachments).set(file.hash, attached) };
    }
    case 'file.detached':
      return { ...state, attachments: without(state.attachments, fact.hash) };
    default:
      return unreachable(fact);
  }
}
