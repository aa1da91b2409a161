// @vitest-environment happy-dom
/** Replies under an objection, and its cure as a suggestion of its State. */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { schema } from '../../shared/text/schema.ts';
import { ARL, BRU } from '../opinion/world.ts';
import { A, B, choose, M2, Margin, message, T1, thread } from './support/margin.ts';

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/o/o');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('under an objection', () => {
  const CURE = 'that many sites fall silent';
  const objected = async (actor: typeof ARL): Promise<Margin> => {
    const margin = new Margin(actor, []);
    await margin.show();
    if (actor === BRU) {
      const { hash = null } = margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === A) ?? {};
      await act(() => margin.rig.opinion.acts.post({ do: 'raise-objection', block: A, hash, reason: 'too narrow', cure: CURE }));
    } else margin.rig.others((now) => now.object(BRU, A));
    return margin;
  };

  it('P34 one replies, and is told where its State would not read it', async () => {
    const margin = await objected(ARL);
    await margin.rig.user.click(await screen.findByRole('button', { name: /^Reply/ }));
    expect(screen.getByText('Not among those who read it: Bruma.')).toBeTruthy();
    await margin.rig.user.selectOptions(screen.getByRole('combobox', { name: 'Who reads it' }), 'Member States');
    await margin.rig.user.type(screen.getByRole('textbox', { name: 'Reply to Bruma, as Arlen' }), 'Would “most” serve?');
    await margin.rig.press('Send');
    await waitFor(() =>
      expect(margin.sent[0]).toMatchObject({
        audience: { of: 'member-states' },
        command: { do: 'open-thread', anchor: { on: 'position', position: expect.stringMatching(/^p\d+$/) } },
      }),
    );
  });

  it('P34 what would meet it becomes a suggestion of its State at one press, and of nobody else', async () => {
    const margin = await objected(BRU);
    choose(margin.rig, A, 0, 1);
    const run = vi.spyOn(margin.rig.opinion, 'runAside');
    await margin.rig.user.click(await screen.findByRole('button', { name: /^Suggest this wording/ }));
    expect(run).toHaveBeenCalledTimes(1);
    await margin.rig.says('status', 'Suggested in “noting a)”.');
    cleanup();
    await objected(ARL);
    await screen.findByRole('button', { name: /^Reply/ });
    expect(screen.queryByRole('button', { name: /^Suggest this wording/ })).toBeNull();
  });

  const hashOf = (margin: Margin): string => margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === A)?.hash ?? '';
  const positionOf = (margin: Margin): string =>
    margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === A)?.positions[0]?.id ?? '';
  const asked = (margin: Margin, answers: Parameters<typeof thread>[1] = []) =>
    thread(T1, [message(T1, 'arl', 'Now?', { asks: { block: A, hash: hashOf(margin) } }), ...answers], {
      audience: { of: 'member-states' },
      anchor: { on: 'position', position: positionOf(margin), entity: 'bru', block: A },
    });

  it('P34 and C20 under an objection to the whole opinion one asks about a paragraph of one’s choice', async () => {
    const margin = new Margin(ARL, []);
    await margin.show();
    margin.rig.others((now) => now.object(BRU, null));
    const whole = within((await screen.findByText('Between us and adoption')).closest('details') ?? document.body);
    await margin.rig.user.click(await whole.findByRole('button', { name: 'Does this meet it?: Bruma objects' }));
    const about = await whole.findByRole<HTMLSelectElement>('combobox', { name: 'Paragraph that is asked about' });
    expect(about.value).toBe(A);
    await margin.rig.user.selectOptions(about, B);
    await margin.rig.press('Send');
    const { hash } = margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === B) ?? {};
    await waitFor(() => expect(margin.sent[0]).toMatchObject({ command: { do: 'open-thread', asks: { block: B, hash } } }));
  });

  it('P34 its State is asked whether the text meets it, among those who read that alone, and once', async () => {
    const margin = await objected(ARL);
    await margin.rig.user.click(await screen.findByRole('button', { name: 'Does this meet it?: Bruma objects' }));
    const readers = screen.getByRole('combobox', { name: 'Who reads it' });
    expect([...readers.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['Member States', 'All seats']);
    await margin.rig.press('Send');
    const asks = { block: A, hash: hashOf(margin) };
    await waitFor(() =>
      expect(margin.sent[0]).toMatchObject({ audience: { of: 'member-states' }, command: { do: 'open-thread', asks, text: '' } }),
    );
    margin.tell([asked(margin)]);
    const line = await screen.findByRole('button', { name: /Does this meet it\? Now\?$/ });
    await margin.rig.user.click(line);
    expect(screen.getByText('Bruma: does “noting a)”, as it reads, meet your objection?')).toBeTruthy();
    expect(screen.getByText('Bruma has not answered yet.')).toBeTruthy();
    const inThread = () =>
      within(document.querySelector<HTMLElement>('.thread-body') ?? document.body).queryByRole('button', { name: /^Does this meet it/ });
    expect(inThread()).toBeNull();
    expect(screen.queryByRole('button', { name: /^Yes/ })).toBeNull();
    margin.rig.others((now) => now.edit(A, 'that sites are silent'));
    expect(await screen.findByText(/^The text has changed since this was asked/)).toBeTruthy();
    // in the same thread one asks again at one press
    for (let press = 0; press < 2; press++) fireEvent.click(inThread() ?? document.body);
    const now = { block: A, hash: hashOf(margin) };
    await waitFor(() => expect(margin.sent[1]).toMatchObject({ command: { do: 'add-message', thread: T1, asks: now, text: '' } }));
    expect(now).not.toEqual(asks);
    expect(margin.sent).toHaveLength(2);
  });

  it('P34 its State says yes at one press, for the words that were asked about, and the thread is settled', async () => {
    const margin = await objected(BRU);
    margin.tell([asked(margin)]);
    await margin.rig.says('status', 'Arlen asks whether “noting a)” meets your objection.');
    const [position, hash] = [positionOf(margin), hashOf(margin)];
    await margin.rig.user.click(await screen.findByRole('button', { name: 'Yes, withdraw the objection: noting a)' }));
    expect(margin.rig.sent.at(-1)).toEqual({ do: 'withdraw', position, reads: { block: A, hash } });
    await waitFor(() => expect(margin.sent[0]).toMatchObject({ command: { do: 'resolve-thread', thread: T1 } }));
    expect(positionOf(margin)).toBe('');
  });

  it('P34 a question is read aloud with the paragraph that it is about, wherever the objection was raised', async () => {
    const margin = await objected(BRU);
    const { hash = '' } = margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === B) ?? {};
    const question = asked(margin);
    margin.tell([{ ...question, messages: [message(T1, 'arl', 'Now?', { asks: { block: B, hash: hash ?? '' } })] }]);
    await margin.rig.says('status', 'Arlen asks whether “noting b)” meets your objection.');
  });

  it('P34 where the thread could not be settled after the withdrawal, that is said', async () => {
    const margin = await objected(BRU);
    margin.tell([asked(margin)]);
    margin.answers = [[409, { code: 'thread-resolved' }]];
    await margin.rig.user.click(await screen.findByRole('button', { name: 'Yes, withdraw the objection: noting a)' }));
    await margin.rig.says('alert', 'This is settled already.');
    expect(positionOf(margin)).toBe('');
  });

  it('P34 its State says no, with words or without', async () => {
    const margin = await objected(BRU);
    const question = asked(margin);
    margin.tell([question]);
    await margin.rig.user.click(await screen.findByRole('button', { name: 'No, it stays: noting a)' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why the objection stays, if you wish' }));
    margin.threads = [{ ...question, messages: [...question.messages, message(M2, 'bru', '', { stays: T1 })] }];
    await margin.rig.press('Send');
    await waitFor(() =>
      expect(margin.sent[0]).toMatchObject({ command: { do: 'add-message', thread: T1, stays: T1, text: '', corrects: null } }),
    );
    await waitFor(() => expect(document.activeElement?.className).toBe('thread-line'));
    expect(screen.queryByRole('button', { name: /^Yes, withdraw/ })).toBeNull();
    await margin.rig.user.click(screen.getByRole('button', { name: /Does this meet it\? Now\?$/ }));
    expect(screen.getByText('No, the objection stays.')).toBeTruthy();
  });

  const suggests = (margin: Margin, suggestions: number) =>
    margin.rig.others((now) => now.write(now.lines.map((one) => (one.id === A ? { ...one, suggestions } : one))));

  it('P34 while suggestions wait there its State is not asked, and says no yes; it says why', async () => {
    const margin = await objected(BRU);
    margin.tell([asked(margin)]);
    const yes = await screen.findByRole('button', { name: /^Yes, withdraw/ });
    suggests(margin, 1);
    await waitFor(() => expect(yes.getAttribute('aria-disabled')).toBe('true'));
    expect(screen.getByText(/^There are undecided suggestions on this paragraph or its heading. They must be decided first/)).toBeTruthy();
    const sent = margin.rig.sent.length;
    await margin.rig.user.click(yes);
    expect(margin.rig.sent).toHaveLength(sent);
    await margin.rig.user.click(screen.getByRole('button', { name: /Does this meet it\? Now\?$/ }));
    expect(screen.getByText(/The question can be answered with yes once they are decided/)).toBeTruthy();
    suggests(margin, 0);
    await waitFor(() => expect(yes.getAttribute('aria-disabled')).toBe('false'));
    cleanup();
    const other = await objected(ARL);
    suggests(other, 1);
    const ask = await screen.findByRole('button', { name: /^Does this meet it/ });
    await other.rig.user.click(ask);
    expect(screen.queryByRole('combobox', { name: 'Who reads it' })).toBeNull();
  });

  it('P34 and 2.27 nor while they wait on the heading, or are those of a company, which the register does not count', async () => {
    const margin = await objected(BRU);
    margin.tell([asked(margin)]);
    const yes = await screen.findByRole('button', { name: /^Yes, withdraw/ });
    const isFree = (free: boolean) => waitFor(() => expect(yes.getAttribute('aria-disabled')).toBe(String(!free)));
    const heading = margin.rig.opinion.register.getSnapshot()?.paragraphs.find(({ id }) => id === A)?.heading;
    const above = (suggestions: number) =>
      margin.rig.others((now) => now.write(now.lines.map((one) => (one.id === heading ? { ...one, suggestions } : one))));
    above(1);
    await isFree(false);
    above(0);
    await isFree(true);
    const view = choose(margin.rig, A, 0, 3);
    const { from, to } = view.state.selection;
    const suggested = schema.marks.insertion.create({ by: 'acme', id: 's1' });
    view.dispatch(view.state.tr.addMark(from, to, suggested));
    margin.rig.others((now) => now.edit(B, 'other words'));
    await isFree(false);
    view.dispatch(view.state.tr.removeMark(from, to, suggested));
    margin.rig.others((now) => now.edit(B, 'words again'));
    await isFree(true);
  });

  it('P34 what has changed since it was asked about is offered no withdrawal', async () => {
    const margin = await objected(BRU);
    margin.tell([asked(margin)]);
    await screen.findByRole('button', { name: /^Yes, withdraw/ });
    margin.rig.others((now) => now.edit(A, 'that sites are silent'));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Yes, withdraw/ })).toBeNull());
  });
});
