// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Consultations } from '../../client/pages/consultation/consultations.tsx';
import { found } from '../../client/pages/consultation/found.ts';
import { Queue } from '../../client/pages/consultation/queue.tsx';
import { FromPublic } from '../../client/pages/opinion/cards/from-public.tsx';
import { ARL, OFFICE } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ROW = {
  id: 'do-1',
  document: 'do-1',
  number: 'WTPF/DO/1',
  title: 'Resilience of rural sites',
  language: 'en',
  opinion: 'one',
  closesAt: Date.UTC(2030, 0, 5, 9),
  open: true,
  confirms: false,
  unconfirmed: 2,
  waiting: 3,
  released: 0,
};
const BLOCK = 'b000000001';
const comment = (number: number, text: string, links = 0) => ({
  ...{ number, at: 0, block: BLOCK, language: 'zh', name: null, organisation: 'Island Net', contact: null, text, links, judged: null },
});
const WHOLE = {
  consultation: ROW,
  paragraphs: [{ block: BLOCK, label: 'a)', words: 'that access matters;' }],
  comments: [comment(1, '要考虑岛屿。'), comment(2, 'Buy this https://x.example', 1), comment(3, 'Also ships')],
};
const QUEUE = 'GET /api/consultations/do-1/queue';
const COMMANDS = 'POST /api/consultations/do-1/commands';

const queue = async (comments: readonly object[] = WHOLE.comments) => {
  const asked = answering({ [QUEUE]: { ...WHOLE, comments }, [COMMANDS]: { seq: 9 } });
  render(
    <Around actor={OFFICE}>
      <Queue id="do-1" judged={() => Promise.resolve()} />
    </Around>,
  );
  const commands = () => asked.filter(({ what }) => what === COMMANDS).map(({ body }) => (body as { command: object }).command);
  return { commands, rows: await screen.findAllByRole('listitem') };
};

