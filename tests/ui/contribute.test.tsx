// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Contribute } from '../../client/pages/contribute/contribute.tsx';
import { Documents } from '../../client/pages/documents/documents.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, BRU, OFFICE } from '../opinion/world.ts';
import { SAMPLE } from '../word/docx.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

const user = userEvent.setup();
const show = (path: string, actor: Actor) => {
  window.history.replaceState(null, '', path);
  render(<Around actor={actor}>{path.startsWith('/documents') ? <Documents /> : <Contribute />}</Around>);
};
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const FILED = {
  id: 'ieg-1_c-1',
  first: 'ieg-1_c-1',
  number: 'WTPF/IEG-1/C/1',
  kind: 'C',
  meeting: 'ieg-1',
  title: 'Rural power',
  language: 'fr',
  source: 'arl',
  aliases: [],
  address: null,
  files: [],
  content: { in: 'payload' },
  seq: 3,
  at: 0,
  by: 'seat-arl',
  contribution: { input: 'proposal', late: false, sections: ['2.1', '3'], passages: [] },
};
const api = {
  'GET /api/documents/ieg-1_c-1': { document: FILED, person: null, opinion: null, text: 'Des mots.' },
  'GET /api/documents': [FILED],
  'GET /api/consultations': [],
  'GET /api/docket': { cutOff: null, now: 0, drafts: [] },
};

describe('the text of a contribution', () => {
  it('W22 comes from a Word file that is dropped onto its field', async () => {
    answering(api);
    show('/contribute', ARL);
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Text');
    const files = [new File([SAMPLE as Uint8Array<ArrayBuffer>], 'capital.docx')];
    fireEvent.drop(text, { dataTransfer: { files } });
    expect(await screen.findByText(/^The file has 7 revision marks by KEN \(Kenya\)/)).toBeTruthy();
    expect(text.value).toContain('b) a wholly new recital;');
    fireEvent.drop(text, { dataTransfer: { files: [new File([new Uint8Array([0xff])], 'photo.png')] } });
    expect(await screen.findByText('This is neither a Word file (.docx) nor plain text.')).toBeTruthy();
    expect(text.value).toContain('b) a wholly new recital;');
  });
});

describe('a revision of a contribution', () => {
  it('begins with what the one before says, and is an edition of it', async () => {
    const asked = answering({ ...api, 'POST /api/contributions': [201, { id: 'ieg-1_c-1_rev-1' }] });
    show('/contribute?of=ieg-1_c-1', ARL);
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Text');
    expect([text.value, text.lang]).toEqual(['Des mots.', 'fr']);
    expect(screen.getByText(/^An edition of WTPF\/IEG-1\/C\/1\./)).toBeTruthy();
    expect(screen.queryByLabelText('Meeting')).toBeNull();
    await user.type(text, ' Et plus.');
    await user.click(screen.getByRole('button', { name: 'File' }));
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({
      of: { document: 'ieg-1_c-1', as: 'revision' },
      title: 'Rural power',
      source: 'arl',
      sections: ['2.1', '3'],
      text: 'Des mots. Et plus.',
    });
    expect(window.location.pathname).toBe('/documents/ieg-1_c-1_rev-1');
  });

  it('is offered on the page of the document to its delegation and the secretariat', async () => {
    for (const [actor, offered] of [
      [ARL, true],
      [BRU, false],
      [OFFICE, true],
    ] as const) {
      answering(api);
      show('/documents/ieg-1_c-1', actor);
      await screen.findByText('Des mots.');
      expect(screen.queryByRole('link', { name: 'Hand in a revision' }) !== null).toBe(offered);
      cleanup();
    }
  });

  it('is not registered as a plain document: the form says so and leads to the other', async () => {
    const asked = answering({ ...api, 'GET /api/opinions': [], 'GET /api/forum': { meetings: [] } });
    show('/documents/new', OFFICE);
    await screen.findByRole('option', { name: /Rural power/ });
    await user.selectOptions(screen.getByLabelText('Edition of'), 'ieg-1_c-1');
    expect(screen.getByText('This is an edition of a contribution: hand it in as a contribution.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Hand in a revision' }).getAttribute('href')).toBe('/contribute?of=ieg-1_c-1');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(asked.filter(({ what }) => what.startsWith('POST'))).toEqual([]);
  });
});

describe('a contribution', () => {
  it('is for the meeting that sits, unless another is chosen, or none', async () => {
    const asked = answering({ ...api, 'POST /api/contributions': [201, { id: 'ieg-1_c-2' }] });
    window.history.replaceState(null, '', '/contribute');
    render(
      <Around actor={ARL}>
        <ForumContext value={seen(FORUM)}>
          <Contribute />
        </ForumContext>
      </Around>,
    );
    const meeting = screen.getByLabelText<HTMLSelectElement>('Meeting');
    expect(meeting.value).toBe('ieg-1');
    await user.selectOptions(meeting, 'no meeting');
    expect(meeting.value).toBe('');
    await user.selectOptions(meeting, 'IEG-1');
    await user.type(screen.getByLabelText('Title'), 'On power');
    await user.type(screen.getByLabelText('Text'), 'Words.');
    await user.click(screen.getByRole('button', { name: 'File' }));
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({ meeting: 'ieg-1' });
  });

  it('that names a section which the report has not is told so at the field, and loses nothing', async () => {
    answering({ ...api, 'POST /api/contributions': [409, { code: 'no-such-section', sections: ['9', 'lorem'] }] });
    show('/contribute', ARL);
    await user.type(screen.getByLabelText('Title'), 'On power');
    await user.type(screen.getByLabelText('Text'), 'Words.');
    const sections = screen.getByLabelText<HTMLInputElement>('Sections of the report of the Secretary-General');
    await user.type(sections, '2.1، 9, lorem');
    await user.click(screen.getByRole('button', { name: 'File' }));
    expect(await screen.findByText('Not a section of the newest report: 9 and lorem.')).toBeTruthy();
    expect([sections.getAttribute('aria-invalid'), sections.value]).toEqual(['true', '2.1، 9, lorem']);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toBe('Words.');
  });
});
