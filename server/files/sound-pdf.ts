/**
 * Is this one whole PDF and nothing else? Its end says where the list of its objects stands, counted from the first byte: bytes before it, a
 * second PDF behind it and an end that is cut off all show there. What is in it is for the program that opens it.
 */
const HEAD = /^%PDF-[12]\.\d/;
const END = /startxref\s+(\d{1,8})\s+%%EOF([\s\0]*)$/;
/** Readers look for the end no further back. */
const END_BYTES = 1024;
/** A list of objects, as words or as a stream of its own. */
const LIST = /^\s{0,16}(?:xref\s|\d{1,8}\s+\d{1,5}\s+obj\b)/;
const LIST_BYTES = 64;

const ZIP_END = 'PK\x05\x06';
const ZIP_LISTED = 'PK\x01\x02';
/** With the longest comment. */
const ZIP_END_BYTES = 22 + 0xffff;

export function isSoundPdf(bytes: Uint8Array): boolean {
  const read = (from: number, to?: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  const [, list = '', after = ''] = END.exec(read(-END_BYTES)) ?? [];
  const at = Number(list);
  if (!HEAD.test(read(0, 16)) || list === '' || after.length > END_BYTES / 2) return false;
  if (at === 0 || !LIST.test(read(at, at + LIST_BYTES)) || !read(at).includes('/Root')) return false;
  return !isZip(bytes);
}

/** Would whoever looks at the end of a file for the list of a zip find one? It may be counted from elsewhere, and a comment may hide its end. */
function isZip(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-ZIP_END_BYTES);
  for (let at = tail.indexOf(ZIP_END); at >= 0 && at + 16 <= tail.length; at = tail.indexOf(ZIP_END, at + 1)) {
    const list = bytes.length - tail.length + at - tail.readUInt32LE(at + 12);
    if (list >= 0 && Buffer.from(bytes.subarray(list, list + 4)).toString('latin1') === ZIP_LISTED) return true;
  }
  return false;
}
