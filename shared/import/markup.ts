/**
 * HTML as a stream of tags and text: a small tolerant reader that runs in the server and in the browser, builds no document and
 * executes nothing. One pass, each character looked at a bounded number of times.
 */
export type Markup =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly is: 'close'; readonly name: string }
  /** `<![if !supportLists]>`, also within a comment: Word's way to bracket what others should ignore. */
  | { readonly is: 'condition'; readonly text: string };

/** Elements whose content is no text. */
const OPAQUE = new Set(['script', 'style', 'template', 'title', 'noscript', 'iframe', 'object', 'svg', 'math', 'xml']);
const NAME = /[a-zA-Z][^\s/>]{0,60}/y;
const SPACE = /\s*/y;
const ATTRIBUTE = /([^\s=/>"']{1,100})(?:\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;

export function* markup(html: string): Generator<Markup> {
  let at = 0;
  for (let tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', tag)) {
    const read = readTag(html, tag);
    if (read === null) {
      // a sign like any other: what stands around it is one text
      tag += 1;
      continue;
    }
    if (tag > at) yield { is: 'text', text: decode(html.slice(at, tag)) };
    if (read.markup !== null) yield read.markup;
    at = read.end;
    if (read.markup?.is === 'open' && OPAQUE.has(read.markup.name)) at = skip(html, at, read.markup.name);
    tag = at;
  }
  if (at < html.length) yield { is: 'text', text: decode(html.slice(at)) };
}

/** Null: it begins none. */
function readTag(html: string, at: number): { readonly markup: Markup | null; readonly end: number } | null {
  if (html.startsWith('<!--', at)) return comment(html, at);
  if (html.startsWith('<!', at) || html.startsWith('<?', at)) {
    const end = html.indexOf('>', at);
    const text = html.slice(at + 2, end < 0 ? html.length : end);
    return { markup: text.startsWith('[') ? { is: 'condition', text } : null, end: end < 0 ? html.length : end + 1 };
  }
  const closing = html.charAt(at + 1) === '/';
  NAME.lastIndex = at + (closing ? 2 : 1);
  const name = NAME.exec(html)?.[0].toLowerCase();
  if (name === undefined) return null;
  const { attributes, end } = readAttributes(html, NAME.lastIndex);
  return { markup: closing ? { is: 'close', name } : { is: 'open', name, attributes }, end };
}

function comment(html: string, at: number): { readonly markup: Markup | null; readonly end: number } {
  const condition = /^<!--\[(?:if|endif)[^\]]{0,80}\](?:>|-->)/u.exec(html.slice(at, at + 120));
  if (condition?.[0].includes('support'))
    return { markup: { is: 'condition', text: condition[0].slice(4) }, end: at + condition[0].length };
  const end = html.indexOf('-->', at + 4);
  const text = html.slice(at + 4, end < 0 ? html.length : end);
  const marker = /^\[endif\]/u.test(text);
  return { markup: marker ? { is: 'condition', text: '[endif]' } : null, end: end < 0 ? html.length : end + 3 };
}

function readAttributes(html: string, from: number): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  let at = spaceFrom(html, from);
  while (at < html.length && html.charAt(at) !== '>') {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    if (found?.[1] === undefined) {
      at = spaceFrom(html, at + 1);
      continue;
    }
    attributes.set(found[1].toLowerCase(), decode(found[2] ?? found[3] ?? found[4] ?? ''));
    at = spaceFrom(html, ATTRIBUTE.lastIndex);
  }
  return { attributes, end: at + 1 };
}

/** Looked at once: with what follows in one expression, a million spaces before a sign that begins no name take minutes. */
function spaceFrom(html: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(html);
  return SPACE.lastIndex;
}

/** Behind the closing tag; to the end where there is none. */
function skip(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found === null ? html.length : found.index;
}

const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, at) => [name, String.fromCharCode(160 + at)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
  }),
  ...Object.entries({
    hellip: '…',
    bull: '•',
    euro: '€',
    trade: '™',
    lsaquo: '‹',
    rsaquo: '›',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
  }),
  ...Object.entries({ lrm: '\u200e', rlm: '\u200f', oelig: 'œ', OElig: 'Œ', minus: '−', dagger: '†', Dagger: '‡' }),
]);

/** Character references as characters; those that are none stay as they are written. */
function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,8}));?/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
