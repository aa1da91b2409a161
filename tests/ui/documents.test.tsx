// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Documents } from '../../client/pages/documents/documents.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import { ARL, CHAIR, OFFICE } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const user = userEvent.setup();
const show = (path: string, actor: Actor) => {
  window.history.replaceState(null, '', path);
  render(
    <Around actor={actor}>
      <Documents />
    </Around>,
  );
};
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

const LISTED = {
  id: 'r-1',
  first: 'r-1',
  number: 'WTPF/R/1',
  kind: 'R',
  meeting: null,
  title: 'First draft',
  language: 'en',
  source: 'arl',
  aliases: ['SG 1'],
  content: { in: 'payload' },
  address: null,
  files: [],
  seq: 3,
  at: 0,
  by: 'seat-office',
  contribution: null,
};
const REVISED = { ...LISTED, id: 'r-1_rev-1', number: 'WTPF/R/1(Rev.1)', title: 'Second draft', seq: 4 };
const shown = (document: object, text: string | null) => ({ document, person: 'I. Varga', opinion: null, text });

describe('documents', () => {
  it('P10 are looked for by no more words than the server takes, of which none is cut off unseen', async () => {
    const words = 'x'.repeat(301);
    const asked = answering({ 'GET /api/documents': [LISTED], 'GET /api/report': { report: null } });
    show(`/documents?find=${words}`, ARL);
    const field = screen.getByRole<HTMLInputElement>('searchbox', {
      description: 'Number, other name or title: 300 characters at most.',
    });
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual([words, 'true']);
    await user.click(screen.getByRole('button', { name: 'Find' }));
    expect(document.activeElement).toBe(field);
    expect(asked.filter(({ what }) => what.includes('/api/documents'))).toEqual([]);
    await user.type(field, '{Backspace}{Backspace}');
    expect([field.value.length, field.getAttribute('aria-invalid')]).toEqual([299, 'false']);
    await user.click(screen.getByRole('link', { name: 'All documents' }));
    expect(await screen.findByText('1 document')).toBeTruthy();
  });

  it('are listed, the newest first, and found by the server', async () => {
    const asked = answering({
      'GET /api/documents': [LISTED, REVISED],
      'GET /api/documents?find=rev+1': [REVISED],
      'GET /api/report': { report: null },
    });
    show('/documents', ARL);
    expect((await screen.findAllByRole('heading', { level: 2 })).map(({ textContent }) => textContent)).toEqual([
      'Second draft',
      'First draft',
    ]);
    expect(screen.queryByText('Register a document')).toBeNull();
    await user.type(screen.getByRole('searchbox'), 'rev 1{Enter}');
    expect((await screen.findByText('1 document')).textContent).toBe('1 document');
    expect(asked.at(-1)?.what).toBe('GET /api/documents?find=rev+1');
  });

  it('show what they are, their editions, and that a text was erased', async () => {
    answering({ 'GET /api/documents/r-1': shown(LISTED, null), 'GET /api/documents': [LISTED, REVISED] });
    show('/documents/r-1', ARL);
    expect(await screen.findByText('The text was erased. Number, title and source stay.')).toBeTruthy();
    const since = await screen.findByRole('link', { name: 'What changed since WTPF/R/1' });
    expect(since.getAttribute('href')).toBe('/documents/r-1/compare/r-1_rev-1');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('whose text is that of an opinion lead to its page to print and to its Word files, as it was then', async () => {
    const document = { ...LISTED, content: { in: 'opinion', opinion: 'one', at: 7, textHash: 't', docHash: 'd' } };
    answering({
      'GET /api/documents/r-1': { document, person: null, opinion: { blocks: [] }, text: null },
      'GET /api/documents': [document],
    });
    show('/documents/r-1', ARL);
    const names = ['Print view', 'Word file, marked', 'Word file, as it stands'];
    const links = await Promise.all(names.map((name) => screen.findByRole('link', { name })));
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/o/one/print?at=7',
      '/api/opinions/one/word?at=7',
      '/api/opinions/one/word?at=7&view=clean',
    ]);
  });

  it('that were handed in show how often each paragraph was commented on in the open consultation', async () => {
    answering({
      'GET /api/documents/r-1': shown(LISTED, 'One.\n\nTwo.'),
      'GET /api/documents': [LISTED],
      'GET /api/consultations': [{ id: 'r-1', document: 'r-1', open: true, closesAt: Date.UTC(2030, 0, 5, 9) }],
      'GET /api/consultations/r-1/comment-counts': [{ block: 'b000000002', count: 3 }],
    });
    show('/documents/r-1', ARL);
    const link = await screen.findByRole('link', { name: '3 comments from the open consultation' });
    expect(link.getAttribute('href')).toBe('/consultation/r-1/comments?lang=en&on=b000000002');
    expect(link.previousElementSibling?.textContent).toBe('Two.');
    expect(screen.getByText(/^Open until 5 Jan/)).toBeTruthy();
  });

  it('laid side by side say in words what came and what went', async () => {
    answering({
      'GET /api/documents/r-1': shown(LISTED, 'that prices are high;\n\nthat power fails.'),
      'GET /api/documents/r-1_rev-1': shown(REVISED, 'that power fails.\n\nthat prices were high;'),
    });
    show('/documents/r-1/compare/r-1_rev-1', ARL);
    const changed = await screen.findByText(/prices/);
    expect(changed.textContent?.replace(/\s+/g, ' ')).toBe('that prices deleted: are end of change inserted: were end of change high;');
    expect(screen.getByText('1 paragraph changed and 1 paragraph moved')).toBeTruthy();
  });

  it('are registered once, however often the button is pressed; the name of the opinion is in the address', async () => {
    const asked = answering({
      'GET /api/opinions': [{ id: 'one', number: '1', title: 'ON SITES' }],
      'GET /api/documents': [LISTED],
      'GET /api/forum': { meetings: [] },
      'POST /api/documents': [503, { code: 'storage' }],
    });
    show('/documents/new?opinion=one', CHAIR);
    await screen.findByRole('option', { name: '1 · ON SITES' });
    await user.click(screen.getByRole('button', { name: 'Register' }));
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    const [first, second] = asked.filter(({ what }) => what === 'POST /api/documents');
    expect(first?.body).toMatchObject({ kind: 'DT', meeting: null, of: null, content: { in: 'opinion', opinion: 'one' } });
    expect(second?.body).toEqual(first?.body);
  });

  const FILES = [
    { hash: 'A'.repeat(43), type: 'pdf', language: 'fr', bytes: 300_000, at: 0 },
    { hash: 'B'.repeat(43), type: 'docx', language: 'ar', bytes: 3_000_000, at: 0 },
  ];
  const about = {
    'GET /api/documents': [LISTED],
    'GET /api/consultations': [],
    'GET /api/forum': { seq: 1 },
  };

  it('F5.15 give their files to be saved, by kind and language; those who do not keep them take none away', async () => {
    answering({ ...about, 'GET /api/documents/r-1': shown({ ...LISTED, files: FILES }, 'words') });
    show('/documents/r-1', ARL);
    const link = await screen.findByRole('link', { name: 'PDF file · Français' });
    expect([link.getAttribute('href'), link.hasAttribute('download')]).toEqual([`/api/documents/r-1/files/${'A'.repeat(43)}`, true]);
    expect(screen.getByText(/^293 kB/)).toBeTruthy();
    expect(screen.getByText(/^2\.9 MB/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Take away|Attach/ })).toBeNull();
  });

  it('F5.13 take a file, with the same id until there is an answer, and say what is not taken', async () => {
    const sent: { path: string; type: string | null; body: unknown }[] = [];
    let status = 503;
    const answers: Readonly<Record<string, unknown>> = { ...about, 'GET /api/documents/r-1': shown(LISTED, 'words') };
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      if (init.method !== 'POST') return new Response(JSON.stringify(answers[`GET ${path}`]));
      sent.push({ path, type: new Headers(init.headers).get('content-type'), body: init.body });
      return new Response(JSON.stringify(status === 415 ? { code: 'no-document' } : { code: 'storage' }), { status });
    });
    show('/documents/r-1', OFFICE);
    await user.selectOptions(await screen.findByLabelText('Language of the file'), 'Español');
    const input = document.querySelector<HTMLInputElement>('input[type=file][accept=".pdf,.docx"]');
    if (input === null) throw new Error('no place for a file');
    const file = new File(['%PDF-1.7'], 'paper.pdf');
    for (status of [503, 503, 415]) {
      await user.upload(input, file);
      await screen.findByRole('alert');
    }
    expect(await screen.findByText(/^This is neither a PDF nor a Word file \(\.docx\)\./)).toBeTruthy();
    expect(new Set(sent.map(({ path }) => path)).size).toBe(1);
    expect(sent[0]?.path).toMatch(/^\/api\/documents\/r-1\/files\?language=es&uuid=[\da-f-]{36}$/);
    expect(sent[0]?.type).toBe('application/octet-stream');
    Object.defineProperty(file, 'size', { value: 11 * 1024 * 1024 });
    await user.upload(input, file);
    expect(await screen.findByText('This file is larger than 10 MB.')).toBeTruthy();
    expect(sent).toHaveLength(3);
  });

  it('F5.13 take a file away once somebody is sure', async () => {
    HTMLDialogElement.prototype.showModal ??= () => {};
    const asked = answering({
      ...about,
      'GET /api/documents/r-1': shown({ ...LISTED, files: FILES }, 'words'),
      'POST /api/forum/commands': { seq: 9 },
    });
    show('/documents/r-1', CHAIR);
    await user.click(await screen.findByRole('button', { name: /^Take away: .*Word file/ }));
    await user.click(screen.getAllByRole('button', { name: 'Take away' }).at(-1) as HTMLElement);
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({
      command: { do: 'detach-file', document: 'r-1', hash: 'B'.repeat(43) },
    });
  });

  it('F5.12 show an address with its host, and follow none that is not of the web', async () => {
    const kept = { ...LISTED, content: { in: 'elsewhere' }, address: 'https://www.itu.int/md/S13-WTPF13-C-0003/en' };
    answering({ 'GET /api/documents': [kept, { ...REVISED, address: 'javascript:alert(1)' }], 'GET /api/report': { report: null } });
    show('/documents', ARL);
    const link = await screen.findByRole('link', { name: 'Open at www.itu.int' });
    expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([kept.address, 'noopener noreferrer']);
    expect(screen.getAllByRole('link', { name: /Open at/ })).toHaveLength(1);
    expect(document.body.innerHTML).not.toContain('javascript');
  });

  it('F5.12 are given an address by the secretariat and the chair, once it is one', async () => {
    const asked = answering({
      'GET /api/documents/r-1': shown(LISTED, 'words'),
      'GET /api/documents': [LISTED],
      'GET /api/consultations': [],
      'GET /api/forum': { seq: 1 },
      'POST /api/forum/commands': { seq: 9 },
    });
    show('/documents/r-1', CHAIR);
    const field = await screen.findByLabelText(/^Address/);
    await user.type(field, 'javascript:alert(1)');
    await user.click(screen.getByRole('button', { name: 'Record the address' }));
    expect(screen.getByText('This is no address of a page on the web.')).toBeTruthy();
    expect(asked.every(({ what }) => what.startsWith('GET'))).toBe(true);
    await user.clear(field);
    await user.type(field, 'https://www.itu.int/md/');
    await user.click(screen.getByRole('button', { name: 'Record the address' }));
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({
      command: { do: 'address-document', document: 'r-1', address: 'https://www.itu.int/md/' },
    });
  });

  it('get other names from the secretariat', async () => {
    const asked = answering({
      'GET /api/documents/r-1': shown(LISTED, 'words'),
      'GET /api/documents': [LISTED],
      'GET /api/consultations': [],
      'POST /api/forum/commands': { seq: 9 },
    });
    show('/documents/r-1', OFFICE);
    await user.type(await screen.findByLabelText(/Other names/), '\nReport');
    await user.click(screen.getByRole('button', { name: 'Record the names' }));
    expect(asked.find(({ what }) => what.startsWith('POST'))?.body).toMatchObject({
      command: { do: 'alias-document', document: 'r-1', aliases: ['SG 1', 'Report'] },
    });
  });
});
