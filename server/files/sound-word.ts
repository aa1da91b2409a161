/**
 * Is this a Word file, whole, and with nothing in it that runs? Each part is unpacked and looked at by its first bytes, because names and
 * types are what their author likes: macros and embedded objects are compound files (OLE), whatever they are called. The workbook of a
 * chart is a zip in the zip and is looked at in the same way. What is unpacked is counted while it comes, off the server's own thread.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import type { FileFlaw } from '../../shared/forum/attachment.ts';
import { type PackedPart, WordPackage } from '../../shared/word/package.ts';
import { Unreadable } from '../../shared/word/refusal.ts';

/** What is in a Word file: of hundreds of pictures it is a few KiB long. */
const LIST = '[Content_Types].xml';
const LIST_BYTES = 256 * 1024;
const WORD_TEXT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const RUNS = /macroEnabled|vbaProject|vbaData|activeX/i;

const COMPOUND = 'd0cf11e0a1b11ae1';
const ZIP = '504b0304';
/** `{\rtf`: Word takes it in, with what is embedded there. */
const RTF = '7b5c727466';

const MIB = 1024 * 1024;
/** Words pack to a tenth, drawings to a fiftieth. */
const MOST_RATIO = 100;
const SMALL_BYTES = 20 * MIB;
const MOST_BYTES = 256 * MIB;
/** Of a workbook. */
const INNER_BYTES = 20 * MIB;

class Flawed extends Error {
  readonly flaw: FileFlaw;

  constructor(flaw: FileFlaw) {
    super(flaw);
    this.flaw = flaw;
  }
}

/** Bytes that may still come out of it, with all that is packed in it. */
interface Room {
  left: number;
}

export async function flawOfWord(bytes: Uint8Array): Promise<FileFlaw | null> {
  try {
    const types = await look(bytes, { left: MOST_BYTES }, true);
    return types.includes(WORD_TEXT) ? null : 'no-document';
  } catch (fault) {
    if (fault instanceof Flawed) return fault.flaw;
    if (fault instanceof Unreadable) return fault.why === 'swollen' ? 'swollen-file' : 'unsound-file';
    if (fault instanceof RangeError) return 'unsound-file';
    throw fault;
  }
}

/** The types of its parts. `outer`: another zip may be in it. @throws Flawed, Unreadable, RangeError */
async function look(bytes: Uint8Array, room: Room, outer: boolean): Promise<readonly string[]> {
  const file = new WordPackage(bytes);
  if (file.from !== 0) throw new Flawed('unsound-file');
  const { packed } = file;
  const unpacked = packed.reduce((sum, { size }) => sum + size, 0);
  room.left -= unpacked;
  if (room.left < 0 || unpacked > Math.max(SMALL_BYTES, bytes.length * MOST_RATIO)) throw new Flawed('swollen-file');
  let types: readonly string[] = [];
  for (const part of packed) {
    const { first, whole } = await unpack(part);
    const head = first.toString('hex');
    if (RUNS.test(part.name) || head.startsWith(COMPOUND) || head.startsWith(RTF)) throw new Flawed('active-file');
    if (head.startsWith(ZIP)) await lookInside(whole, room, outer);
    if (part.name === LIST) types = typesIn(whole);
  }
  if (types.some((type) => RUNS.test(type))) throw new Flawed('active-file');
  return types;
}

async function lookInside(whole: Buffer | null, room: Room, outer: boolean): Promise<void> {
  if (!outer || whole === null || (await look(whole, room, false)).length === 0) throw new Flawed('active-file');
}

interface Unpacked {
  /** As many as tell what it is. */
  readonly first: Buffer;
  /** Null where it is larger than what is read. */
  readonly whole: Buffer | null;
}

async function unpack(part: PackedPart): Promise<Unpacked> {
  const kept: Buffer[] = [];
  let [size, crc, first] = [0, 0, Buffer.alloc(0)];
  const isKept = (): boolean => part.name === LIST || first.toString('hex').startsWith(ZIP);
  const most = part.name === LIST ? LIST_BYTES : INNER_BYTES;
  for await (const piece of pieces(part)) {
    size += piece.length;
    if (size > part.size) throw new Flawed('unsound-file');
    crc = crc32(piece, crc);
    if (first.length < 8) first = Buffer.concat([first, piece.subarray(0, 8)]);
    if (isKept() && size <= most) kept.push(piece);
  }
  if (size !== part.size || crc !== part.crc) throw new Flawed('unsound-file');
  return { first, whole: isKept() && size <= most ? Buffer.concat(kept) : null };
}

async function* pieces({ bytes, stored }: PackedPart): AsyncGenerator<Buffer> {
  if (stored) return yield Buffer.from(bytes);
  const inflate = createInflateRaw();
  inflate.end(bytes);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (fault) {
    if (fault instanceof Flawed) throw fault;
    throw new Flawed('unsound-file');
  }
  if (inflate.bytesWritten !== bytes.length) throw new Flawed('unsound-file');
}

const typesIn = (list: Buffer | null): readonly string[] => {
  if (list === null) throw new Flawed('swollen-file');
  return [...list.toString('utf8').matchAll(/\bContentType\s*=\s*["']([^"']*)["']/g)].map(([, type = '']) => type);
};
