/** A Word file is read, or refused with the reason. It may be hostile: see package.ts and xml.ts for what holds it in bounds. */
import { no, ok, type Result } from '../lib/result.ts';
import { BodyReader } from './body.ts';
import { AnswersReader, CommentsReader, commentsOf } from './comments.ts';
import type { WordDocument } from './document.ts';
import { NumberingReader, StylesReader } from './lists.ts';
import { NotesReader } from './notes.ts';
import { MOST_FILE_BYTES, WordPackage } from './package.ts';
import { Unreadable, type WordRefusal } from './refusal.ts';
import { relationsOf } from './relations.ts';
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
  if (bytes.length > MOST_FILE_BYTES) throw new Unreadable('too-large');
  if (begins(bytes, OLE))
    throw new Unreadable(namesIn(bytes, 'EncryptedPackage') ? 'protected' : namesIn(bytes, 'WordDocument') ? 'old-format' : 'not-word');
  if (!begins(bytes, ZIP)) throw new Unreadable('not-word');
  const file = new WordPackage(bytes);
  const main = relationsOf(file, '').get('officeDocument')?.[0] ?? DOCUMENT;
  if (!file.has(main)) throw new Unreadable('not-word');
  const relations = relationsOf(file, main);
  const partOf = (what: string): string => relations.get(what)?.[0] ?? `word/${what}.xml`;
  const styles = listen(file, partOf('styles'), new StylesReader());
  const lists = listen(file, partOf('numbering'), new NumberingReader()).lists();
  const body = listen(file, main, new BodyReader((id) => styles.called(id)));
  const { comments } = listen(file, partOf('comments'), new CommentsReader((id) => styles.called(id)));
  const answers = listen(file, partOf('commentsExtended'), new AnswersReader());
  const footnotes = listen(file, partOf('footnotes'), new NotesReader()).words;
  const endnotes = listen(file, partOf('endnotes'), new NotesReader()).words;
  const margins = ['header', 'footer'].flatMap((what) => relations.get(what) ?? []).filter((part) => hasWords(file, part)).length;
  return {
    paragraphs: body.paragraphs.map(({ wish, ...paragraph }) => ({
      ...paragraph,
      style: wish.style === null ? null : styles.called(wish.style),
      list: styles.resolve(wish, lists),
    })),
    comments: commentsOf(comments, answers, body.commented),
    notes: body.notes.map((name) => {
      const [kind, id = ''] = name.split(' ');
      return (kind === 'endnote' ? endnotes : footnotes).get(id) ?? '';
    }),
    lists,
    notRead: { ...body.notRead, margins },
  };
}

function listen<One extends Listener>(file: WordPackage, part: string, listener: One): One {
  if (!file.has(part)) return listener;
  const reader = new XmlReader(listener);
  file.unpack(part, (piece) => reader.take(piece));
  reader.end();
  return listener;
}

/** Page numbers alone are no words. */
function hasWords(file: WordPackage, part: string): boolean {
  let words = '';
  let within = false;
  listen(file, part, {
    open: (name) => {
      within = name === 'w:t';
    },
    close: () => {
      within = false;
    },
    text: (text) => {
      if (within) words += text;
    },
  });
  return /\p{L}/u.test(words);
}

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** Names of streams in the old container are in UTF-16. */
function namesIn(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at !== -1; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return true;
  return false;
}
