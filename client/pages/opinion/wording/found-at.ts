/** Where remarks are in the text, and which of them is where somebody has pressed. */
import type { EditorState } from 'prosemirror-state';
import type { Finding, Span } from '../../../../shared/wording/finding.ts';
import type { Placed } from '../threads/places.ts';
import { type Found, nameOf } from './live-remarks.ts';

/** What is marked: where something is missing, the letter before it. */
const marked = ({ from, to }: Finding): Span => ({ from: from === to ? Math.max(0, from - 1) : from, to });

export const placedOf = ({ findings, doc }: Found): Placed => ({
  doc,
  spans: new Map(
    findings.map((one) => {
      const { from, to } = marked(one);
      return [nameOf(one), { block: one.block, at: from, length: to - from }];
    }),
  ),
});

/** The shortest of those that the caret is in, or beside; undefined = it is in none. */
export function foundAt({ selection: { $head } }: EditorState, findings: readonly Finding[]): Finding | undefined {
  const { parent, parentOffset: at } = $head;
  const here = findings.filter((one) => one.block === parent.attrs.id && marked(one).from <= at && at <= marked(one).to);
  return here.toSorted((one, other) => one.to - one.from - (other.to - other.from))[0];
}
