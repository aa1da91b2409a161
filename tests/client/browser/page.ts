/** The page of the browser tests: an opinion open on a room in memory, and hands to play the other clients. */

import { TextSelection } from 'prosemirror-state';
import { undo } from 'y-prosemirror';
import * as Y from 'yjs';
import { blockOf, differing } from '../../../client/editor/blocks.ts';
import { Drawn } from '../../../client/editor/drawn.ts';
import { oneParagraph } from '../../../client/editor/one-paragraph.ts';
import { openOpinion } from '../../../client/sync/live-opinion.ts';
import { FakeServer } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { paragraphOf } from '../support/registers.ts';
import { textOf } from '../support/texts.ts';

const place = document.querySelector('main');
if (place === null) throw new Error('the page has no place for the text');

export class Stage {
  readonly #room: FakeServer;
  readonly #session: ReturnType<typeof openOpinion>;

  constructor(at: HTMLElement, lines: readonly string[]) {
    const texts = lines.map((text, n) => ({ id: id(n + 1), text }));
    this.#room = new FakeServer(textOf(texts), { paragraphs: texts.map((line) => paragraphOf(line.id)) });
    this.#session = openOpinion({
      opinion: 'op-1',
      url: 'ws://room/collab/op-1',
      seat: { id: 'seat-1', entity: 'arl', capacity: 'member-state', functions: [], remote: false },
      person: 'A. Delegate',
      place: at,
      attributes: { 'aria-label': 'text' },
      openSocket: this.#room.open,
    });
    // as the page has it: whatever the browser puts into a paragraph by itself, that one alone is drawn again
    const { view } = this.#session;
    view.subscribe(() => {
      const shown = view.getSnapshot();
      if (shown !== null) oneParagraph(shown, { differing, Drawn });
    });
  }

  get ready(): boolean {
    return this.#session.view.getSnapshot() !== null;
  }

  get composing(): boolean {
    return this.#view.composing;
  }

  get #view() {
    const view = this.#session.view.getSnapshot();
    if (view === null) throw new Error('no text yet');
    return view;
  }

  /** What the room has, what the editor's state has, and what the page shows. */
  get texts(): { readonly room: readonly string[]; readonly state: readonly string[]; readonly page: readonly string[] } {
    const state: string[] = [];
    this.#view.state.doc.forEach((node) => void state.push(node.textContent));
    const page = [...this.#view.dom.querySelectorAll('p')].map(({ textContent }) => textContent);
    return { room: this.#room.words, state, page };
  }

  /** Are all three the same, and nothing under way? */
  get quiet(): boolean {
    const { room, state, page } = this.texts;
    return !this.composing && this.#session.sync.getSnapshot().state === 'recorded' && `${room}` === `${state}` && `${state}` === `${page}`;
  }

  get handedBack(): readonly string[] {
    return this.#session.handedBack.getSnapshot().map(({ mine }) => mine);
  }

  get caret(): { readonly block: string | null; readonly offset: number } {
    const { $head } = this.#view.state.selection;
    return { block: this.#session.focus.getSnapshot(), offset: $head.parentOffset };
  }

  put(n: number, offset: number): void {
    this.select(n, offset, offset);
  }

  type(n: number, offset: number, words: string): void {
    this.#room.type(n - 1, offset, words);
  }

  bold(n: number, offset: number, length: number): void {
    this.#room.edit((text) => {
      const words = this.#words(text, n);
      words.format(offset, length, { strong: {} });
    });
  }

  split(n: number, offset: number): void {
    this.#room.edit((text) => {
      const words = this.#words(text, n);
      const tail = words.toString().slice(offset);
      words.delete(offset, tail.length);
      const element = new Y.XmlElement('block');
      element.setAttribute('id', id(90));
      element.insert(0, [new Y.XmlText(tail)]);
      text.insert(n, [element]);
    });
  }

  remove(n: number): void {
    this.#room.edit((text) => text.delete(n - 1, 1));
  }

  /** Another delegation's caret. */
  cursor(n: number, offset: number, client: number): void {
    const words = this.#words(this.#room.doc.getXmlFragment('opinion'), n);
    const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(words, offset));
    const user = { name: 'bru', color: '#5a6370' };
    this.#room.stamp(client, { seat: 's', entity: 'bru', capacity: 'member-state', person: '', user, cursor: { anchor: at, head: at } });
  }

  /** From now on edits here are suggestions of Arlen. */
  suggest(): void {
    this.#session.manner.suggest(true);
  }

  /** The paragraphs with what comes as {+words+} and what goes as {-words-}. */
  get suggested(): readonly string[] {
    const lines: string[] = [];
    this.#view.state.doc.forEach((block) => {
      let line = block.attrs.sug === null ? '' : `${block.attrs.sug.slice(0, 3)} `;
      block.forEach(({ text, marks }) => {
        const [comes, goes] = ['insertion', 'deletion'].map((name) => marks.some(({ type }) => type.name === name));
        line += goes ? `{-${text}-}` : comes ? `{+${text}+}` : text;
      });
      lines.push(line);
    });
    return lines;
  }

  select(n: number, from: number, to: number): void {
    const { doc, tr } = this.#view.state;
    const placed = blockOf(doc, id(n));
    if (placed === undefined) throw new Error(`no paragraph ${n}`);
    this.#view.focus();
    this.#view.dispatch(tr.setSelection(TextSelection.create(doc, placed.pos + 1 + from, placed.pos + 1 + to)));
  }

  shut(...numbers: readonly number[]): void {
    this.#room.closeBlocks(...numbers.map(id));
  }

  undo(): void {
    this.#session.run(undo);
  }

  pasteHtml(html: string): void {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', 'plain');
    // Firefox gives an event that a script makes an empty clipboard
    const event = Object.defineProperty(new ClipboardEvent('paste', { bubbles: true, cancelable: true }), 'clipboardData', {
      value: clipboardData,
    });
    this.#view.dom.dispatchEvent(event);
  }

  /** Makes the text bold from one place to another, as this editor's own edit. */
  ownBold(n: number, from: number, to: number): void {
    const placed = blockOf(this.#view.state.doc, id(n));
    const { strong } = this.#view.state.schema.marks;
    if (placed === undefined || strong === undefined) throw new Error('nothing to make bold');
    this.#view.dispatch(this.#view.state.tr.addMark(placed.pos + 1 + from, placed.pos + 1 + to, strong.create()));
  }

  close(): void {
    this.#session.destroy();
    localStorage.clear();
  }

  #words(text: Y.XmlFragment, n: number): Y.XmlText {
    const element = text.get(n - 1);
    const words = element instanceof Y.XmlElement ? element.get(0) : undefined;
    if (!(words instanceof Y.XmlText)) throw new Error(`no words in paragraph ${n}`);
    return words;
  }
}

declare global {
  interface Window {
    stage: Stage;
    /** Closes what is open and opens these paragraphs. */
    openStage(lines: readonly string[]): void;
  }
}

let open: Stage | null = null;
window.openStage = (lines) => {
  open?.close();
  open = new Stage(place, lines);
  window.stage = open;
};
