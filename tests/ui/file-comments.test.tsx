// @vitest-environment happy-dom
/** Comments of a Word file are looked at, chosen, and said beside the text to those whom one chooses; and the text is taken away with comments. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bringComments } from '../../client/pages/word/bring-comments.ts';
import { loadCatalogue } from '../../shared/i18n/load.ts';
import { createText } from '../../shared/i18n/text.ts';
import type { FileComment } from '../../shared/word/brought.ts';
import { docx, p, r } from '../word/docx.ts';
import { A, B, choose, Margin, message, T1, thread } from './support/margin.ts';

beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/o/o');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const about = (id: number, words: string): string => `<w:commentRangeStart w:id="${id}"/>${r(words)}<w:commentRangeEnd w:id="${id}"/>`;
const said = (id: number, words: string): string => `<w:comment w:id="${id}" w:author="Ana">${p(r(words))}</w:comment>`;
const FILE = docx([p(r('noting')), p(`${r('that sites ')}${about(1, 'fall silent')}`), p(`${about(2, 'that more is to come')}`)].join(''), {
  'comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${said(1, 'For how long?')}${said(2, 'Of what?')}</w:comments>`,
});

it('W26 comments of a file are offered with their words; those that are chosen are said to the own delegation unless one says otherwise', async () => {
  const margin = new Margin();
  await margin.show();
  const { user } = margin.rig;
  choose(margin.rig, A, 0, 0);
  await user.click(screen.getByText('Views and downloads'));
  await user.click(await screen.findByRole('button', { name: 'Suggest from a Word file' }));
  const dialog = await screen.findByRole('dialog');
  const input = dialog.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('no way to choose a file');
  await user.upload(input, new File([FILE as Uint8Array<ArrayBuffer>], 'x.docx'));
  const offered = await within(dialog).findByRole('region', { name: 'Comments in the file' });
  expect(
    within(offered)
      .getAllByRole('checkbox')
      .map((one) => one.parentElement?.textContent),
  ).toEqual(['Ana · noting a)', 'Ana · noting b)']);
  expect(within(offered).getByText('fall silent').tagName).toBe('Q');
  await user.click(within(offered).getByRole('checkbox', { name: /noting b/ }));
  await user.click(within(offered).getByRole('button', { name: 'Comment with what is chosen (1)' }));
  await waitFor(() => expect(margin.sent).toHaveLength(1));
  expect(margin.sent[0]).toMatchObject({
    audience: { of: 'delegation' },
    command: {
      text: 'Ana, in a Word file: For how long?',
      anchor: { block: A, quote: 'fall silent', range: { letters: [[expect.any(Number), expect.any(Number), 11]], once: 'text' } },
    },
  });
  expect(await within(offered).findByText('1 comment stands beside the text now.')).toBeTruthy();
  expect(within(offered).queryByText('For how long?')).toBeNull();
  // the other to all Member States; refused, it stays and says why
  await user.click(within(offered).getByRole('checkbox', { name: /noting b/ }));
  await user.selectOptions(within(offered).getByRole('combobox', { name: 'Who reads it' }), 'Member States');
  margin.answers = [[409, { code: 'too-many-threads' }]];
  await user.click(within(offered).getByRole('button', { name: 'Comment with what is chosen (1)' }));
  await waitFor(() => expect(margin.sent[1]).toMatchObject({ audience: { of: 'member-states' }, command: { anchor: { block: B } } }));
  expect(await within(offered).findByText(/comments on this text/i)).toBeTruthy();
  expect(within(offered).getByText('Of what?')).toBeTruthy();
});

it('W26 after a refusal the same thread goes on: nothing is said twice', async () => {
  const margin = new Margin();
  await margin.show();
  const view = choose(margin.rig, A, 0, 0);
  const { threadsHere } = await import('../../client/pages/opinion/threads/here.ts');
  const threads = threadsHere.getSnapshot();
  const register = margin.rig.opinion.register.getSnapshot();
  if (threads === null || register === null) throw new Error('the page is open');
  const answers = ['one', 'two'].map((words) => ({ by: 'x'.repeat(4_000), words }));
  const comment: FileComment = { by: 'Ana', at: '', words: 'Why?', settled: false, block: A, quote: 'nowhere', answers };
  const text = createText('en', await loadCatalogue('en'), 'UTC');
  const bring = () => bringComments([comment], { threads, view: () => view, register, text, audience: { of: 'delegation' } });
  margin.answers = [undefined, undefined, [409, { code: 'thread-full' }]];
  expect(await bring()).toMatchObject({ done: [], no: { code: 'thread-full' } });
  expect(await bring()).toEqual({ done: [comment], no: null });
  const said = margin.sent.map(({ command }) => [command.do, command.text]);
  expect(said.map(([what]) => what)).toEqual(['open-thread', 'add-message', 'add-message', 'add-message']);
  expect(said[0]?.[1]).toBe('“nowhere”\nAna, in a Word file: Why?');
  expect(said[3]?.[1]).toBe(`${'x'.repeat(80)}, in a Word file: two`);
});

it('W10 and P36 the text is offered with comments where there are any, all that one reads at first, and says that whoever gets it reads them', async () => {
  const margin = new Margin(undefined, [
    thread(T1, [message(T1, 'bru', 'Is silent meant here?')]),
    thread(`2${T1.slice(1)}`, [message(`2${T1.slice(1)}`, 'arl', 'Between us')], { audience: { of: 'delegation' } }),
  ]);
  await margin.show();
  const { user } = margin.rig;
  await user.click(screen.getByText('Views and downloads'));
  const away = await screen.findByRole('region', { name: 'With comments' });
  expect(within(away).getByText(/Whoever gets it reads them all/)).toBeTruthy();
  const print = () => within(away).getByRole('link', { name: 'Print with comments' }).getAttribute('href');
  expect(print()).toBe('/o/o/print?comments=all');
  await user.selectOptions(within(away).getByRole('combobox', { name: 'Which comments go along' }), 'Only Arlen');
  expect(print()).toBe('/o/o/print?comments=delegation');
  expect(within(away).getByRole('button', { name: 'Word file with comments' })).toBeTruthy();
});
