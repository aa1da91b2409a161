// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Elsewhere } from '../../shared/opinion/entry.ts';
import { register } from '../../shared/opinion/show.ts';
import { ARL, BRU, CHAIR, COR, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';
import { joined } from './support/joined.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const sheet = async (name: string | RegExp) => within(await screen.findByRole('form', { name }));

/** The chair's line, without what is folded behind it. */
const inLine = () => within(document.querySelector<HTMLElement>('[data-part=next]') ?? document.body);

describe('an objection', () => {
  it('1.1 goes at once without words that are too long, which stay in their field', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Object');
    const form = await sheet(/^Object/);
    const reason = form.getByLabelText(/^Reason/);
    await rig.user.click(reason);
    await rig.user.paste('x'.repeat(4_001));
    await rig.user.click(form.getByRole('button', { name: 'Object' }));
    const bare = { do: 'raise-objection', block: 'a', hash: rig.world.hash('a') };
    expect(rig.sent).toEqual([bare]);
    expect(rig.world.on('a')).toHaveLength(1);
    expect(form.getByText(/was recorded without these words: Reason\. A field takes 4,000 characters/)).toBeTruthy();
    expect((reason as HTMLTextAreaElement).value).toHaveLength(4_001);
    await rig.user.clear(reason);
    await rig.user.type(reason, 'Shorter');
    await rig.user.click(form.getByRole('button', { name: 'Change your objection' }));
    expect(rig.sent).toEqual([bare, { ...bare, reason: 'Shorter' }]);
    expect(screen.queryByRole('form', { name: /^(Object|Change)/ })).toBeNull();
  });
});

describe('an abstention', () => {
  it('2.15 is a note of a State, with its mark, and can be revoked', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Other positions');
    await rig.press('Do not participate in the consensus');
    const form = await sheet('Do not participate in the consensus on “noting a)”');
    expect(form.getByText(/does not hold anything up/)).toBeTruthy();
    await rig.user.click(form.getByRole('button', { name: 'Do not participate in the consensus' }));
    expect(rig.sent).toEqual([{ do: 'abstain', block: 'a', hash: rig.world.hash('a') }]);
    expect(screen.getByRole('button', { name: 'noting a): 1 not in the consensus ARL' })).toBeTruthy();
    await rig.press('Withdraw: Not in the consensus');
    expect((await sheet('Withdraw')).queryByText(/does not make anything agreed/)).toBeNull();
    await rig.user.click((await sheet('Withdraw')).getByRole('button', { name: 'Withdraw' }));
    expect(rig.world.on('a')).toEqual([]);
  });

  it('2.15 no call waits for the screens of a State that abstains there', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.must(BRU, { do: 'abstain', block: 'a', hash: rig.world.hash('a') });
    const called = rig.world.call('a');
    joined(rig, called - 1, ARL, BRU);
    await rig.show('a');
    expect(inLine().getByText('Not yet shown to ARL')).toBeTruthy();
  });
});

