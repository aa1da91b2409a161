// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { undoCommand } from 'y-prosemirror';
import { redlineOfFile, suggest } from '../../client/pages/word/changes-from-file.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { readBlocks } from '../../shared/text/read.ts';
import type { Editor } from '../client/support/editors.ts';
import { id } from '../client/support/ids.ts';
import { openEditor } from '../client/support/open-editors.ts';
import { textOf } from '../client/support/texts.ts';
import { docx, p, r } from './docx.ts';

const mark = (name: string, inside: string): string => `<w:${name} w:id="1" w:author="A">${inside}</w:${name}>`;
const end = (name: string): string => `<w:rPr><w:${name} w:id="1" w:author="A"/></w:rPr>`;
const gone = (words: string): string => mark('del', `<w:r><w:delText>${words}</w:delText></w:r>`);
const fresh = (words: string): string => p(mark('ins', r(words)), end('ins'));

/** One is changed, one goes, two come behind it. */
const FILE = docx(
  [
    p(r('considering')),
    p(`${r('that sites fall silent')}${mark('ins', r(' soon'))}${r(';')}`),
    p(gone('that power lasts longer;'), end('del')),
    fresh('that batteries age;'),
    fresh('that fuel is dear;'),
    p(r('that autonomy matters,')),
  ].join(''),
);
const TEXT = textOf([
  { id: id(1), text: 'considering', kind: 'preamble-heading' },
  { id: id(2), text: 'that sites fall silent;', kind: 'preamble-item' },
  { id: id(3), text: 'that power lasts longer;', kind: 'preamble-item' },
  { id: id(4), text: 'that autonomy matters,', kind: 'preamble-item' },
]);
/** All that reading a file asks of it. */
const REGISTER = { paragraphs: [], language: 'en' } as unknown as Register;

const read = async (editor: Editor) => {
  const found = await redlineOfFile(new File([FILE as Uint8Array<ArrayBuffer>], 'x.docx'), editor.view, REGISTER, (entity) =>
    entity.toUpperCase(),
  );
  if (!found.ok) throw new Error(found.reason);
  return found.value;
};
const text = (editor: Editor): readonly string[] =>
  readBlocks(editor.doc).map(({ kind, sug, runs }) => {
    const words = runs.map(({ text, marks }) =>
      marks.length === 0 ? text : `{${marks.map(({ name, attrs }) => `${name} ${attrs.by}`).join()}:${text}}`,
    );
    return `${kind} ${sug?.slice(0, 7) ?? ''} ${words.join('')}`;
  });
const LAID_ON = [
  'preamble-heading  considering',
  'preamble-item  that sites fall silent{insertion arl: soon};',
  'preamble-item ins:arl that batteries age;',
  'preamble-item ins:arl that fuel is dear;',
  'preamble-item del:arl that power lasts longer;',
  'preamble-item  that autonomy matters,',
];

describe('what a file changes, in the editor', () => {
  it('W23 becomes suggestions, in their order, whether edits are suggestions or change the text, and is undone at once', async () => {
    for (const suggests of ['arl', null]) {
      const editor = openEditor(TEXT);
      editor.suggests = suggests;
      const before = text(editor);
      const { changes, on } = await read(editor);
      expect(suggest(editor.view, changes, on, 'arl', () => false)).toEqual({ count: 4, back: [] });
      expect(text(editor)).toEqual(LAID_ON);
      // each can be decided by itself
      const ids = readBlocks(editor.doc).flatMap(({ sug, runs }) => [
        sug?.slice(8) ?? '',
        ...runs.flatMap(({ marks }) => marks.map(({ attrs }) => attrs.id ?? '')),
      ]);
      expect(new Set(ids.filter((one) => one !== '')).size).toBe(4);
      undoCommand(editor.view.state, editor.view.dispatch, editor.view);
      expect(text(editor)).toEqual(before);
    }
  });

  it('W23 does not come over what others wrote meanwhile, nor into a closed paragraph, and is given back', async () => {
    const editor = openEditor(TEXT);
    const { changes, on } = await read(editor);
    editor.select(id(2), 4);
    editor.view.dispatch(editor.view.state.tr.insertText(' most'));
    const { count, back } = suggest(editor.view, changes, on, 'arl', (block) => block === id(3));
    expect(count).toBe(2);
    expect(back.map(({ is, block }) => [is, block])).toEqual([
      ['changed', id(2)],
      ['gone', id(3)],
    ]);
    expect(text(editor)[1]).toBe('preamble-item  that most sites fall silent;');
  });

  it('W24 counts what was written, and lists what somebody would have go already', async () => {
    const editor = openEditor(TEXT);
    const { changes, on } = await read(editor);
    const gone = changes.filter(({ is }) => is === 'gone');
    suggest(editor.view, gone, on, 'arl', () => false);
    const again = await read(editor);
    const { count, back } = suggest(
      editor.view,
      [...gone, ...again.changes.filter(({ is }) => is === 'new')],
      again.on,
      'bru',
      () => false,
    );
    expect([count, back]).toEqual([2, gone]);
    expect(
      text(editor)
        .filter((line) => line.includes('del:'))
        .join(),
    ).toBe('preamble-item del:arl that power lasts longer;');
  });
});
