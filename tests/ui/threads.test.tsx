// @vitest-environment happy-dom
/** Comments beside the text: read, written, answered, corrected, resolved, erased; sent later; listed; and replies to an objection. */
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blockOf } from '../../client/editor/blocks.ts';
import { ThreadsReading } from '../../client/pages/opinion/threads/reading.ts';
import type { ShownThread } from '../../shared/wire/comments.ts';
import { ARL, BRU } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

import { A, B, begin, cardLine, choose, LIST, M2, Margin, message, T1, T2, thread, unfold, world } from './support/margin.ts';

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/o/o');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('a comment', () => {
  it('P30 stands in a line in the card of its paragraph: whose it is, when, who reads it, how it begins', async () => {
    const margin = new Margin();
    await margin.show();
    const card = await cardLine(/Is silent meant/);
    expect(card.getAttribute('aria-expanded')).toBe('false');
    expect(card.querySelector('.unseen')?.textContent).toMatch(/BRU B\. Person.*All seats.*0 replies.*Is silent meant here\?/);
    await margin.rig.user.click(card);
    expect(card.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('textbox', { name: 'Reply to Bruma, as Arlen' })).toBeTruthy();
  });

  it('P30 makes its paragraph have a card, which counts those that go on, and says where something was not read', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }));
    const onB = thread(T2, [message(T2, 'bru', 'More of what?')], {
      anchor: { on: 'paragraph', block: B, hash: 'x', range: null, quote: null },
    });
    const margin = new Margin(ARL, [onB]);
    await margin.show();
    expect(await screen.findByRole('button', { name: /noting.*BRU More of what\?.*1 comment$/ })).toBeTruthy();
    // the card says it
    expect(screen.queryByRole('button', { name: 'noting b): 1 comment' })).toBeNull();
    margin.tell([thread(T2, [...onB.messages, message(M2, 'bru', 'Of sites?', { at: Date.now() + 60_000 })], { anchor: onB.anchor })]);
    expect(await screen.findByRole('button', { name: /noting.*BRU More of what\?.*1 comment.*New$/ })).toBeTruthy();
    await margin.rig.says('status', 'New comment by Bruma on “noting b)”.');
    margin.tell([thread(T2, onB.messages, { anchor: onB.anchor, resolved: { by: 'bru-head', entity: 'bru', at: 1 } })]);
    await waitFor(() => expect(screen.queryByRole('button', { name: /More of what/ })).toBeNull());
  });

  it('P30 is said beside its paragraph, where no card stands in one column, and leads to it', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
    const margin = new Margin();
    await margin.show();
    margin.rig.goTo(B);
    const mark = await screen.findByRole('button', { name: 'noting a): 1 comment' });
    expect(mark.parentElement?.querySelector('.number')?.textContent).toBe('noting a)');
    await margin.rig.user.click(mark);
    expect(margin.rig.opinion.focus.getSnapshot()).toBe(A);
  });

  it('P30 is read aloud as what calls upon the own State, and several are counted', async () => {
    const margin = new Margin(ARL, []);
    await margin.show();
    margin.tell([thread(T1, [message(T1, 'bru', '@ARL: agreed?', { mentions: ['arl'] })])]);
    await margin.rig.says('status', 'Bruma names you in a comment on “noting a)”.');
    margin.tell([1, 2, 3, 4].map((n) => thread(`${n}${T2.slice(1)}`, [message(`${n}${M2.slice(1)}`, 'bru', `word ${n}`)])));
    await margin.rig.says('status', '4 new comments.');
  });

  it('P31 is for the own delegation unless its author says otherwise, and each audience is said in words', async () => {
    const margin = new Margin(ARL, []);
    await margin.show();
    await begin(margin);
    const field = await screen.findByRole('textbox', { name: 'Comment on “noting a)”' });
    expect(document.activeElement).toBe(field);
    const readers = screen.getByRole('combobox', { name: 'Who reads it' });
    expect([...readers.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'Only Arlen',
      'Member States',
      'All seats',
    ]);
    await margin.rig.user.type(field, 'Ask Bruma first');
    await margin.rig.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(margin.sent).toHaveLength(1));
    expect(margin.sent[0]).toMatchObject({
      audience: { of: 'delegation' },
      command: {
        do: 'open-thread',
        text: 'Ask Bruma first',
        mentions: [],
        anchor: { on: 'paragraph', block: A, range: null, quote: null },
      },
    });
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Comment on “noting a)”' })).toBeNull());
  });

  it('P31 names States by their codes, of those who read it alone, and says whom it names in vain', async () => {
    const margin = new Margin(ARL, []);
    await margin.show();
    await begin(margin);
    const field = await screen.findByRole('textbox', { name: 'Comment on “noting a)”' });
    await margin.rig.user.type(field, 'See @bru');
    expect(screen.queryByRole('list', { name: 'States that you may mean' })).toBeNull();
    expect(screen.getByText('Not among those who read it: Bruma.')).toBeTruthy();
    await margin.rig.user.selectOptions(screen.getByRole('combobox', { name: 'Who reads it' }), 'Member States');
    expect(screen.queryByText(/^Not among those/)).toBeNull();
    await margin.rig.user.type(field, '{Backspace}{Backspace}{Backspace}br');
    const names = await screen.findByRole('list', { name: 'States that you may mean' });
    await margin.rig.user.click(within(names).getByRole('button', { name: /^Bruma/ }));
    expect((field as HTMLTextAreaElement).value).toBe('See @BRU ');
    expect(document.activeElement).toBe(field);
    await margin.rig.user.type(field, 'on this');
    await margin.rig.press('Send');
    await waitFor(() => expect(margin.sent[0]).toMatchObject({ audience: { of: 'member-states' }, command: { mentions: ['bru'] } }));
  });

  it('P31 keeps what was typed over a look at another paragraph, and over a refusal, which it says in words', async () => {
    const margin = new Margin(ARL, []);
    await margin.show();
    await begin(margin);
    await margin.rig.user.type(await screen.findByRole('textbox', { name: 'Comment on “noting a)”' }), 'half a th');
    margin.rig.goTo(B);
    expect(screen.queryByDisplayValue('half a th')).toBeNull();
    margin.rig.goTo(A);
    expect(await screen.findByDisplayValue('half a th')).toBeTruthy();
    margin.answers = [
      [429, { code: 'too-many' }],
      [403, { code: 'no-right' }],
    ];
    await margin.rig.press('Send');
    expect(await screen.findByText('Not sent yet')).toBeTruthy();
  });

  it('P31 that the line does not carry is kept on the device, says so, and is sent when the line is back', async () => {
    const margin = new Margin();
    await margin.show();
    await unfold(margin);
    margin.answers = ['no connection'];
    await margin.rig.user.type(screen.getByRole('textbox', { name: 'Reply to Bruma, as Arlen' }), 'Yes');
    await margin.rig.press('Send');
    expect(await screen.findByText('Not sent yet')).toBeTruthy();
    expect(Object.keys(localStorage).some((name) => name.startsWith('nemcon.said.o.'))).toBe(true);
    act(() => margin.rig.opinion.sync.linkChanged({ at: 'away', since: 0 }));
    act(() => {
      margin.rig.opinion.sync.linkChanged({ at: 'live' });
      margin.rig.opinion.sync.synced();
    });
    await waitFor(() => expect(margin.sent).toHaveLength(1));
    expect(margin.sent[0]).toMatchObject({ command: { do: 'add-message', thread: T1, text: 'Yes', corrects: null } });
    await waitFor(() => expect(screen.queryByText('Not sent yet')).toBeNull());
    expect(Object.keys(localStorage).some((name) => name.startsWith('nemcon.said.'))).toBe(false);
  });

  it('P31 is corrected by its author, and what it said before stays readable', async () => {
    const margin = new Margin(ARL, [
      thread(T1, [message(T1, 'arl', 'Is silence meant?'), message(M2, 'arl', 'Is an outage meant?', { corrects: T1 })]),
    ]);
    await margin.show();
    await unfold(margin, /Is an outage meant/);
    expect(screen.getByText(/^Corrected .* what it said before$/)).toBeTruthy();
    expect(screen.getByText('Is silence meant?')).toBeTruthy();
    expect(screen.getAllByRole('listitem').filter((one) => one.classList.contains('message'))).toHaveLength(1);
    await margin.rig.press('Correct');
    const field = await screen.findByRole('textbox', { name: 'Your words' });
    expect((field as HTMLTextAreaElement).value).toBe('Is an outage meant?');
    await margin.rig.user.type(field, '!');
    await margin.rig.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(margin.sent[0]).toMatchObject({ command: { do: 'add-message', corrects: M2, text: 'Is an outage meant?!' } }),
    );
  });

  it('P31 is erased after a question that begins at the way out, and says that words were there', async () => {
    const margin = new Margin(ARL, [thread(T1, [message(T1, 'arl', 'Is silent meant here?'), message(M2, 'bru', null)])]);
    await margin.show();
    await unfold(margin);
    expect(screen.getByText('The words were erased.')).toBeTruthy();
    await margin.rig.press('Erase');
    const dialog = await screen.findByRole('alertdialog');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await margin.rig.user.click(within(dialog).getByRole('button', { name: 'Erase these words' }));
    await waitFor(() => expect(margin.sent[0]).toMatchObject({ command: { do: 'erase-words', thread: T1, message: T1 } }));
  });

  it('P30 is resolved and opened again; resolved ones are folded with their number', async () => {
    const margin = new Margin();
    await margin.show();
    await unfold(margin);
    await margin.rig.press('Settle');
    expect(margin.sent[0]).toMatchObject({ command: { do: 'resolve-thread', thread: T1 } });
    const [one] = margin.threads;
    if (one === undefined) throw new Error('no thread');
    margin.tell([
      { ...one, resolved: { by: 'arl-head', entity: 'arl', at: 1_764_440_000_000 }, may: { reply: false, resolve: false, reopen: true } },
    ]);
    expect(await screen.findByText('1 settled comment')).toBeTruthy();
    await margin.rig.press('Open again');
    expect(margin.sent[1]).toMatchObject({ command: { do: 'reopen-thread', thread: T1 } });
  });

  it('P30 shows the last 50 of its messages, and earlier ones at a press', async () => {
    const idOf = (n: number): string => `${1000 + n}${T1.slice(4)}`;
    const all = Array.from({ length: 60 }, (_, n) => message(n === 0 ? T1 : idOf(n), 'bru', `word ${n}`));
    const margin = new Margin(ARL, [thread(T1, all)]);
    await margin.show();
    await unfold(margin, /word 0$/);
    const words = () => [...document.querySelectorAll('.messages .message-words')].map(({ textContent }) => textContent);
    expect([words().length, words()[0]]).toEqual([50, 'word 10']);
    await margin.rig.press('List earlier ones (10)');
    expect([words().length, words()[0]]).toEqual([60, 'word 0']);
    expect(document.activeElement?.className).toBe('thread-line');
  });

  it('P30 of the threads of a paragraph the last 20 are drawn, and earlier ones at a press', async () => {
    const many = Array.from({ length: 45 }, (_, at) => {
      const uuid = `${String(at).padStart(8, '0')}${T1.slice(8)}`;
      return thread(uuid, [message(uuid, 'bru', `Word ${at}.`, { at: at + 1 })]);
    });
    const margin = new Margin(ARL, many);
    await margin.show();
    await cardLine(/Word 44\./);
    const lines = () =>
      [...document.querySelectorAll('.thread-line')].map((line) => Number(/Word (\d+)/.exec(line.textContent ?? '')?.[1]));
    expect(lines()).toEqual(Array.from({ length: 20 }, (_, at) => 25 + at));
    await margin.rig.press('List earlier ones (25)');
    expect(lines()).toHaveLength(40);
    await margin.rig.press('List earlier ones (5)');
    expect(lines()).toEqual(Array.from({ length: 45 }, (_, at) => at));
    expect(document.activeElement?.textContent).toContain('Word 0.');
  });

  it('P30 is unread until it was unfolded, by this person on this device', async () => {
    const old = thread(T1, [message(T1, 'bru', 'Is silent meant here?')]);
    const margin = new Margin(ARL, [old]);
    await margin.show();
    expect((await cardLine(/Is silent meant/)).textContent).not.toContain('New');
    margin.tell([thread(T1, [...old.messages, message(M2, 'bru', 'Well?', { at: Date.now() + 60_000 })])]);
    await waitFor(async () => expect((await cardLine(/Is silent meant/)).textContent).toContain('New'));
    await unfold(margin);
    await waitFor(async () => expect((await cardLine(/Is silent meant/)).textContent).not.toContain('New'));
  });

  it('P32 on words that are chosen quotes them, and says when they are gone from the text', async () => {
    const margin = new Margin(ARL, []);
    await margin.show();
    const view = choose(margin.rig, A, 11, 17);
    await margin.rig.user.keyboard('{Control>}{Alt>}m{/Alt}{/Control}');
    const field = await screen.findByRole('textbox', { name: 'Comment on these words of “noting a)”' });
    expect(screen.getByText('fall s').tagName).toBe('Q');
    await margin.rig.user.type(field, 'why?');
    await margin.rig.press('Send');
    await waitFor(() => expect(margin.sent).toHaveLength(1));
    const [sent] = margin.sent;
    if (sent === undefined) throw new Error('nothing was sent');
    const { anchor } = sent.command as { readonly anchor: Extract<ShownThread['anchor'], { on: 'paragraph' }> };
    expect(anchor).toMatchObject({
      block: A,
      quote: 'fall s',
      range: { letters: [[expect.any(Number), expect.any(Number), 6]], once: 'text' },
    });
    margin.tell([thread(T1, [message(T1, 'arl', 'why?')], { anchor })]);
    await unfold(margin, /why/);
    expect(screen.queryByText('Text removed')).toBeNull();
    const { pos } = blockOf(view.state.doc, A) ?? { pos: 0 };
    act(() => {
      view.dispatch(view.state.tr.delete(pos + 1 + 10, pos + 1 + 18));
      margin.rig.opinion.words.set(view.state.doc);
    });
    expect(await screen.findByText('Text removed')).toBeTruthy();
  });
});

