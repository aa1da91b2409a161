// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Circulars } from '../../client/pages/circulars/circulars.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, CHAIR, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { seen } from './support/forum.ts';

const NOW = Date.UTC(2016, 2, 2);
const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const reply = (entity: string, late = false) => ({ entity, receivedAt: Date.UTC(2015, 10, 20), late });
const LETTER = {
  circular: 'cl-15-40',
  number: 'CL-15/40',
  title: 'Themes and dates',
  language: 'en',
  sentAt: Date.UTC(2015, 9, 1),
  deadline: Date.UTC(2015, 10, 15, 23),
  document: null,
  replies: [reply('arl'), reply('bru', true)],
};
const { replies: _, ...letter } = LETTER;
const WHOLE = {
  ...letter,
  question: 'Which theme?',
  replies: [
    { ...reply('arl'), words: 'Resilience.' },
    { ...reply('bru', true), words: null },
  ],
};
const COMMANDS = 'POST /api/forum/commands';

function show(actor: Actor) {
  const documents = [{ id: 'inf-3', number: 'C16/INF/3', title: 'Replies', content: { in: 'elsewhere' } }];
  const asked = answering({
    'GET /api/circulars': [LETTER],
    'GET /api/circulars/cl-15-40': WHOLE,
    'GET /api/documents': documents,
    [COMMANDS]: { seq: 9 },
  });
  render(
    <Around actor={actor}>
      <ForumContext value={seen(null, { now: NOW })}>
        <Circulars />
      </ForumContext>
    </Around>,
  );
  return () => asked.filter(({ what }) => what === COMMANDS).map(({ body }) => body as { command: object; text?: string });
}
const unfold = async (words: string) => user.click(await screen.findByText(words, { selector: 'summary' }));

describe('the register of circular letters', () => {
  it('counts the replies and those that are late, and says that silence is nothing', async () => {
    show(CHAIR);
    const article = within(await screen.findByRole('article'));
    expect(article.getByText('2 replies')).toBeTruthy();
    expect(article.getByText('1 of them late')).toBeTruthy();
    expect(article.getByText(/^The time for replies ended 15 Nov 2015/)).toBeTruthy();
    expect(screen.getByText(/have said nothing/)).toBeTruthy();
    expect(screen.queryByText('Register a circular letter')).toBeNull();
    await unfold('Question and replies');
    expect(await screen.findByText('Which theme?')).toBeTruthy();
    const [arlen, bruma] = screen.getAllByRole('listitem').map((row) => within(row));
    expect(arlen?.getByText('Resilience.')).toBeTruthy();
    expect(arlen?.queryByText('late')).toBeNull();
    expect(bruma?.getByText('late')).toBeTruthy();
    expect(screen.queryByText(/^Reply for|Enter a reply/)).toBeNull();
  });

  it('lets a State reply for itself', async () => {
    const commands = show(ARL);
    await unfold('Question and replies');
    await unfold('Reply for Arlen');
    await user.type(screen.getByLabelText('Words of the reply'), 'Resilience of sites.');
    await user.click(screen.getByRole('button', { name: 'Record the reply' }));
    const command = { do: 'reply-to-circular', circular: 'cl-15-40', entity: 'arl', receivedAt: null };
    expect(commands()).toMatchObject([{ command, text: 'Resilience of sites.' }]);
    expect(screen.queryByRole('button', { name: /^Strike out/ })).toBeNull();
  });

  it('lets the secretariat register a letter, enter what came, strike it, and name the result', async () => {
    const commands = show(OFFICE);
    await unfold('Register a circular letter');
    await user.type(screen.getByLabelText('Number'), 'CL-16/32');
    await user.type(screen.getByLabelText('Sent on'), '2016-03-01');
    await user.type(screen.getByLabelText('Until the end of'), '2016-04-01');
    await user.type(screen.getByLabelText('Subject'), 'Themes again');
    await user.type(screen.getByLabelText('Question'), 'Which?');
    await user.click(screen.getByRole('button', { name: 'Register a circular letter' }));
    const at = (time: string): number => new Date(time).getTime();
    expect(commands()[0]).toMatchObject({
      command: {
        do: 'issue-circular',
        number: 'CL-16/32',
        title: 'Themes again',
        language: 'en',
        sentAt: at('2016-03-01T00:00:00'),
        deadline: at('2016-04-01T23:59:59'),
      },
      text: 'Which?',
    });
    await unfold('Question and replies');
    await unfold('Enter a reply that was received');
    await user.selectOptions(screen.getByLabelText('Member State'), 'Cordova');
    await user.type(screen.getByLabelText('Received on'), '2015-12-01');
    await user.type(screen.getByLabelText('Words of the reply'), 'On paper.');
    await user.click(screen.getByRole('button', { name: 'Record the reply' }));
    await user.click(screen.getByRole('button', { name: 'Strike out: Bruma' }));
    await user.selectOptions(await screen.findByLabelText('Result'), 'C16/INF/3 – Replies');
    await user.click(screen.getByRole('button', { name: 'Name the document with the result' }));
    expect(
      commands()
        .slice(1)
        .map(({ command }) => command),
    ).toEqual([
      { do: 'reply-to-circular', circular: 'cl-15-40', entity: 'cor', receivedAt: at('2015-12-01T00:00:00') },
      { do: 'strike-reply', circular: 'cl-15-40', entity: 'bru' },
      { do: 'conclude-circular', circular: 'cl-15-40', document: 'inf-3' },
    ]);
  });

  it('F2.7 says of a date that is over that it is, before it is sent', async () => {
    show(OFFICE);
    await unfold('Register a circular letter');
    const until = within(screen.getByText('Register a circular letter', { selector: 'summary' }).closest('details') as HTMLElement);
    await user.type(until.getByLabelText('Until the end of'), '2016-03-02');
    expect(screen.queryByRole('alert')).toBeNull();
    await user.clear(until.getByLabelText('Until the end of'));
    await user.type(until.getByLabelText('Until the end of'), '2016-03-01');
    expect((await screen.findByRole('alert')).textContent).toContain('has already passed');
    await user.clear(until.getByLabelText('Until the end of'));
    await unfold('Question and replies');
    await user.type((await screen.findAllByLabelText('Until the end of')).at(-1) ?? document.body, '2015-12-01');
    expect(screen.getByRole('alert').textContent).toContain('has already passed');
  });
});
