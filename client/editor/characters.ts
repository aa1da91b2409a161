/**
 * Characters that no text of an opinion holds: controls, direction embeddings, overrides and isolates (they make words read otherwise than
 * they are), byte order mark, annotation anchors, tags. The marks that scripts need stay: LRM, RLM, ALM, ZWJ, ZWNJ.
 * Tabs and line ends are spaces here. The server takes out the same ones, for everybody.
 */
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const UNWANTED = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Half of a surrogate pair: it would become U+FFFD on the wire, and page and server would differ. */
const HALF = /\p{Cs}/gu;

export const clean = (text: string): string => text.replace(SPACES, ' ').replace(UNWANTED, '').replace(HALF, '\ufffd');