describe('the list of comments', () => {
  it('P33 shows those that go on, those that wait for the own State, its own, and all, by who reads them', async () => {
    const margin = new Margin(ARL, [
      thread(T1, [message(T1, 'bru', 'Is silent meant here?', { mentions: ['arl'] })]),
      thread(T2, [message(T2, 'arl', 'Done')], { audience: { of: 'delegation' }, resolved: { by: 'arl-head', entity: 'arl', at: 1 } }),
    ]);
    window.history.replaceState(null, '', '/o/o/comments');
    await margin.show();
    const rows = () => [...document.querySelectorAll('.thread-list .thread-beginning')].map(({ textContent }) => textContent);
    await screen.findByRole('heading', { name: 'Comments' });
    await waitFor(() => expect(rows()).toEqual(['Is silent meant here?']));
    await margin.rig.user.click(screen.getByRole('radio', { name: 'Of my State' }));
    expect(rows()).toEqual(['Done']);
    await margin.rig.user.click(screen.getByRole('radio', { name: 'To answer' }));
    expect(rows()).toEqual(['Is silent meant here?']);
    await margin.rig.user.click(screen.getByRole('radio', { name: 'All of them' }));
    expect(rows()).toHaveLength(2);
    await margin.rig.user.selectOptions(screen.getByRole('combobox', { name: 'Who reads it' }), 'Only Arlen');
    expect(rows()).toEqual(['Done']);
    await margin.rig.user.click(screen.getByRole('radio', { name: 'To answer' }));
    expect(screen.getByText('No comment is of this kind.')).toBeTruthy();
  });

  it('P33 shows 50, and 50 more at a press, which goes on where they begin', async () => {
    const idOf = (n: number): string => `${1000 + n}${T1.slice(4)}`;
    const many = Array.from({ length: 70 }, (_, n) => thread(idOf(n), [message(idOf(n), 'bru', `word ${n}`)]));
    const margin = new Margin(ARL, many);
    window.history.replaceState(null, '', '/o/o/comments');
    await margin.show();
    const rows = () => document.querySelectorAll('.thread-list .thread-line').length;
    await waitFor(() => expect(rows()).toBe(50));
    await margin.rig.press('List more (20)');
    expect(rows()).toBe(70);
    expect(document.activeElement?.textContent).toContain('word 50');
    expect(screen.queryByRole('button', { name: /^List more/ })).toBeNull();
    await margin.rig.user.click(screen.getByRole('radio', { name: 'All of them' }));
    expect(rows()).toBe(50);
  });

  it('C16 and P33 a page asks on until it has all, and says nothing of what it reads for the first time', async () => {
    const margin = new Margin(ARL, []);
    const parts = [
      [thread(T1, [message(T1, 'bru', 'first')]), thread(T2, [message(T2, 'bru', 'second')])],
      [thread(T1, [message(M2, 'arl', 'answer')])],
    ] as const;
    margin.answerList = (after) => {
      const at = Number(after ?? 0);
      const threads = parts[at] ?? [];
      return { position: 3, mark: `${Math.min(at + 1, 2)}`, whole: at === 0, more: at === 0, threads, audiences: [] };
    };
    window.history.replaceState(null, '', '/o/o/comments');
    await margin.show();
    const line = await screen.findByRole('button', { name: /1 reply.*first$/ });
    await margin.rig.user.click(line);
    expect([...document.querySelectorAll('.thread-body .message-words')].map(({ textContent }) => textContent)).toEqual([
      'first',
      'answer',
    ]);
    expect(margin.rig.region('status')).toBe('');
  });

  it('C16 and P33 a page goes on where a part of what it asks for did not come, and does not take the oldest for all', async () => {
    const margin = new Margin(ARL, []);
    const asked: (string | null)[] = [];
    let isAway = true;
    margin.answerList = (after) => {
      asked.push(after);
      if (after !== null && isAway) return 'no connection' as never;
      const of = after === null ? thread(T1, [message(T1, 'bru', 'oldest')]) : thread(T2, [message(T2, 'bru', 'newest')]);
      const isFirst = after === null;
      return { position: 2, mark: isFirst ? '1' : '2', whole: isFirst, more: isFirst, threads: [of], audiences: [] };
    };
    window.history.replaceState(null, '', '/o/o/comments');
    await margin.show();
    await screen.findByRole('button', { name: /oldest$/ });
    await waitFor(() => expect(asked).toEqual([null, '1']));
    isAway = false;
    // as much as the page has heard of before
    act(() => margin.rig.opinion.threads.set(1));
    expect(await screen.findByRole('button', { name: /newest$/ })).toBeTruthy();
    expect(asked).toEqual([null, '1', '1']);
  });

  it('C16 what is missing is asked for again in a while, until the page is closed', async () => {
    vi.useFakeTimers();
    const statuses = [200, 503, 503, 403];
    const list = { position: 2, mark: '1', whole: true, more: true, threads: [], audiences: [] };
    const fetched = vi.fn(() => {
      const status = statuses.shift() ?? 500;
      return Promise.resolve(new Response(JSON.stringify(status === 200 ? list : { code: 'storage' }), { status }));
    });
    vi.stubGlobal('fetch', fetched);
    const reading = new ThreadsReading('o', () => {});
    const times = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms);
      return fetched.mock.calls.length;
    };
    expect([await times(0), await times(5_000), await times(5_000), await times(60_000)]).toEqual([2, 3, 4, 4]);
    expect(reading.shown.getSnapshot().value?.more).toBe(true);
    void reading.refetch();
    expect(await times(0)).toBe(5);
    reading.close();
    expect(await times(60_000)).toBe(5);
    vi.useRealTimers();
  });

  it('P33 teaches while it is empty, and says what could not be read', async () => {
    window.history.replaceState(null, '', '/o/o/comments');
    const margin = new Margin(ARL, []);
    await margin.show();
    expect(await screen.findByText(/^Nobody has commented on this text yet\. Choose words/)).toBeTruthy();
    cleanup();
    const lost = new DeskRig(BRU, world());
    lost.answers = { [LIST]: () => 'no connection' };
    await lost.show();
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.queryByText(/^Nobody has commented/)).toBeNull();
  });
});
