/**
 * Files that belong to a document: the paper as it was printed, in each language. The log holds the hash, the bytes lie beside it and may be
 * taken away. What a file is says the server, by its bytes; whoever hands it in names nothing but the language.
 */
import type { Hash, Language, SeatId } from '../opinion/vocabulary.ts';
import type { DocumentId } from './document.ts';

/** No others: a page of ours never shows one, and their programs read these with care. */
export const FILE_TYPES = ['pdf', 'docx'] as const;
export type FileType = (typeof FILE_TYPES)[number];

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
