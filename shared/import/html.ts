/**
 * HTML as lines, above all what Word puts on the clipboard: list labels in conditional spans, depth in `mso-list`, tracked changes,
 * footnotes and comments at the end. Formatting is not wording and is not kept.
 */
import { disguised, isWide, lower, raise, visible } from './characters.ts';
import { labelOf } from './label.ts';
import { type Markup, markup } from './markup.ts';
import type { Line, Remark, Role, Source } from './source.ts';

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Is there anything in it that plain text would not say better? */
export const isMarkedUp = (html: string): boolean => /<(?:p|div|li|h[1-6]|td|br|pre)[\s>/]/i.test(html);

export function htmlSource(html: string): Source {
  const reader = new HtmlReader();
  for (const piece of markup(html)) reader.take(piece);
  return { lines: reader.done(), taken: [] };
}

type Attributes = ReadonlyMap<string, string>;

interface OpenList {
  readonly name: string;
  readonly type: string;
  count: number;
}

class HtmlReader {
  readonly #lines: Line[] = [];
  readonly #lists: OpenList[] = [];
  readonly #scripts: ('raise' | 'lower')[] = [];
  readonly #tracked: { readonly why: 'inserted' | 'struck'; text: string }[] = [];
  readonly #roles: Role[] = [];
  #text = '';
  /** Its last character: to ask the text for it each time would copy the whole of it. */
  #last = '';
  #label = '';
  #inLabel = false;
  #gap = true;
  #ruled = false;
  #depth: number | null = null;
  #style = '';
  #role: Role = null;
  #remarks: Remark[] = [];
  /** Links that are open, the innermost last: Word writes one round the words that are commented, and others within. */
  readonly #anchors: Anchor[] = [];
  readonly #within = { note: 0, comment: 0 };
  /** Within the span that Word draws around a reference to a comment. */
  #aside = false;
  #pre = 0;

  take(piece: Markup): void {
    if (piece.is === 'text') this.#words(piece.text);
    else if (piece.is === 'condition') this.#condition(piece.text);
    else if (piece.is === 'open') this.#open(piece.name, piece.attributes);
    else this.#close(piece.name);
  }

  done(): readonly Line[] {
    this.#endLine(true);
    return this.#lines;
  }

  #words(raw: string): void {
    if (this.#aside || this.#within.comment > 0) return;
    if (disguised(raw)) this.#remarks.push({ why: 'invisible', text: visible(raw).trim() });
    let text = visible(raw);
    if (this.#pre > 0) return this.#preformatted(text);
    text = text.replace(/[\t\n\r\f\v ]+/g, (run) => (/[\n\r]/.test(run) ? '\n' : ' '));
    const script = this.#scripts.at(-1);
    if (this.#within.note > 0) text = raise(text.replace(/[[\]\s]/g, ''));
    else if (script === 'raise' && /^\s*\d+\s*$/.test(text)) text = raise(text.trim());
    else if (script === 'lower') text = lower(text);
    if (this.#inLabel) this.#label += text.replace(/\n/g, ' ');
    else this.#append(text);
    const tracked = this.#tracked.at(-1);
    if (tracked !== undefined) tracked.text += text.replace(/\n/g, ' ');
  }

  /** A line end in the source is a space, between Chinese characters nothing. */
  #append(text: string): void {
    for (const part of text.split(/(\n)/)) {
      if (part !== '\n') this.#add(part);
      else if (!isWide(this.#last)) this.#add(' ');
    }
  }

  #add(part: string): void {
    this.#text += part;
    this.#last = part.at(-1) ?? this.#last;
  }

  #preformatted(text: string): void {
    text.split(/\r\n|\r|\n/).forEach((line, at) => {
      if (at > 0) this.#endLine(line.trim() === '');
      this.#add(line);
    });
  }

  #condition(text: string): void {
    if (/supportLists/.test(text)) this.#inLabel = true;
    else if (text.startsWith('[endif')) this.#inLabel = false;
  }

  #open(name: string, attributes: Attributes): void {
    const style = attributes.get('style') ?? '';
    const kind = attributes.get('class') ?? '';
    if (name === 'br') return this.#endLine(false);
    if (name === 'hr') {
      this.#endLine(true);
      this.#ruled = true;
    }
    if (name === 'img') this.#remarks.push({ why: 'picture', text: attributes.get('alt') ?? '' });
    if (name === 'sup') this.#scripts.push('raise');
    if (name === 'sub') this.#scripts.push('lower');
    if (name === 'ins') this.#tracked.push({ why: 'inserted', text: '' });
    if (name === 'del' || name === 's' || name === 'strike') this.#tracked.push({ why: 'struck', text: '' });
    if (/mso-list:\s*ignore/i.test(style)) this.#inLabel = true;
    if (/mso-special-character:\s*comment/i.test(style)) this.#aside = true;
    if (name === 'a') this.#openAnchor(anchorOf(attributes, style, kind));
    if (BLOCKS.has(name)) this.#openBlock(name, attributes, style, kind);
  }

