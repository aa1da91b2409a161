// @vitest-environment happy-dom
/** Between the gavel of adoption and its closing: what the chair, a State and the room see. */
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ARL, BRU, CHAIR, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

it('7.13 adopts what is agreed; then everything is frozen for everybody', async () => {
  const world = new World();
  const rig = new DeskRig(CHAIR, world);
  world.agreeAll();
  await rig.show();
  await rig.press('Call for adoption');
  expect(rig.region('alert')).toBe('The chair calls for adoption of the whole text.');
  rig.others(() => {
    world.wait(15);
    world.must(ARL, { do: 'support', block: 'a', hash: world.hash('a') });
  });
  await rig.press('Adopt');
  await rig.says('alert', /^The chair adopts the text\. Until .* an objection sent before the adoption was shown cancels it\.$/);
  expect(screen.getByText(/^Adopted by the chair .* the text is frozen, but still a draft\.$/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: /^Undo the adoption/ })).toBeTruthy();
  rig.others(() => {
    world.wait(60);
    world.lapse();
  });
  await rig.says('status', 'The opinion is adopted.');
  expect(screen.getByText(/^Agreed by the IEG .* The text is frozen for everybody\.$/)).toBeTruthy();
  const hashes = screen.getByText(/record position/).textContent;
  expect(hashes).toContain(`Text hash ${world.hashes.textHash}`);
  expect(hashes).toContain(`Wording hash ${world.hashes.docHash}`);
});

it('7.15 a State that was shown the adoption is told that its objection holds nothing, and sees it listed', async () => {
  const rig = new DeskRig(ARL);
  const { world } = rig;
  const seq = world.beginAdoption();
  await rig.show('a');
  expect(await screen.findByText(/^Your screen already shows the adoption\./)).toBeTruthy();
  await rig.press('Object');
  const form = await screen.findByRole('form', { name: 'Object to “noting a)”' });
  await rig.user.type(within(form).getByLabelText(/^Reason/), 'Not so fast.');
  await rig.user.click(within(form).getByRole('button', { name: 'Object' }));
  expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a' }]);
  expect(world.shown.late).toMatchObject([{ entity: 'arl', seen: seq }]);
  await rig.says(
    'alert',
    'Arlen objected to “noting a)” after it had been shown the adoption. The objection is recorded as late and has no effect.',
  );
  expect(await screen.findByRole('heading', { name: 'Objection after the adoption: Arlen' })).toBeTruthy();
  expect(screen.getByText(/s after the adoption, which its screen already showed\. It has no effect\.$/)).toBeTruthy();
});

it('7.14 whose objection has cancelled the adoption is told to everybody, and shown until the next call for adoption', async () => {
  const rig = new DeskRig(CHAIR);
  const { world } = rig;
  const seq = world.beginAdoption();
  await rig.show('a');
  let position = '';
  rig.others(() => {
    position = world.object(BRU, 'a', {}, seq - 1);
  });
  const words = 'Bruma objected before the adoption was on its screen: the adoption is cancelled and never took place.';
  await rig.says('alert', words);
  expect(await screen.findByText(words, { selector: '.crossed *' })).toBeTruthy();
  rig.others(() => {
    world.must(BRU, { do: 'withdraw', position });
    world.agreeAll();
    world.must(CHAIR, { do: 'call-adoption', ...world.hashes });
  });
  expect(screen.queryByText(words, { selector: '.crossed *' })).toBeNull();
});