describe('for the record', () => {
  it('7.11 a reservation brings a note, which stands below the text', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Other positions');
    await rig.press('Make a reservation');
    const form = await sheet('Reservation on “noting a)”');
    await rig.user.type(form.getByLabelText(/^Concise note/), 'Subject to our law.');
    await rig.user.click(form.getByRole('button', { name: 'Make a reservation' }));
    expect(rig.sent).toEqual([{ do: 'reserve', block: 'a', hash: rig.world.hash('a'), appended: 'Subject to our law.' }]);
    const below = within(await screen.findByRole('region', { name: 'For the record' }));
    expect(below.getByText('Subject to our law.').closest('li')?.textContent).toBe('Arlen, noting a) Subject to our law.');
  });

  it('7.10 a statement is made, and corrected by a new one, also after adoption', async () => {
    const rig = new DeskRig(BRU);
    rig.world.adopt();
    await rig.show();
    await rig.user.click(await screen.findByRole('button', { name: 'Make a statement' }));
    const form = await sheet('Make a statement');
    await rig.user.click(form.getByRole('button', { name: 'Record' }));
    expect(rig.sent).toEqual([]);
    await rig.user.selectOptions(form.getByLabelText('What it is'), 'Explanation of position');
    await rig.user.type(form.getByLabelText(/^Text/), 'We joined.');
    await rig.user.click(form.getByRole('button', { name: 'Record' }));
    expect(rig.sent).toEqual([{ do: 'make-statement', block: null, kind: 'explanation', statement: 'We joined.' }]);
    expect(screen.getByRole('heading', { name: 'Explanation of position: Bruma' })).toBeTruthy();
    await rig.press('Correct');
    const again = await sheet('Correct');
    await rig.user.type(again.getByLabelText(/^Text/), 'We joined gladly.');
    await rig.user.click(again.getByRole('button', { name: 'Record' }));
    expect(rig.sent.at(-1)).toMatchObject({ corrects: rig.world.state.seq - 1 });
    expect(screen.getAllByText('Corrected by a later statement')).toHaveLength(1);
  });

  it('7.9 a State stands aside from what it ticks, and from nothing any more', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    await rig.user.click(await screen.findByRole('button', { name: 'Dissociate from paragraphs' }));
    const form = await sheet('Dissociate from paragraphs');
    await rig.user.click(form.getByLabelText('noting a)'));
    await rig.user.click(form.getByRole('button', { name: 'Record' }));
    expect(rig.sent).toEqual([{ do: 'dissociate', blocks: ['a'] }]);
    expect(screen.getByRole('heading', { name: 'Arlen dissociates itself from “noting a)”.' })).toBeTruthy();
    await rig.press('Dissociate from paragraphs');
    const again = await sheet('Dissociate from paragraphs');
    await rig.user.click(again.getByLabelText('noting a)'));
    await rig.user.click(again.getByRole('button', { name: 'Record' }));
    expect(rig.world.shown.dissociations).toEqual([]);
  });
});

