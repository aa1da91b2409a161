// @vitest-environment happy-dom
/** Replacing what was found, in the real editor over Yjs. */
import { describe, expect, it } from 'vitest';
import { undoCommand } from 'y-prosemirror';
import { type Found, found } from '../../../client/editor/find.ts';
import { findText } from '../../../client/editor/finding.ts';
import { followed, listed } from '../../../client/editor/places.ts';
import { mostAtOnce, replacePlaces } from '../../../client/editor/replacing.ts';
import { LIMITS } from '../../../server/limits.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { schema } from '../../../shared/text/schema.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor, openPair } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const SEED = textOf([
  { id: id(1), text: 'the net and a net for all nets' },
  { id: id(2), text: 'no such word' },
  { id: id(3), text: 'a Net [net]' },
]);

function searched(editor: Editor, query = 'net'): Found {
  editor.run(findText(query));
  return found(editor.view.state);
}

function replace(editor: Editor, words: string, which: (at: number) => boolean = () => true): number | null {
  const { matches } = searched(editor);
  return replacePlaces(
    editor.view,
    editor.view.state.doc,
    matches.filter((_, at) => which(at)),
    words,
  );
}

/** "te{-xt-}{+st+}", bold as {*…*}. */
const written = (editor: Editor): readonly string[] =>
  readBlocks(editor.doc).map(({ runs }) =>
    runs
      .map(({ text, marks }) =>
        marks.reduce((inner, { name }) => {
          const sign = name === 'insertion' ? '+' : name === 'deletion' ? '-' : '*';
          return `{${sign}${inner}${sign}}`;
        }, text),
      )
      .join(''),
  );

const suggestionsOf = (editor: Editor): readonly (readonly string[])[] =>
  readBlocks(editor.doc).map(({ runs }) => [...new Set(runs.flatMap(({ marks }) => marks.flatMap(({ attrs }) => attrs.id ?? [])))]);

describe('P29 replacing', () => {
  it('is one update and one step to undo, apart from what was typed before and after', () => {
    const a = openEditor(SEED);
    a.type(id(2), 0, 'x');
    a.take();
    expect(replace(a, 'network')).toBe(5);
    expect(a.words).toEqual(['the network and a network for all networks', 'xno such word', 'a network [network]']);
    expect(a.shown.map((line) => line.split(':')[1])).toEqual(a.words);
    expect(a.take()).toHaveLength(1);
    a.type(id(2), 0, 'y');
    a.run(undoCommand);
    expect(a.words[1]).toBe('xno such word');
    a.run(undoCommand);
    expect(a.words).toEqual(['the net and a net for all nets', 'xno such word', 'a Net [net]']);
  });

  it('takes those alone that are chosen, and may leave nothing in their place', () => {
    const a = openEditor(SEED);
    expect(replace(a, '', (at) => at === 1 || at === 4)).toBe(2);
    expect(a.words).toEqual(['the net and a  for all nets', 'no such word', 'a Net []']);
    expect(found(a.view.state).matches).toHaveLength(3);
  });

  it('leaves what others type between the places where it is', () => {
    const [a, b] = openPair(SEED);
    replace(a, 'line');
    b.type(id(1), 'the net and'.length, ' surely');
    exchange(a, b);
    expect(a.words[0]).toBe('the line and surely a line for all lines');
    expect(b.words).toEqual(a.words);
  });

  it('leaves a place that reads otherwise by now, wherever the others have come to be', () => {
    const a = openEditor(SEED);
    const { matches } = searched(a);
    const seen = a.view.state.doc;
    const b = openEditor(SEED);
    b.type(id(1), 'the n'.length, '-');
    b.type(id(3), 0, 'not ');
    exchange(a, b);
    expect(replacePlaces(a.view, seen, matches, 'line')).toBe(4);
    expect(a.words).toEqual(['the n-et and a line for all lines', 'no such word', 'not a line [line]']);
  });

  it('keeps bold what was bold, and no more', () => {
    const a = openEditor(SEED);
    const { tr } = a.view.state;
    a.view.dispatch(tr.addMark(a.at(id(1), 0), a.at(id(1), 11), schema.marks.strong.create()));
    const half = a.view.state.tr.addMark(a.at(id(3), 2), a.at(id(3), 3), schema.marks.strong.create());
    a.view.dispatch(half);
    replace(a, 'line');
    expect(written(a)).toEqual(['{*the line and*} a line for all lines', 'no such word', 'a line [line]']);
  });

  it('becomes suggestions as typing does, one in each paragraph', () => {
    const a = openEditor(SEED);
    a.suggests = 'arl';
    a.take();
    expect(replace(a, 'line', (at) => at !== 1)).toBe(4);
    expect(a.take()).toHaveLength(1);
    expect(written(a)).toEqual([
      'the {-net-}{+line+} and a net for all {-net-}{+line+}s',
      'no such word',
      'a {-Net-}{+line+} [{-net-}{+line+}]',
    ]);
    expect(suggestionsOf(a).map((ids) => ids.length)).toEqual([1, 0, 1]);
    expect(new Set(suggestionsOf(a).flat()).size).toBe(2);
    expect(searched(a).matches.map(({ goes }) => goes)).toEqual([true, false, true, true, true]);
    a.run(undoCommand);
    expect(written(a)).toEqual(['the net and a net for all nets', 'no such word', 'a Net [net]']);
  });

  it('keeps a quotation at whose end it is, as it keeps bold', () => {
    const a = openEditor(textOf([{ id: id(1), text: 'a [net] and b' }]));
    const lit = schema.marks.lit.create();
    a.view.dispatch(a.view.state.tr.addMark(a.at(id(1), 2), a.at(id(1), 7), lit));
    a.run(findText('[net]'));
    replacePlaces(a.view, a.view.state.doc, found(a.view.state).matches, '[line]');
    expect(written(a)).toEqual(['a {*[line]*} and b']);
  });

  it('stays one suggestion inside own words that come', () => {
    const a = openEditor(textOf([{ id: id(1), text: 'the end' }]));
    a.suggests = 'arl';
    a.type(id(1), 4, 'one net two net six ');
    replace(a, 'line');
    expect(written(a)).toEqual(['the {+one line two line six +}end']);
    expect(suggestionsOf(a).map((ids) => ids.length)).toEqual([1]);
  });

  it.each(['', 'line', '\u7f51'.repeat(500)])('is never too large for the server, by %#', (words) => {
    const most = mostAtOnce(words);
    const each = 20;
    const a = openEditor(textOf(Array.from({ length: most / each + 1 }, (_, at) => ({ id: id(at + 1), text: 'a net '.repeat(each) }))));
    a.suggests = 'arl';
    expect(most).toBeGreaterThan(300);
    expect(replace(a, words, (at) => at < most)).toBe(most);
    const [update] = a.take();
    expect(update?.length).toBeLessThan(LIMITS.socketPayloadBytes * 0.9);
    // the measure is not far too small either
    expect(update?.length).toBeGreaterThan(LIMITS.socketPayloadBytes / 20);
  });

  it('P13 asks where it would take more than ten paragraphs away, and does nothing before', () => {
    const a = openEditor(textOf(Array.from({ length: 12 }, (_, at) => ({ id: id(at + 1), text: at === 11 ? 'rest' : 'net' }))));
    expect(replace(a, '')).toBeNull();
    expect(a.asked.map(({ blocks }) => blocks.length)).toEqual([11]);
    expect(a.words[0]).toBe('net');
    expect(replace(a, 'line')).toBe(11);
  });

  it('is not done in closed text', () => {
    const a = openEditor(SEED);
    a.closed.add(id(3));
    expect(replace(a, 'line')).toBeNull();
    expect(replace(a, 'line', (at) => at < 3)).toBe(3);
    expect(a.words[2]).toBe('a Net [net]');
  });
});