describe('the queue of comments', () => {
  it('shows each with its paragraph, its links and who sent it, and judges it by a button', async () => {
    const { commands, rows } = await queue();
    const [first, second] = rows.map((row) => within(row));
    expect(first?.getByText('a) that access matters;')).toBeTruthy();
    expect(first?.getByText('要考虑岛屿。').getAttribute('lang')).toBe('zh');
    expect(first?.queryByText('1 link')).toBeNull();
    expect(second?.getByText('1 link')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Release: Comment 1' }));
    expect(commands()).toEqual([{ do: 'judge-comments', comments: [1], verdict: 'released', reason: null }]);
  });

  it('judges many at once', async () => {
    const { commands } = await queue();
    await user.click(screen.getByLabelText('Tick all that are shown'));
    await user.click(screen.getByLabelText('Tick comment 2'));
    expect(screen.getByText('2 comments ticked')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Reason for refusing'), 'repeats another comment');
    await user.click(screen.getByRole('button', { name: 'Refuse' }));
    expect(commands()).toEqual([{ do: 'judge-comments', comments: [1, 3], verdict: 'refused', reason: 'repeated' }]);
  });

  it('is gone through with single keys, which do nothing in a field', async () => {
    const { commands } = await queue();
    const tick = (number: number): HTMLInputElement => screen.getByRole('checkbox', { name: `Tick comment ${number}` });
    tick(1).focus();
    await user.keyboard('jxk');
    expect(document.activeElement).toBe(tick(1));
    expect(tick(2).checked).toBe(true);
    await user.keyboard('js');
    expect(commands()).toEqual([{ do: 'judge-comments', comments: [2], verdict: 'spam', reason: null }]);
    expect(document.activeElement).toBe(tick(3));
    await user.type(screen.getByLabelText('Search'), 'ships');
    expect(commands()).toHaveLength(1);
    expect((await screen.findAllByRole('listitem')).map((row) => row.dataset.comment)).toEqual(['3']);
  });

  it('says where nothing is left, and what the server refuses', async () => {
    answering({ [QUEUE]: { ...WHOLE, comments: [] } });
    render(
      <Around actor={OFFICE}>
        <Queue id="do-1" judged={() => Promise.resolve()} />
      </Around>,
    );
    expect(await screen.findByText('There is nothing here.')).toBeTruthy();
    cleanup();
    answering({ [QUEUE]: WHOLE, [COMMANDS]: [409, { code: 'verdict-stands' }] });
    render(
      <Around actor={OFFICE}>
        <Queue id="do-1" judged={() => Promise.resolve()} />
      </Around>,
    );
    await user.click(await screen.findByRole('button', { name: 'Release: Comment 1' }));
    expect((await screen.findByRole('alert')).textContent).toBe('These comments already have this status.');
  });

  it('finds by words in any letters, among those that stand so', () => {
    const comments = [comment(1, 'ÎLES'), { ...comment(2, 'îles'), judged: { verdict: 'spam', reason: null, at: 0, by: 'x' } }] as const;
    expect(found(comments as never, 'waiting', ' îles ').map(({ number }) => number)).toEqual([1]);
    expect(found(comments as never, 'spam', 'island').map(({ number }) => number)).toEqual([2]);
  });
});

describe('the desk of consultations', () => {
  it('lists them, and opens one on a numbered text that is kept here, is no contribution, and has none yet', async () => {
    const paper = (id: string, within: string) => ({
      id,
      number: id.toUpperCase(),
      title: id,
      content: { in: within },
      contribution: null,
    });
    const asked = answering({
      'GET /api/consultations': [ROW],
      'GET /api/documents': [
        ...[paper('do-1', 'opinion'), paper('do-2', 'opinion'), paper('inf-1', 'payload'), paper('inf-2', 'elsewhere')],
        { ...paper('c-1', 'payload'), contribution: { input: 'view' } },
      ],
      'POST /api/consultations': [201, { id: 'do-2' }],
    });
    render(
      <Around actor={OFFICE}>
        <Consultations />
      </Around>,
    );
    expect(await screen.findByText('3 comments wait to be read')).toBeTruthy();
    expect(screen.getByText(/^Open until 5 Jan/)).toBeTruthy();
    const choice = within(await screen.findByLabelText('Text, by its document number'));
    expect(choice.getAllByRole('option', { hidden: true }).map((one) => one.textContent)).toEqual(['', 'DO-2 – do-2', 'INF-1 – inf-1']);
    await user.click(screen.getByText('Open a consultation', { selector: 'summary' }));
    await user.selectOptions(screen.getByLabelText('Text, by its document number'), 'do-2');
    await user.type(screen.getByLabelText('Until the end of'), '2030-02-01');
    await user.click(screen.getByRole('button', { name: 'Open a consultation' }));
    const closesAt = new Date('2030-02-01T23:59:59').getTime();
    expect(bodyOf(asked, 'POST /api/consultations')).toMatchObject({
      document: 'do-2',
      closesAt,
      confirms: false,
    });
  });

  it('says whether there is no text to consult upon, or none that is not consulted upon', async () => {
    const own = { id: 'do-1', number: 'DO-1', title: 'do-1', content: { in: 'opinion' }, contribution: null };
    const said = [
      [[], /^No text that can be consulted on has a document number yet/],
      [[own], /^Every text that can be consulted on is already under consultation/],
    ] as const;
    for (const [documents, words] of said) {
      answering({ 'GET /api/consultations': [ROW], 'GET /api/documents': documents });
      render(
        <Around actor={OFFICE}>
          <Consultations />
        </Around>,
      );
      expect(await screen.findByText(words)).toBeTruthy();
      cleanup();
    }
  });

  it('asks for confirmed addresses, says why it cannot, and how many are not confirmed', async () => {
    const asked = answering({
      'GET /api/consultations': [ROW],
      'GET /api/documents': [],
      [COMMANDS]: [409, { code: 'no-mail', title: '' }],
    });
    render(
      <Around actor={OFFICE}>
        <Consultations />
      </Around>,
    );
    expect(await screen.findByText('2 comments are not confirmed yet')).toBeTruthy();
    await user.click(screen.getByLabelText('Comments need an e-mail address that is confirmed by a link: WTPF/DO/1'));
    expect(bodyOf(asked, COMMANDS)).toMatchObject({ command: { do: 'require-confirmation', on: true } });
    expect(await screen.findByText(/This server sends no mail/)).toBeTruthy();
  });
});

describe('beside the text', () => {
  it('experts see how many comments a paragraph has, and read them', async () => {
    answering({
      'GET /api/opinions/one/comment-counts': [{ block: BLOCK, count: 7 }],
      [`GET /api/opinions/one/comments?block=${BLOCK}`]: [{ ...comment(4, '要考虑岛屿。'), document: 'WTPF/DO/1' }],
    });
    const { rerender } = render(
      <Around actor={ARL}>
        <FromPublic opinion="one" block={BLOCK} />
      </Around>,
    );
    await user.click(await screen.findByText('7 comments from the open consultation'));
    expect((await screen.findByText('要考虑岛屿。')).getAttribute('lang')).toBe('zh');
    expect(screen.getByText('Island Net')).toBeTruthy();
    rerender(
      <Around actor={ARL}>
        <FromPublic opinion="one" block={null} />
      </Around>,
    );
    expect(screen.queryByText(/open consultation/)).toBeNull();
  });
});