describe('a package', () => {
  it('2.17 a condition names what it waits for, on its card and between text and adoption', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Other positions');
    await rig.press('Agree conditionally');
    const form = await sheet('Agree conditionally to “noting a)”');
    await rig.user.click(form.getByRole('button', { name: 'Agree conditionally' }));
    expect([rig.sent, form.getByText('required').className]).toEqual([[], 'error']);
    await rig.user.click(form.getByLabelText('noting b)'));
    await rig.user.click(form.getByRole('button', { name: 'Agree conditionally' }));
    const links = [{ block: 'b', hash: rig.world.hash('b') }];
    expect(rig.sent).toEqual([{ do: 'make-conditional', block: 'a', hash: rig.world.hash('a'), links }]);
    expect(screen.getByText('Provided that these are agreed as they read: “noting b)”')).toBeTruthy();
    expect(screen.getByText('A linked paragraph is not yet agreed: “noting b)”.')).toBeTruthy();
    rig.others((world) => world.agree('a', 'b'));
    expect(screen.getByText('All of them are so agreed: it no longer holds anything up')).toBeTruthy();
  });

  it('2.19 a condition counts on a paragraph of another draft, which is named with its draft', async () => {
    const other = new World();
    const hash = other.hash('y');
    const blocks = other.lines.map(({ id, kind, words }) => ({ id, kind, level: 0, sug: null, runs: [{ text: words, marks: [] }] }));
    const listed = { id: 'other', number: '5', title: 'On figures', language: 'en', venue: 'ieg', phase: 'drafting' };
    const rig = new DeskRig(ARL);
    rig.answers = {
      'GET /api/opinions': [{ ...listed, seq: 2, at: 0, counts: {}, blockers: [], calls: [] }],
      'GET /api/opinions/other/register': register(other.state, new Map(), 'other'),
      'GET /api/opinions/other/text': { blocks },
    };
    const read = (agreed: boolean): Elsewhere => ({
      opinion: 'other',
      seq: agreed ? 3 : 2,
      number: '5',
      paragraphs: [{ id: 'y', kind: 'operative-item', label: '2', heading: 'invites Member States', hash, agreed }],
    });
    rig.world.here = { ...rig.world.here, elsewhere: [read(false)] };
    await rig.show('a');
    await rig.press('Other positions');
    await rig.press('Agree conditionally');
    const form = await sheet('Agree conditionally to “noting a)”');
    await rig.user.selectOptions(await form.findByLabelText('Paragraphs of another draft opinion'), '5 · On figures');
    const theirs = within(await form.findByRole('group', { name: 'Draft opinion 5' }));
    await rig.user.click(theirs.getByLabelText('invites Member States 2'));
    await rig.user.click(form.getByRole('button', { name: 'Agree conditionally' }));
    const links = [{ opinion: 'other', block: 'y', hash }];
    expect(rig.sent).toEqual([{ do: 'make-conditional', block: 'a', hash: rig.world.hash('a'), links }]);
    rig.others((world) => world.append({ type: 'elsewhere.told', ...read(false) }));
    expect(screen.getByText('Provided that these are agreed as they read: “Draft opinion 5: invites Member States 2”')).toBeTruthy();
    expect(screen.getByText('A linked paragraph is not yet agreed: “Draft opinion 5: invites Member States 2”.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Draft opinion 5: invites Member States 2', hidden: true }).getAttribute('href')).toBe(
      '/o/other#y',
    );
    rig.others((world) => world.append({ type: 'elsewhere.told', ...read(true) }));
    expect(screen.getByText('All of them are so agreed: it no longer holds anything up')).toBeTruthy();
  });

  it('8.9 what is agreed says that it is so provisionally, until adoption', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.agree('a');
    await rig.show('a');
    await rig.more();
    await rig.user.click(screen.getByLabelText('Nothing is agreed until everything is agreed'));
    expect(rig.sent).toMatchObject([{ do: 'set-policy', policy: { packageSwitch: true } }]);
    expect(screen.getByRole('button', { name: 'noting a): Agreed provisionally' })).toBeTruthy();
    rig.others((world) => world.adopt());
    expect(screen.getByRole('button', { name: 'noting a): Agreed' })).toBeTruthy();
  });
});

describe('a withdrawal that was heard', () => {
  it('2.18 is written down by the chair, named in the call, and left to the State', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.object(ARL, 'a');
    rig.world.call('a');
    await rig.show('a');
    await rig.user.click(await screen.findByRole('button', { name: 'Note an oral withdrawal' }));
    const form = await sheet('Note an oral withdrawal');
    await rig.user.type(form.getByLabelText(/^What the State said/), 'Arlen can live with it.');
    await rig.user.click(form.getByRole('button', { name: 'Note an oral withdrawal' }));
    expect(rig.sent).toMatchObject([{ do: 'note-withdrawal', reason: 'Arlen can live with it.' }]);
    expect(screen.getByText(/The chair heard Arlen withdraw it/).textContent).toContain('Arlen can live with it.');
    expect(screen.getByText('Withdrawn orally, not yet confirmed: Arlen')).toBeTruthy();
    expect(rig.world.status('a')).toBe('objected');
    expect(screen.queryByRole('button', { name: 'Note an oral withdrawal' })).toBeNull();
  });
});

