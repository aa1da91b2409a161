/**
 * Where the words of one paragraph have changed, that one is drawn, and nothing else is looked at. ProseMirror goes through all paragraphs and
 * all that stands between them, compares each, and asks the page where it is: with 1,000 of them that is most of what a letter costs. Where it
 * cannot be told from what is drawn (drawn.ts) that all else stays, ProseMirror does it its own way.
 *
 * It works on internals of prosemirror-view 1.42.9: what a document and a paragraph are drawn by. Its tests go red when they change.
 */
import type { Node } from 'prosemirror-model';
import type { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { differing } from './blocks.ts';
import type { Drawn } from './drawn.ts';

/** Somebody else than ProseMirror has changed the page there: nothing; something within; more than that. */
const CLEAN = 0;
const WITHIN = 1;

/** Of the editor itself; given by whoever has it, as with an import from here the first bundle would be cut in more pieces and be larger. */
interface Given {
  readonly differing: typeof differing;
  readonly Drawn: typeof Drawn;
}

/** One set, or several. */
interface Inner {
  readonly members?: readonly unknown[];
  forChild(pos: number, block: Node): DecorationSet;
}

/** By which one piece of the page is drawn. */
interface Piece {
  readonly node?: Node;
  readonly dirty: number;
  readonly innerDeco: Inner;
  readonly outerDeco: readonly Decoration[];
  readonly children: readonly Piece[];
  /** False = it cannot become that. */
  update(node: Node, outer: readonly Decoration[], inner: DecorationSet, view: EditorView): boolean;
  updateChildren(view: EditorView, pos: number): void;
}

const watched = new WeakSet<Piece>();

/** From the next letter on. Where ProseMirror begins anew with the whole document, which it seldom does, it goes on in its own way. */
export function oneParagraph(view: EditorView, given: Given): void {
  const { docView } = view as unknown as { readonly docView?: Piece | null };
  if (docView == null || watched.has(docView)) return;
  watched.add(docView);
  watch(docView, given);
}

/** A document is drawn by the same piece as long as ProseMirror can. */
function watch(whole: Piece, given: Given): void {
  const all = whole.updateChildren;
  let [before, inner] = [whole.node, whole.innerDeco];
  whole.updateChildren = (view, pos) => {
    const isDone = before !== undefined && alone(whole, before, inner, view, given);
    [before, inner] = [whole.node, whole.innerDeco];
    if (!isDone) all.call(whole, view, pos);
  };
}

function alone(whole: Piece, before: Node, inner: Inner, view: EditorView, { differing, Drawn }: Given): boolean {
  const { node: doc, innerDeco, dirty } = whole;
  const at = doc === undefined || view.composing || dirty > WITHIN ? null : differing(before, doc);
  if (doc === undefined || at === null) return false;
  const [was, is] = [before.child(at), doc.child(at)];
  const [now, then] = [innerDeco.members ?? [innerDeco], inner.members ?? [inner]];
  const isBut = (one: unknown, other: unknown): boolean => one instanceof Drawn && other instanceof Drawn && isSameBut(one, other, was, is);
  if (now.length !== then.length || !now.every((one, i) => isBut(one, then[i]))) return false;
  const others = whole.children.filter((piece) => piece.node !== was);
  const paragraph = whole.children.find((piece) => piece.node === was);
  if (others.length !== whole.children.length - 1 || others.some((piece) => piece.dirty !== CLEAN)) return false;
  // where it begins no set of these asks
  return paragraph?.update(is, paragraph.outerDeco, innerDeco.forChild(0, is), view) === true;
}

/** Is all that it draws as it was, but in one paragraph? */
function isSameBut(now: Drawn, then: Drawn, was: Node, is: Node): boolean {
  if (now.by.length !== then.by.length || !now.by.every((one, at) => one === then.by[at])) return false;
  const [within, before] = [now.within, then.within];
  if (within === before) return true;
  if (!(within instanceof Map && before instanceof Map)) return false;
  for (const [block, set] of within) if (block !== is && before.get(block) !== set) return false;
  for (const block of before.keys()) if (block !== was && !within.has(block)) return false;
  return true;
}
