// @vitest-environment happy-dom
/** What is suggested in the paragraph with the caret, and what each may do with it. */
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nodeOf } from '../../client/editor/wording.ts';
import { suggestedIn } from '../../client/pages/opinion/text/suggested.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { TextBlock, TextRun } from '../../shared/text/block.ts';
import { schema } from '../../shared/text/schema.ts';
import { ACME, ARL, BRU, CHAIR, line, OFFICE, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const stays = (text: string): TextRun => ({ text, marks: [] });
const comes = (text: string, by = 'arl', id = 's1'): TextRun => ({ text, marks: [{ name: 'insertion', attrs: { by, id } }] });
const goes = (text: string, by = 'arl', id = 's1'): TextRun => ({ text, marks: [{ name: 'deletion', attrs: { by, id } }] });
const block = (id: string, runs: readonly TextRun[], sug: string | null = null): TextBlock => ({
  id,
  kind: 'preamble-item',
  level: 0,
  sug,
  runs,
});

const A = 'b00000000a';
const WORDS = block(A, [stays('that '), goes('many'), comes('most'), stays(' sites fall silent'), comes(' soon', 'acme', 's2')]);

const world = (): World =>
  new World([
    line('b00000000t', 'On sites', 'title'),
    line('b00000000n', 'noting', 'preamble-heading'),
    line(A, 'that sites fall silent', 'preamble-item'),
    line('b00000000b', 'that more is to come', 'preamble-item'),
  ]);

/** Arlen suggests a word for another, a company one more; the caret is there. */
async function rigOf(actor: typeof ARL, answers: Readonly<Record<string, unknown>> = {}): Promise<DeskRig> {
  const rig = new DeskRig(actor, world());
  rig.answers = answers;
  rig.world.edit(A, 'that many sites fall silent', 1);
  await rig.show(A);
  act(() => rig.opinion.words.set(schema.nodes.doc.create(null, nodeOf(WORDS))));
  return rig;
}

const section = () => screen.findByRole('region', { name: 'Suggestions' });
const cards = async () => within(await section()).getAllByRole('article');
const buttons = (card: HTMLElement | undefined) =>
  within(card ?? document.body)
    .queryAllByRole('button')
    .map(({ textContent }) => textContent);

describe('what is suggested', () => {
  it('is told with the words around it, and without those of other suggestions', async () => {
    expect(suggestedIn(WORDS)).toEqual([
      {
        by: 'arl',
        id: 's1',
        whole: null,
        pieces: [
          { text: 'that ', how: 'stays' },
          { text: 'many', how: 'goes' },
          { text: 'most', how: 'comes' },
          { text: ' sites fall silent', how: 'stays' },
        ],
      },
      {
        by: 'acme',
        id: 's2',
        whole: null,
        pieces: [
          { text: 'that many sites fall silent', how: 'stays' },
          { text: ' soon', how: 'comes' },
        ],
      },
    ]);
    expect(suggestedIn(block('n', [stays('new words')], 'ins:arl:s3'))).toMatchObject([{ whole: 'comes', pieces: [{ how: 'comes' }] }]);
    expect(suggestedIn(block('n', [stays('old words')], 'del:arl:s3'))).toMatchObject([{ whole: 'goes', pieces: [{ how: 'goes' }] }]);
  });

  it('keeps of a long paragraph what is near, cut between characters', async () => {
    const far = '𠮷'.repeat(100);
    const [one] = suggestedIn(block('n', [stays(far), comes('x'), stays(far), comes('y'), stays(far)]));
    expect(one?.pieces.map(({ text }) => [...text].length)).toEqual([29, 1, 59, 1, 29]);
    expect(one?.pieces.every(({ text }) => !/\p{Cs}/u.test(text))).toBe(true);
  });
});

describe('a suggestion', () => {
  it('is accepted, rejected or parked by the chair, in the words as shown', async () => {
    const rig = await rigOf(CHAIR);
    const [first, second] = await cards();
    expect(first?.textContent).toContain('Arlen suggests');
    expect(first?.querySelector('del')?.textContent).toBe('many');
    expect(first?.querySelector('ins')?.textContent).toBe('most');
    expect([buttons(first), buttons(second)]).toEqual([
      ['Accept', 'Reject', 'Park'],
      ['Accept', 'Reject', 'Park'],
    ]);
    expect(second?.textContent).toContain('It stands beside the text and does not hold anything up.');
    const { exact } = rig.world.at(A);
    await rig.press('Park: Arlen suggests');
    expect(rig.sent).toEqual([{ do: 'settle', block: A, of: 'arl', id: 's1', verdict: 'park', exact }]);
    expect(rig.region('status')).toBe('noting a): A suggestion of Arlen is parked: it has left the text and no longer holds anything up.');
    expect(document.activeElement).toBe(await section());
  });

  it('is taken back by its own delegation; others read who decides', async () => {
    const rig = await rigOf(ARL);
    expect((await cards()).map(buttons)).toEqual([['Take back'], []]);
    await rig.press('Take back: Arlen suggests');
    expect(rig.sent).toMatchObject([{ do: 'settle', verdict: 'take-back' }]);
    expect((await cards()).at(-1)?.textContent).toContain('Arlen took a suggestion back.');
    cleanup();
    await rigOf(BRU);
    expect((await cards()).map(buttons)).toEqual([[], []]);
    expect(screen.getAllByText('The chair, the secretariat or the pen-holder decides.')).toHaveLength(2);
  });

  it('says why it cannot be decided now', async () => {
    const rig = new DeskRig(OFFICE, world());
    rig.world.call(A);
    await rig.show(A);
    act(() => rig.opinion.words.set(schema.nodes.doc.create(null, nodeOf(WORDS))));
    await section();
    await rig.press('Accept: Arlen suggests');
    expect(rig.sent).toEqual([]);
    expect(within((await cards())[0] ?? document.body).getAllByText(/A call is open on “noting a/).length).toBeGreaterThan(0);
  });

  it('that was parked stays listed with its words', async () => {
    const rig = await rigOf(ARL);
    const edit = { command: 'settle', block: A, of: 'arl', id: 's1', verdict: 'park' } as const;
    rig.others((w) =>
      w.write(
        w.lines.map((one) => (one.id === A ? { ...one, suggestions: 0 } : one)),
        [],
        edit,
      ),
    );
    expect((await cards()).at(-1)?.textContent).toContain('A suggestion of Arlen is parked');
  });
});

describe('suggesting', () => {
  it('is the choice of whoever may type, and said once', async () => {
    const rig = new DeskRig(ACME);
    await rig.show('a');
    act(() => rig.opinion.manner.suggest(true));
    expect(rig.opinion.manner.suggesting.getSnapshot()).toBe(true);
    expect(rig.region('status')).toBe('Suggesting: what you type or delete is marked.');
    expect(screen.queryByText(/Delegations suggest changes at present/)).toBeNull();
  });

  it('is no choice where the policy says so, and none of the chair', async () => {
    const rig = new DeskRig(ACME);
    await rig.show('a');
    rig.others((w) => w.must(CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, editing: 'suggest' } }));
    expect(rig.opinion.manner.suggesting.getSnapshot()).toBe(true);
    expect(screen.getByText(/what you type or delete is marked as your suggestion/)).toBeTruthy();
    act(() => rig.opinion.manner.suggest(false));
    expect(rig.opinion.manner.suggesting.getSnapshot()).toBe(true);
    const chair = new DeskRig(CHAIR);
    act(() => chair.opinion.manner.suggest(true));
    expect(chair.opinion.manner.suggesting.getSnapshot()).toBe(false);
  });
});

