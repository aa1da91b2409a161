/** Plain text and Markdown as lines: what belongs to the page or to Markdown and not to the wording is set aside. */
import { disguised, visible } from './characters.ts';
import { withoutEmphasis } from './emphasis.ts';
import type { Taken } from './reading.ts';
import type { Line, Role, Source } from './source.ts';

const LINE_END = /\r\n|[\r\n\v\u0085\u2028\u2029]/;
const PAGE =
  /^(?:[-–—]\s?\d{1,4}\s?[-–—]|(?:page|p\.|página|страница|стр\.|الصفحة)\s?\d{1,4}(?:\s?(?:\/|of|sur|de|из|من)\s?\d{1,4})?|\d{1,3}\s?\/\s?\d{1,3}|第\s?\d{1,4}\s?页)$/iu;
const RULE = /^(?:[-_=–—―─*]\s?){3,}$/u;
const HEADING = /^ {0,3}(#{1,6})\s+/;
/** Nothing longer is looked at as page furniture. */
const SHORT = 200;

/** `isWord`: as Word has it, where signs of Markdown and lone numbers are words like others. */
export function plainSource(text: string, isWord = false): Source {
  const lines: Line[] = [];
  const taken: Taken[] = [];
  let gap = true;
  let ruled = false;
  let page = false;
  for (const piece of text.replaceAll('\f', '\n\f').split(LINE_END)) {
    const shown = visible(piece).trimEnd();
    const bare = shown.trim();
    if (bare === '') {
      gap = gap || !page;
    } else if (!isWord && bare.length < SHORT && PAGE.test(bare)) {
      taken.push({ as: 'page', text: bare });
      // A page number falls anywhere, also within a sentence: the blank lines around it say nothing.
      page = true;
      gap = false;
    } else if (bare.length < SHORT && RULE.test(bare)) {
      taken.push({ as: 'rule', text: bare });
      gap = true;
      ruled = true;
    } else {
      const { line, role } = isWord ? { line: shown, role: null } : wording(shown, taken);
      lines.push({ text: line, gap, ruled, role, depth: null, remarks: disguised(piece) ? [{ why: 'invisible', text: bare }] : [] });
      gap = false;
      ruled = false;
      page = false;
    }
  }
  return { lines, taken };
}

/** A line without Markdown's heading signs and emphasis. */
function wording(shown: string, taken: Taken[]): { readonly line: string; readonly role: Role } {
  const heading = HEADING.exec(shown);
  if (heading?.[1] !== undefined) taken.push({ as: 'markup', text: heading[1] });
  const { text, marks } = withoutEmphasis(heading === null ? shown : shown.slice(heading[0].length));
  for (const mark of marks) taken.push({ as: 'markup', text: mark });
  return { line: text, role: heading?.[1] === '#' ? 'title' : null };
}
