/** A Word file is read, or refused with the reason. It may be hostile: see package.ts and xml.ts for what holds it in bounds. */
import { no, ok, type Result } from '../lib/result.ts';
import { BodyReader } from './body.ts';
import { CommentsReader } from './comments.ts';
import type { WordDocument } from './document.ts';
import { NumberingReader, StylesReader } from './lists.ts';
import { MOST_PACKED_BYTES, WordPackage } from './package.ts';
import { Unreadable, type WordRefusal } from './refusal.ts';
import { type Listener, XmlReader } from './xml.ts';

const DOCUMENT = 'word/document.xml';
const ZIP = [0x50, 0x4b] as const;
/** The container of Word before 2007, in which encrypted files of today still come. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** Is it one of Word's, by how it begins? Whether it can be read is another question. */
export const isWordFile = (bytes: Uint8Array): boolean => begins(bytes, ZIP) || begins(bytes, OLE);

export function readWord(bytes: Uint8Array): Result<WordDocument, WordRefusal> {
  try {
    return ok(documentOf(bytes));
  } catch (error) {
    if (error instanceof Unreadable) return no(error.why);
    // a position in the file that lies outside of it
    if (error instanceof RangeError) return no('damaged');
    throw error;
  }
}

function documentOf(bytes: Uint8Array): WordDocument {
  if (bytes.length > MOST_PACKED_BYTES) throw new Unreadable('too-large');
  if (begins(bytes, OLE))
    throw new Unreadable(namesIn(bytes, 'EncryptedPackage') ? 'protected' : namesIn(bytes, 'WordDocument') ? 'old-format' : 'not-word');
  if (!begins(bytes, ZIP)) throw new Unreadable('not-word');
  const file = new WordPackage(bytes);
  if (!file.has(DOCUMENT)) throw new Unreadable('not-word');
  const styles = listen(file, 'word/styles.xml', new StylesReader());
  const lists = listen(file, 'word/numbering.xml', new NumberingReader()).lists();
  const body = listen(file, DOCUMENT, new BodyReader());
  const { comments } = listen(file, 'word/comments.xml', new CommentsReader());
  return {
    paragraphs: body.paragraphs.map(({ wish, ...paragraph }) => ({ ...paragraph, style: wish.style, list: styles.resolve(wish, lists) })),
    comments: comments.map(({ id, by, words }) => ({ by, words, paragraph: body.commented.get(id) ?? null })),
    lists,
    notRead: body.notRead,
  };
}

function listen<One extends Listener>(file: WordPackage, part: string, listener: One): One {
  if (!file.has(part)) return listener;
  const reader = new XmlReader(listener);
  file.unpack(part, (piece) => reader.take(piece));
  reader.end();
  return listener;
}

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** Names of streams in the old container are in UTF-16. */
function namesIn(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
  return false;
}