describe('the view of the text', () => {
  const column = () => document.querySelector<HTMLElement>('.text-column')?.dataset.reading;

  it('is chosen in words or by a key, said once, and leads back to the one that can be written into', async () => {
    const rig = await rigOf(ARL);
    expect(column()).toBe('marked');
    await rig.user.click(screen.getByText('Views and downloads'));
    await rig.user.click(screen.getByRole('radio', { name: 'As it stands' }));
    expect(column()).toBe('clean');
    expect(rig.region('status')).toBe('View: As it stands');
    expect(await screen.findByText(/without any suggestion/)).toBeTruthy();
    await rig.press('View: Marked');
    expect(column()).toBe('marked');
  });

  it('shows the text as it was first recorded', async () => {
    const rig = await rigOf(ARL, {
      'GET /api/opinions/o/text?at=2': { blocks: [{ ...block(A, [stays('that sites fall silent')]), label: 'a)' }] },
    });
    act(() => screen.getByRole('button', { name: 'Object' }).focus());
    for (let n = 0; n < 3; n++) await rig.user.keyboard('{Alt>}{Shift>}[KeyV]{/Shift}{/Alt}');
    expect(column()).toBe('original');
    expect(
      await within(await screen.findByRole('region', { name: 'As first recorded' })).findByText('that sites fall silent'),
    ).toBeTruthy();
  });

  it('says why the first text cannot be shown', async () => {
    const rig = await rigOf(ARL, { 'GET /api/opinions/o/text?at=2': 'no connection' });
    act(() => rig.opinion.manner.read('original'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/server/);
  });
});