describe('before the gavel', () => {
  it('P12 who has spoken to the paragraph is named, and a lost line is acknowledged', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.now -= 20_000; // the minimum time has passed
    rig.world.must(BRU, { do: 'reserve', block: 'a', hash: rig.world.hash('a') });
    const called = rig.world.call('a');
    joined(rig, called, ARL, { ...COR, remote: true });
    await rig.show('a');
    expect(inLine().getByText('Have spoken on it: BRU')).toBeTruthy();
    expect(inLine().getByText(/^Shown to 2 of \d+ Member States$/)).toBeTruthy();
    await rig.more();
    expect(screen.getByText('Remote: COR')).toBeTruthy();
    expect(screen.getByText(/^Shown to 2 of \d+ Member States$/, { selector: 'summary' }).parentElement?.textContent).toMatch(
      /ARL and COR$/,
    );
    act(() => joined(rig, called, ARL));
    const { length } = rig.sent;
    // the same stands behind "More", in the row of the paragraph
    await rig.user.click(inLine().getByRole('button', { name: 'Connection lost: COR. Proceed anyway: noting a)' }));
    expect(rig.sent).toHaveLength(length);
    await rig.user.click(inLine().getByRole('button', { name: 'Declare agreed: noting a)' }));
    expect(rig.sent.at(-1)).toMatchObject({ do: 'declare' });
  });

  it('P12 so is a State that is here and was not shown the call', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.now -= 20_000;
    const called = rig.world.call('a');
    joined(rig, called - 1, ARL);
    await rig.show('a');
    await rig.press('Not shown yet: ARL. Proceed anyway: noting a)');
    expect(rig.sent).toEqual([]);
    act(() => joined(rig, called, ARL));
    await rig.press('Declare agreed: noting a)');
    expect(rig.sent).toMatchObject([{ do: 'declare' }]);
  });

  it('3.14 nothing is said of the screens of others while the own line is lost', async () => {
    const rig = new DeskRig(CHAIR);
    const called = rig.world.call('a');
    joined(rig, called, ARL);
    await rig.show('a');
    const said = (): readonly unknown[] => inLine().queryAllByText(/^(Shown to 1 of|Shown to, but no longer)/);
    expect(said()).toHaveLength(1);
    act(() => {
      rig.opinion.sync.linkChanged({ at: 'away', since: 0 });
      joined(rig, called);
    });
    expect(said()).toEqual([]);
  });

  it('P12 nor are several declared at once before that', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.now -= 20_000;
    rig.world.must(BRU, { do: 'abstain', block: 'a', hash: rig.world.hash('a') });
    rig.world.must(BRU, { do: 'abstain', block: 'b', hash: rig.world.hash('b') });
    const called = rig.world.call('a', 'b');
    joined(rig, called, ARL, BRU, COR);
    await rig.show();
    act(() => joined(rig, called, ARL));
    expect(inLine().getByText('Shown to, but no longer connected: COR')).toBeTruthy();
    const { length } = rig.sent;
    await rig.press('Connection lost: COR. Proceed anyway');
    expect(rig.sent).toHaveLength(length);
    await rig.press('Declare 2 paragraphs agreed');
    expect(rig.sent.slice(length)).toMatchObject([{ do: 'declare' }, { do: 'declare' }]);
  });

  it('P12 nor is the opinion adopted', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.now -= 60_000;
    rig.world.agreeAll();
    const called = rig.world.must(CHAIR, { do: 'call-adoption', ...rig.world.hashes });
    rig.world.now += 20_000;
    joined(rig, called, ARL, COR);
    await rig.show();
    act(() => joined(rig, called, COR));
    const { length } = rig.sent;
    await rig.press('Connection lost: ARL. Proceed anyway');
    expect(rig.sent).toHaveLength(length);
    await rig.press('Adopt');
    expect(rig.sent.at(-1)).toMatchObject({ do: 'adopt' });
  });

  it('4.4 undoes at once what was declared at once', async () => {
    const rig = new DeskRig(CHAIR);
    const { world } = rig;
    world.now -= 60_000;
    world.call('a', 'b');
    await rig.show();
    await rig.press('Declare 2 paragraphs agreed');
    await rig.press(/^Undo all 2 declarations/);
    expect([world.status('a'), world.status('b')]).toEqual(['open', 'open']);
    expect(rig.sent.map((one) => one.do)).toEqual(['declare', 'declare', 'undo', 'undo']);
  });

  it('3.3 the minimum time is that of the policy, also of one that was set meanwhile, until the chair gives more', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('b');
    await rig.more();
    const field = screen.getByLabelText<HTMLInputElement>('Minimum time, seconds');
    rig.others((world) => world.must(CHAIR, { do: 'set-policy', policy: { ...world.state.policy, minCallSeconds: 30 } }));
    expect(field.value).toBe('30');
    await rig.user.clear(field);
    await rig.user.type(field, '45');
    rig.answerOnce = { ok: false, why: 'not-live' };
    await rig.press('Call with this time');
    expect(rig.sent).toMatchObject([{ do: 'call', minSeconds: 45 }]);
  });
});

