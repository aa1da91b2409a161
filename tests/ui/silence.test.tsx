// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('silence procedures', () => {
  it('3.13 tells a live call and silence procedures apart, and says which of them is extended', async () => {
    const rig = new DeskRig(CHAIR);
    const until = (hours: number) => ({ deadline: rig.world.now + hours * 3_600_000 });
    const targets = (...blocks: readonly string[]) => blocks.map((block) => ({ block, hash: rig.world.hash(block) }));
    rig.answers = { 'GET /api/notices': { notices: [], automatic: {} } };
    rig.world.must(CHAIR, { do: 'call', targets: targets('b'), ...until(100) });
    await rig.show('a');
    await rig.more();
    expect(screen.getByLabelText(/^Silence procedure: new deadline/).parentElement?.textContent).not.toContain('noting');
    const of = rig.world.state.seq + 1;
    rig.others((world) => {
      world.must(CHAIR, { do: 'call', targets: targets('x', 'y'), ...until(80) });
      world.call('a');
    });
    const bar = screen.getByRole('region', { name: 'Call running' });
    expect([...bar.children].map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^The chair asks for objections to “noting a\)”\..*15 more seconds/),
      expect.stringMatching(/^The chair asks for objections to “invites Member States 1” and “invites Member States 2”\..*The deadline is/),
      expect.stringMatching(/^The chair asks for objections to “noting b\)”\..*The deadline is/),
    ]);
    const field = screen.getByLabelText(/^Silence procedure: new deadline “invites Member States 1” and “invites Member States 2”/);
    fireEvent.change(field, { target: { value: '2999-01-01T10:00' } });
    await rig.press('Extend the deadline: “invites Member States 1” and “invites Member States 2”');
    expect(rig.sent).toMatchObject([{ do: 'extend-call', of }]);
  });
});
