/** Where remarks are in the text, and which of them is where somebody has pressed. */
import type { EditorView } from 'prosemirror-view';
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

/** The shortest of those that begin there, or go on; undefined: what was pressed is no remark any more. */
export function foundAt(view: EditorView, pressed: Element, findings: readonly Finding[]): Finding | undefined {
  const { parent, parentOffset: at } = view.state.doc.resolve(view.posAtDOM(pressed, 0));
  const here = findings.filter((one) => one.block === parent.attrs.id && marked(one).from <= at && at < marked(one).to);
  return here.toSorted((one, other) => one.to - one.from - (other.to - other.from))[0];
}
