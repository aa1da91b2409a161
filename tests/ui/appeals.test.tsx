// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ARL, BRU, CHAIR, OFFICE } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const sheet = async (name: string | RegExp) => within(await screen.findByRole('form', { name }));
const appeal = (of: number) => ({ do: 'appeal', of, reason: 'other words' }) as const;

describe('an appeal', () => {
  it('12.1 is made by a State beside the paragraph that was decided upon, against the decision it chooses, with a reason', async () => {
    const rig = new DeskRig(ARL);
    const called = rig.world.call('a');
    rig.world.wait(15);
    rig.world.declare('a');
    await rig.show('a');
    await rig.user.click(
      await screen.findByRole('button', { name: /^Appeal against this decision of the chair the declaration that it is agreed/ }),
    );
    const form = await sheet('Appeal against this decision of the chair');
    await rig.user.click(form.getByRole('button', { name: 'Appeal against this decision of the chair' }));
    expect(rig.sent).toEqual([]);
    await rig.user.selectOptions(form.getByLabelText('Against which decision'), String(called));
    await rig.user.type(form.getByLabelText(/^Reason/), 'other words');
    await rig.user.click(form.getByRole('button', { name: 'Appeal against this decision of the chair' }));
    expect(rig.sent).toEqual([appeal(called)]);
    expect(screen.getAllByText(/^Appeal of Arlen: the call for objections/).length).toBeGreaterThan(0);
    await rig.user.click(screen.getAllByRole('button', { name: 'Withdraw the appeal' })[0] as HTMLElement);
    expect(rig.sent.at(-1)).toEqual({ do: 'withdraw-appeal', of: rig.world.state.seq - 1 });
    expect(screen.getAllByText(/^Withdrawn by Arlen/).length).toBeGreaterThan(0);
  });

  it('12.1 is offered to nobody but a Member State', async () => {
    for (const one of [CHAIR, OFFICE]) {
      const rig = new DeskRig(one);
      rig.world.call('a');
      await rig.show('a');
      expect(screen.queryByRole('button', { name: /Appeal against/ })).toBeNull();
      cleanup();
    }
  });

  it('12.10 is entered for a State by whoever enters its positions, against the decision that it names, with a reason', async () => {
    const rig = new DeskRig(OFFICE);
    const called = rig.world.call('a');
    rig.world.wait(15);
    rig.world.declare('a');
    await rig.show('a');
    await rig.press('Enter for a State');
    const form = await sheet(/^Enter a position for a State/);
    await rig.user.selectOptions(form.getByLabelText('Member State'), 'bru');
    await rig.user.selectOptions(form.getByLabelText(/^Position/), 'appeal');
    await rig.user.selectOptions(form.getByLabelText('Against which decision'), String(called));
    const send = () => rig.user.click(form.getByRole('button', { name: 'Enter for a State' }));
    await send();
    expect(rig.sent).toEqual([]);
    await rig.user.type(form.getByLabelText(/^Reason/), 'said so');
    await send();
    expect(rig.sent).toEqual([{ do: 'appeal', of: called, reason: 'said so', enteredFor: { entity: 'bru', via: 'floor' } }]);
    expect(
      screen.getAllByText(/^Appeal of Bruma: the call for objections.* · Entered by the secretariat, from the floor$/).length,
    ).toBeGreaterThan(0);
  });

  it('12.4 has its end recorded by the secretariat, with what was said', async () => {
    const rig = new DeskRig(OFFICE);
    const of = rig.world.must(BRU, appeal(rig.world.call('a')));
    await rig.show();
    const below = within(await screen.findByRole('region', { name: 'Appeals against decisions of the chair' }));
    await rig.user.click(below.getByRole('button', { name: 'Record how it ended' }));
    const form = await sheet('Record how it ended');
    await rig.user.selectOptions(form.getByLabelText('It was'), 'upheld');
    await rig.user.type(form.getByLabelText(/^What was decided/), 'The meeting agreed.');
    await rig.user.click(form.getByRole('button', { name: 'Record how it ended' }));
    expect(rig.sent).toEqual([{ do: 'record-appeal', of, end: 'upheld', statement: 'The meeting agreed.' }]);
    expect(below.getByText(/^It is for the chair to reverse the decision/)).toBeTruthy();
  });

  it('12.7 is contradicted by its State, beside what was recorded', async () => {
    const rig = new DeskRig(BRU);
    const of = rig.world.must(BRU, appeal(rig.world.call('a')));
    rig.world.must(OFFICE, { do: 'record-appeal', of, end: 'withdrawn', statement: 'said on the floor' });
    await rig.show();
    const below = within(await screen.findByRole('region', { name: 'Appeals against decisions of the chair' }));
    await rig.user.click(below.getByRole('button', { name: 'Dispute what is recorded' }));
    const form = await sheet('Dispute what is recorded');
    await rig.user.type(form.getByLabelText(/^Text/), 'It was not.');
    await rig.user.click(form.getByRole('button', { name: 'Dispute what is recorded' }));
    expect(rig.sent).toEqual([{ do: 'contradict-appeal', of, statement: 'It was not.' }]);
    expect(below.getByText(/^Bruma disputes this/)).toBeTruthy();
  });

  it('12.6 stays possible against the closing of the opinion', async () => {
    const rig = new DeskRig(ARL);
    const closed = rig.world.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    await rig.show();
    const below = within(await screen.findByRole('region', { name: 'Appeals against decisions of the chair' }));
    await rig.user.click(below.getByRole('button', { name: /^Appeal against/ }));
    const form = await sheet('Appeal against this decision of the chair');
    await rig.user.type(form.getByLabelText(/^Reason/), 'other words');
    await rig.user.click(form.getByRole('button', { name: 'Appeal against this decision of the chair' }));
    expect(rig.sent).toEqual([appeal(closed)]);
  });

  it('12.3 12.8 is told to the chair in its bar while it is pending', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.must(BRU, appeal(rig.world.call('a')));
    await rig.show('a');
    const bar = within(await screen.findByRole('region', { name: 'For the chair' }));
    expect(bar.getByText(/An appeal is pending: Bruma/)).toBeTruthy();
  });
});