describe('P29 the list of places', () => {
  const searchOf = (editor: Editor) => {
    const { matches, pattern } = found(editor.view.state);
    return { doc: editor.view.state.doc, pattern, places: matches };
  };

  it('begins with all that may be replaced, and follows each while others type', () => {
    const [a, b] = openPair(SEED);
    searched(a);
    const first = listed(searchOf(a), ({ block }) => block !== id(3));
    expect(first.ticked.size).toBe(3);
    // two edits of one paragraph at once: between them nothing is known to be the same
    b.type(id(1), 0, 'net: ');
    exchange(a, b);
    b.type(id(1), 'net: the net and a n'.length, '-');
    exchange(a, b);
    const then = followed(first, searchOf(a));
    expect([then.ticked.size, then.lost]).toEqual([1, 2]);
  });

  it('numbers each place once, wherever it comes to stand', () => {
    const [a, b] = openPair(SEED);
    searched(a);
    let list = listed(searchOf(a), () => true);
    const numbers = () => list.places.map((place) => list.numbers.get(place));
    expect(numbers()).toEqual([0, 1, 2, 3, 4]);
    b.type(id(1), 0, 'net: ');
    exchange(a, b);
    list = followed(list, searchOf(a));
    expect(numbers()).toEqual([5, 0, 1, 2, 3, 4]);
    b.type(id(3), 3, '.');
    exchange(a, b);
    list = followed(list, searchOf(a));
    expect(numbers()).toEqual([5, 0, 1, 2, 4]);
  });

  it('does not choose what came meanwhile', () => {
    const [a, b] = openPair(SEED);
    searched(a);
    let list = listed(searchOf(a), () => true);
    b.type(id(1), 0, 'net: ');
    exchange(a, b);
    list = followed(list, searchOf(a));
    expect([list.places.length, list.ticked.size, list.lost]).toEqual([6, 5, 0]);
    expect(list.ticked.has(list.places[0] as never)).toBe(false);
    b.type(id(3), 3, '.');
    exchange(a, b);
    list = followed(list, searchOf(a));
    expect([list.places.length, list.ticked.size, list.lost]).toEqual([5, 4, 1]);
  });
});