describe('the end without adoption', () => {
  it('7.7 its sponsor withdraws a draft, and nobody else', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    await rig.user.click(await screen.findByRole('button', { name: 'Withdraw this draft opinion' }));
    const dialog = within(await screen.findByRole('dialog'));
    await rig.user.type(dialog.getByLabelText(/^Reason/), 'A better one is on its way.');
    await rig.user.click(dialog.getByRole('button', { name: 'Withdraw this draft opinion' }));
    expect(rig.sent).toEqual([{ do: 'close-without-adoption', outcome: 'withdrawn', reason: 'A better one is on its way.' }]);
    expect(rig.world.shown).toMatchObject({ phase: 'not-adopted', outcome: 'withdrawn' });
    cleanup();
    await new DeskRig(BRU).show();
    expect(screen.queryByRole('button', { name: 'Withdraw this draft opinion' })).toBeNull();
  });

  it('7.7 a State objects to what was closed without adoption, on a paragraph and on the whole, and nothing else is offered', async () => {
    const rig = new DeskRig(ARL);
    rig.world.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
    await rig.show('a');
    const offered = within(screen.getByRole('toolbar', { name: 'Actions' }));
    expect(offered.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Object']);
    await rig.press('Object');
    await rig.press('Object');
    expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a' }]);
    cleanup();
    const chair = new DeskRig(CHAIR, rig.world);
    await chair.show('a');
    expect(screen.queryByRole('toolbar', { name: 'Actions' })).toBeNull();
  });

  it('7.7 the chair chooses among what the chair can say', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show();
    await rig.more();
    await rig.press('Close without adoption');
    const offered = within(within(screen.getByRole('dialog')).getByLabelText('Outcome')).getAllByRole('option');
    expect(offered.map(({ textContent }) => textContent)).toEqual(['no consensus', 'time ran out']);
    expect(screen.getAllByRole('checkbox', { name: /noting a\)/ })).toHaveLength(1);
    await rig.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close without adoption' }));
    expect(screen.queryAllByRole('checkbox', { name: /noting a\)/ })).toEqual([]);
    expect(screen.queryByRole('region', { name: 'For the chair' })).toBeNull();
  });
});

describe('an objection where the head of delegation confirms', () => {
  it.each([{ functions: [] }, { functions: ['head'] }] as const)(
    '2.14 has a condition from the head alone: $functions',
    async ({ functions }) => {
      const rig = new DeskRig({ ...ARL, functions });
      rig.world.must(CHAIR, { do: 'set-policy', policy: { ...rig.world.state.policy, headConfirms: true } });
      await rig.show('a');
      await rig.press('Object');
      const form = await sheet('Object to “noting a)”');
      await rig.user.type(form.getByLabelText(/^Wording that would meet/), 'that few sites');
      const isHead = functions.length > 0;
      expect(form.queryAllByRole('checkbox', { name: /^Consider it met/ })).toHaveLength(isHead ? 2 : 0);
      await rig.user.click(form.getByRole('button', { name: 'Object' }));
      const withdraw = screen.getByRole('button', { name: 'Withdraw: Objection' });
      expect([
        withdraw.getAttribute('aria-disabled'),
        screen.queryByText('Only your head of delegation, the deputy head or a focal point can do this.') === null,
      ]).toEqual([String(!isHead), isHead]);
    },
  );
});
