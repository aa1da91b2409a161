// @vitest-environment happy-dom
/** The text is fetched as a Word file, in either view, under a name that tells two of them apart; where none comes, it is said. */
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ARL } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

const MARKED = '/api/opinions/o/word?view=marked';
const CLEAN = '/api/opinions/o/word?view=clean';
const FIRST = '/api/opinions/o/word?view=clean&at=2';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('W1 is offered marked and clean, and as the text was first recorded, beside the plain text', async () => {
  const rig = new DeskRig(ARL);
  rig.answers = { [`GET ${MARKED}`]: [200, ''], [`GET ${FIRST}`]: [200, ''], [`GET ${CLEAN}`]: [429, ''] };
  await rig.show('a');
  const named: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    named.push(this.download);
  });
  await rig.user.click(screen.getByText('Views and downloads'));
  await rig.press('Word file, marked');
  const { number, seq } = rig.opinion.register.getSnapshot() ?? {};
  await vi.waitFor(() => expect(named).toEqual([`opinion-${number}-draft-${seq}-marked.docx`]));
  await rig.press('Word file, as first recorded');
  await vi.waitFor(() => expect(named.at(-1)).toBe(`opinion-${number}-draft-${seq}-original.docx`));
  await rig.press('Word file, as it stands');
  expect((await screen.findByText('Too many requests. Wait a moment.')).getAttribute('role')).toBe('alert');
  expect(named).toHaveLength(2);
});