  #openBlock(name: string, attributes: Attributes, style: string, kind: string): void {
    this.#endLine(true);
    // a reference that was never closed hides nothing beyond its paragraph
    this.#anchors.length = 0;
    this.#within.note = 0;
    this.#within.comment = 0;
    if (name === 'div') this.#roles.push(divisionOf(style, this.#roles.at(-1) ?? null));
    if (name === 'ol' || name === 'ul') {
      const start = Number(attributes.get('start') ?? '1');
      this.#lists.push({ name, type: attributes.get('type') ?? '1', count: Number.isSafeInteger(start) ? start - 1 : 0 });
    }
    if (name === 'pre') this.#pre += 1;
    this.#style = style;
    this.#depth = depthOf(style);
    if (name === 'li') this.#item();
    if (name === 'h1' || /mso-?title/i.test(kind)) this.#role = 'title';
    if (name === 'td' || name === 'th') this.#role = 'cell';
    if (/footnotetext|endnotetext/i.test(kind)) this.#role = 'note';
    if (/commenttext/i.test(kind)) this.#role = 'comment';
  }

  #openAnchor(anchor: Anchor): void {
    this.#anchors.push(anchor);
    if (anchor !== null) this.#within[anchor] += 1;
  }

  #closeAnchor(): void {
    const anchor = this.#anchors.pop() ?? null;
    if (anchor !== null) this.#within[anchor] -= 1;
  }

  #item(): void {
    const list = this.#lists.at(-1);
    this.#depth = Math.max(0, this.#lists.length - 1);
    if (list === undefined) return;
    list.count += 1;
    this.#label = list.name === 'ul' ? '•  ' : `${numberOf(list)}  `;
  }

  #close(name: string): void {
    if (name === 'sup' || name === 'sub') this.#scripts.pop();
    if (name === 'a') this.#closeAnchor();
    if (name === 'span' || name === 'p') {
      this.#inLabel = false;
      this.#aside = false;
    }
    if (name === 'ins' || name === 'del' || name === 's' || name === 'strike') this.#endTracked();
    if (!BLOCKS.has(name)) return;
    if (name === 'p' || name === 'li' || name === 'td' || name === 'th' || /^h[1-6]$/.test(name) || this.#text.trim() !== '')
      this.#endLine(true);
    if (name === 'ol' || name === 'ul') this.#lists.pop();
    if (name === 'div') this.#roles.pop();
    if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
  }

  #endTracked(): void {
    const tracked = this.#tracked.pop();
    if (tracked !== undefined && tracked.text.trim() !== '') this.#remarks.push({ why: tracked.why, text: tracked.text.trim() });
  }

  #endLine(gap: boolean): void {
    const words = this.#text.trim();
    const label = this.#label.trim() === '' ? '' : bulletOf(this.#label.trim(), this.#style);
    if (words !== '' || label !== '') {
      const text = label === '' ? words : `${label}  ${words}`;
      const role = this.#role ?? this.#roles.at(-1) ?? null;
      this.#lines.push({ text, gap: this.#gap, ruled: this.#ruled, role, depth: this.#depth, remarks: this.#remarks });
      this.#gap = false;
      this.#ruled = false;
      this.#remarks = [];
    }
    this.#text = '';
    this.#last = '';
    this.#label = '';
    this.#inLabel = false;
    this.#gap ||= gap;
    if (!gap) return;
    this.#role = null;
    this.#depth = null;
    this.#style = '';
  }
}

/** Word's references to footnotes and comments. What has `mso-comment-reference` alone is the words that a comment is about. */
type Anchor = 'note' | 'comment' | null;

function anchorOf(attributes: Attributes, style: string, kind: string): Anchor {
  if (/msocomanchor/i.test(kind)) return 'comment';
  const target = attributes.get('href') ?? '';
  return /mso-(?:foot|end)note-id/i.test(style) || /#_(?:ftn|edn)/.test(target) ? 'note' : null;
}

function divisionOf(style: string, outer: Role): Role {
  if (/mso-element:\s*(?:footnote|endnote)/i.test(style)) return 'note';
  if (/mso-element:\s*comment/i.test(style)) return 'comment';
  return outer;
}

const depthOf = (style: string): number | null => {
  const level = /mso-list:[^;]{0,100}level(\d)/i.exec(style)?.[1];
  return level === undefined ? null : Number(level) - 1;
};

/** Word draws bullets with letters of symbol fonts: whatever is no label is a dot. */
const bulletOf = (label: string, style: string): string =>
  /mso-list/i.test(style) && labelOf(`${label} `)?.strong !== true && !/^\d+$/.test(label) ? '•' : label;

/** zzz) */
const LETTERED = 78;

function numberOf({ type, count }: OpenList): string {
  const isLettered = (type === 'a' || type === 'A') && count >= 1 && count <= LETTERED;
  if (isLettered) return `${'abcdefghijklmnopqrstuvwxyz'.charAt((count - 1) % 26).repeat(Math.ceil(count / 26))})`;
  if (type === 'i' || type === 'I') return `${ROMANS[count] ?? count})`;
  return `${count}.`;
}

const ROMANS = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
];
