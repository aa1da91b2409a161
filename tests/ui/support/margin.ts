/** Threads beside a text, and a server that lists them and takes what is sent. */
import { act, screen, within } from '@testing-library/react';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import { blockOf } from '../../../client/editor/blocks.ts';
import { ROOT, schema } from '../../../shared/text/schema.ts';
import type { ShownMessage, ShownThread, ThreadList } from '../../../shared/wire/comments.ts';
import { textOf } from '../../client/support/texts.ts';
import { ARL, line, World } from '../../opinion/world.ts';
import { DeskRig } from './desk.tsx';

export const A = 'b00000000a';
export const B = 'b00000000b';
export const T1 = '11111111-1111-4111-8111-111111111111';
export const T2 = '22222222-2222-4222-8222-222222222222';
export const M2 = '33333333-3333-4333-8333-333333333333';

export const world = (): World =>
  new World([
    line('b00000000t', 'On sites', 'title'),
    line('b00000000n', 'noting', 'preamble-heading'),
    line(A, 'that sites fall silent', 'preamble-item'),
    line(B, 'that more is to come', 'preamble-item'),
  ]);

export const message = (id: string, entity: string, text: string | null, more: Partial<ShownMessage> = {}): ShownMessage => ({
  id,
  by: `${entity}-head`,
  entity,
  person: entity === 'bru' ? 'B. Person' : 'A. Person',
  at: 1_764_440_000_000,
  text,
  corrects: null,
  mentions: [],
  asks: null,
  stays: null,
  may: { correct: entity === 'arl', erase: entity === 'arl' },
  erasureAsked: false,
  ...more,
});

export const thread = (id: string, messages: readonly ShownMessage[], more: Partial<ShownThread> = {}): ShownThread => ({
  id,
  audience: { of: 'seats' },
  anchor: { on: 'paragraph', block: A, hash: 'x'.repeat(43), range: null, quote: null },
  opened: { by: 'bru-head', entity: 'bru', at: 1_764_440_000_000 },
  messages,
  resolved: null,
  may: { reply: true, resolve: true, reopen: false },
  ...more,
});

const AUDIENCES = [{ of: 'delegation' }, { of: 'member-states' }, { of: 'seats' }] as const;
export const LIST = 'GET /api/opinions/o/threads';
const POST = 'POST /api/opinions/o/threads/commands';

export interface Sent {
  readonly uuid: string;
  readonly audience: unknown;
  readonly command: Readonly<Record<string, unknown>>;
}

/** The server: what is listed, and what was sent to it. */
export class Margin {
  threads: readonly ShownThread[] = [];
  /** The next answers to what is sent; then it is taken. */
  answers: unknown[] = [];
  position = 1;
  /** Instead of all that there is. */
  answerList: ((after: string | null) => ThreadList) | null = null;
  readonly sent: Sent[] = [];
  readonly rig: DeskRig;

  constructor(actor = ARL, threads: readonly ShownThread[] = [thread(T1, [message(T1, 'bru', 'Is silent meant here?')])]) {
    this.threads = threads;
    this.rig = new DeskRig(actor, world());
  }

  async show(current: string | null = A): Promise<void> {
    this.rig.answers = {
      [LIST]: (what: string) => this.#list(what),
      [POST]: (_: string, body: Sent) => {
        const given = this.answers.shift();
        if (given !== 'no connection') this.sent.push(body);
        return given ?? { position: ++this.position };
      },
    };
    await this.rig.show(current);
  }

  /** Something is told to this seat. */
  tell(threads: readonly ShownThread[]): void {
    this.threads = threads;
    act(() => this.rig.opinion.threads.set(++this.position));
  }

  #list(path: string): ThreadList {
    if (this.answerList !== null) return this.answerList(new URL(path.replace('GET ', ''), 'http://x').searchParams.get('since'));
    const { position, threads } = this;
    return { position, mark: `${position}`, whole: !path.includes('since='), more: false, threads, audiences: [...AUDIENCES] };
  }
}

const section = () => screen.findByRole('region', { name: /^Comments on/ });
export const cardLine = async (name: RegExp) => within(await section()).findByRole('button', { name });
export const begin = async (margin: Margin): Promise<void> =>
  margin.rig.user.click(await screen.findByRole('button', { name: 'Comment: noting a)' }));
export const unfold = async (margin: Margin, name = /Is silent meant/): Promise<void> => margin.rig.user.click(await cardLine(name));

/** The words of the paragraph as the shared text has them, with these letters chosen. */
export function choose(rig: DeskRig, block: string, from: number, to: number): EditorView {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, textOf(rig.world.lines.map(({ id, words }) => ({ id, text: words }))));
  const place = document.body.appendChild(document.createElement('div'));
  const view = new EditorView(place, { state: EditorState.create({ schema, plugins: [ySyncPlugin(doc.getXmlFragment(ROOT))] }) });
  const { pos } = blockOf(view.state.doc, block) ?? { pos: 0 };
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos + 1 + from, pos + 1 + to)));
  act(() => {
    rig.view.set(view);
    rig.opinion.words.set(view.state.doc);
  });
  return view;
}
