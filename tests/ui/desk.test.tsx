// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../client/lib/store.ts';
import { ARL, BRU, CHAIR, GUEST, OFFICE, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('a delegation', () => {
  it('objects: reason asked for, the act sent once, one message, its mark named', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Object');
    const form = await screen.findByRole('form', { name: 'Object to “noting a)”' });
    await rig.user.type(within(form).getByLabelText(/^Reason/), 'Too narrow.');
    await rig.user.click(within(form).getByRole('button', { name: 'Object' }));
    expect(rig.sent).toEqual([{ do: 'raise-objection', block: 'a', hash: rig.world.hash('a'), reason: 'Too narrow.' }]);
    expect(rig.region('status')).toBe('Arlen objects to “noting a)”.');
    expect(rig.region('alert')).toBe('');
    expect(button('noting a): 1 objection ARL')).toBeTruthy();
    expect(screen.getByText('Too narrow.')).toBeTruthy();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('keeps what was typed when the act is refused, and says why once', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    await rig.press('Object');
    await rig.user.type(await screen.findByLabelText(/^Reason/), 'Long thought.');
    rig.answerOnce = { ok: false, why: 'refused', refusal: { code: 'opinion-adopted' } };
    await rig.user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Object' }));
    expect(rig.region('alert')).toBe('The opinion has been adopted. Its text and positions can no longer be changed.');
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reason/).value).toBe('Long thought.');
    await rig.press('Cancel');
    await rig.press('Object');
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reason/).value).toBe('Long thought.');
  });

  it('asks again with the same id where no answer came', async () => {
    const rig = new DeskRig(ARL);
    await rig.show('a');
    let again = 0;
    await rig.press('Support');
    const ask = async () => {
      again += 1;
      return { ok: true, seq: 9, act: null } as const;
    };
    rig.answerOnce = { ok: false, why: 'unknown', again: ask };
    const send = () => rig.user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Support' }));
    await send();
    expect(within(screen.getByRole('form')).getByText(/not certain whether this was recorded/)).toBeTruthy();
    await send();
    expect([again, rig.sent.length]).toEqual([1, 1]);
  });

  it('withdraws its own position and nobody else can', async () => {
    const rig = new DeskRig(ARL);
    rig.world.object(ARL, 'a');
    rig.world.object(BRU, 'a');
    await rig.show('a');
    const [mine, theirs] = screen.getAllByRole('article');
    if (mine === undefined || theirs === undefined) throw new Error('two cards expected');
    expect(within(theirs).queryByRole('button')).toBeNull();
    expect(within(theirs).getByText('Only Bruma can withdraw it.')).toBeTruthy();
    await rig.user.click(within(mine).getByRole('button', { name: /Withdraw/ }));
    await rig.user.type(await screen.findByLabelText(/Statement/), 'Met.');
    await rig.user.click(within(screen.getByRole('form', { name: 'Withdraw' })).getByRole('button', { name: 'Withdraw' }));
    expect(rig.sent).toMatchObject([{ do: 'withdraw', statement: 'Met.' }]);
    expect(rig.region('status')).toBe('Arlen has withdrawn its position on “noting a)”.');
    expect(rig.world.on('a')).toEqual(['bru:objection']);
  });

  it('is offered to ask for reopening first on agreed text, and to object second', async () => {
    const rig = new DeskRig(ARL);
    rig.world.agree('a');
    await rig.show('a');
    const names = within(screen.getByRole('toolbar'))
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names.slice(0, 2)).toEqual(['Ask to reopen', 'Object']);
  });

  it('sees wording that could not stay, with what happened, and lets it go', async () => {
    const rig = new DeskRig(ARL);
    rig.opinion.handedBack.add([{ block: 'a', why: 'closed:text', mine: 'my lost words', at: 1 }]);
    await rig.show('a');
    expect(screen.getByText('my lost words')).toBeTruthy();
    expect(screen.getByText(/The paragraph is closed: its words are agreed or under a call/)).toBeTruthy();
    await rig.press('Close');
    expect(screen.queryByText('my lost words')).toBeNull();
  });
});

describe('a call', () => {
  it('stands in sight of a delegation that looks elsewhere, with the way to object', async () => {
    const rig = new DeskRig(ARL);
    rig.world.call('a');
    await rig.show('b');
    const bar = within(screen.getByRole('region', { name: 'Call running' }));
    expect(bar.getByText('The chair asks for objections to “noting a)”.')).toBeTruthy();
    expect(rig.opinion.focus.getSnapshot()).toBe('b');
    await rig.user.click(bar.getByRole('button', { name: 'Object: noting a)' }));
    await rig.user.click(within(screen.getByRole('form', { name: 'Object to “noting a)”' })).getByRole('button', { name: 'Object' }));
    expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a' }]);
    expect(bar.queryByRole('button', { name: /^Object/ })).toBeNull();
    expect(bar.getByText('Arlen objects')).toBeTruthy();
  });

  it('for adoption is answered wherever the caret is, and the objection is withdrawn where it stands', async () => {
    const world = new World();
    world.agreeAll();
    world.must(CHAIR, { do: 'call-adoption', ...world.hashes });
    const rig = new DeskRig(ARL, world);
    await rig.show('a');
    const bar = within(screen.getByRole('region', { name: 'Call running' }));
    await rig.user.click(bar.getByRole('button', { name: 'Object to the opinion as a whole' }));
    rig.goTo('b');
    const form = within(screen.getByRole('form', { name: 'Object to the opinion as a whole' }));
    await rig.user.type(form.getByLabelText(/^Reason/), 'Not yet.');
    await rig.user.click(form.getByRole('button', { name: 'Object' }));
    expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: null, reason: 'Not yet.' }]);
    expect(screen.queryByRole('region', { name: 'Call running' })).toBeNull();
    await rig.press('Withdraw: Objection');
    await rig.user.click(within(screen.getByRole('form', { name: 'Withdraw' })).getByRole('button', { name: 'Withdraw' }));
    expect(rig.sent.at(-1)).toMatchObject({ do: 'withdraw' });
  });
});

describe('a form', () => {
  it('says what it takes the place of, and closes when another paragraph becomes the current one', async () => {
    const rig = new DeskRig(ARL);
    rig.world.must(ARL, { do: 'reserve', block: 'a', hash: rig.world.hash('a') });
    rig.world.object(ARL, 'a');
    await rig.show('a');
    await rig.press('Support');
    expect(screen.getByText('This replaces what Arlen has recorded here: Reservation.')).toBeTruthy();
    await rig.press('Cancel');
    await rig.press('Change your objection');
    expect(screen.getByText('Arlen already objects: these words replace the earlier ones.')).toBeTruthy();
    rig.goTo('b');
    expect(screen.queryByRole('form')).toBeNull();
  });
});

describe('somebody who is not a Member State', () => {
  it('records a concern, and is told in place that only a Member State objects', async () => {
    const rig = new DeskRig(GUEST);
    await rig.show('a');
    expect(button('Record a concern')).toBeTruthy();
    expect(button('Object').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/^Only a Member State can do this\. You can record a concern instead/)).toBeTruthy();
    button('Record a concern').focus();
    await rig.user.keyboard('{Alt>}{Shift>}[KeyO]{/Shift}{/Alt}');
    expect(rig.region('alert')).toMatch(/Only a Member State can do this/);
    expect(document.activeElement).toBe(button('Object'));
    expect(rig.sent).toEqual([]);
  });
});

describe('the chair', () => {
  it('sees who objects and who can move it where declaring is not possible', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.object(ARL, 'a');
    rig.world.object(BRU, 'a');
    rig.world.call('a');
    await rig.show('a');
    const declare = button('Declare agreed: noting a)');
    expect(declare.hasAttribute('disabled')).toBe(false);
    expect(declare.getAttribute('aria-disabled')).toBe('true');
    const why = document.getElementById(declare.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(why).toBe('Arlen and Bruma object to “noting a)”. Only these States can withdraw their objections.');
    await rig.user.click(declare);
    expect(rig.sent).toEqual([]);
    expect(rig.region('alert')).toContain('Arlen and Bruma object to “noting a)”');
  });

  it('calls, waits for the minimum time, declares, and may undo: one message each', async () => {
    // a busy machine takes seconds for what a person does in one
    vi.useFakeTimers({ toFake: ['Date'] });
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    await rig.press('Call for objections');
    expect(rig.sent).toMatchObject([{ do: 'call', targets: [{ block: 'a' }] }]);
    await rig.says('alert', 'The chair asks for objections to “noting a)”.');
    expect(button('Declare agreed: noting a)').getAttribute('aria-disabled')).toBe('true');
    expect(button('Declare agreed: noting a)').querySelector('[data-left]')?.getAttribute('data-left')).toBe('0:15');
    // the server's clock is ahead of ours by the minimum time
    rig.others((world) => {
      world.wait(15);
      world.must(ARL, { do: 'support', block: 'b', hash: world.hash('b') });
    });
    expect(button('Declare agreed: noting a)').getAttribute('aria-disabled')).toBe('false');
    await rig.press('Declare agreed: noting a)');
    expect(rig.sent.at(-1)).toMatchObject({ do: 'declare', target: { block: 'a' } });
    await rig.says('status', 'Consensus reached on “noting a)”.');
    await rig.press(/^Undo the declaration on “noting a\)”/);
    expect(rig.sent.at(-1)).toMatchObject({ do: 'undo' });
    await rig.says('status', 'The declaration on “noting a)” has been undone.');
  });

  it('3.6 says in the call bar for whom and until when a request for time has made a call long', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    await rig.press('Call for objections');
    const bar = within(screen.getByRole('region', { name: 'Call running' }));
    expect(bar.queryByText(/has time until/)).toBeNull();
    rig.others((world) => world.askTime(BRU, 'a', 3 * 86_400));
    const until = new Date(rig.world.now + 3 * 86_400_000);
    expect(bar.getByText(/^Bruma has time until/).textContent).toContain(
      `${until.getDate()} ${until.toLocaleString('en', { month: 'long' })}`,
    );
  });

  it('X5 is told of characters that are not seen, before it calls', async () => {
    const rig = new DeskRig(CHAIR);
    const node = { attrs: { id: 'a' }, textContent: 'one\u200dtwo\u200d', forEach: () => {}, children: [] };
    const doc = { forEach: (visit: (node: unknown, pos: number) => void) => visit(node, 0), children: [node] };
    (rig.opinion.words as Store<unknown>).set(doc);
    await rig.show('a');
    expect(screen.getByText('ZWJ U+200D × 2')).toBeTruthy();
    rig.goTo('b');
    expect(screen.queryByText(/U\+200D/)).toBeNull();
  });

  it('calls several paragraphs in one batch', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    await rig.user.click(screen.getByRole('checkbox', { name: 'Choose “noting a)”' }));
    await rig.user.click(screen.getByRole('checkbox', { name: 'Choose “noting b)”' }));
    await rig.press('Call for objections on 2 paragraphs');
    expect(rig.sent).toMatchObject([{ do: 'call', targets: [{ block: 'a' }, { block: 'b' }] }]);
  });

  it('ticks by keyboard and all that is open, and keeps every row in its place while a batch is declared', async () => {
    const rig = new DeskRig(CHAIR);
    await rig.show('a');
    await rig.press('Tick for a call');
    expect(button('Call for objections').textContent).toBe('Call for objections');
    await rig.more();
    await rig.press('Tick all open paragraphs');
    const open = document.querySelectorAll('.chair-tick').length;
    expect(open).toBeGreaterThan(1);
    await rig.press(`Call for objections on ${open} paragraphs`);
    rig.others((world) => {
      world.wait(15);
      world.must(ARL, { do: 'support', block: 'a', hash: world.hash('a') });
    });
    rig.goTo('b');
    const rows = () => [...document.querySelectorAll('.calls .way')].map(({ textContent }) => textContent);
    const before = rows();
    await rig.press('Declare agreed: noting a)');
    expect(rows()).toEqual(before);
    expect(screen.queryByRole('button', { name: 'Declare agreed: noting a)' })).toBeNull();
    expect(button(/^Undo the declaration on “noting a\)”/)).toBeTruthy();
  });

  it('sees the list of what stands in the way of adoption, each with its paragraphs', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.object(ARL, 'a');
    rig.world.edit('b', 'that [some] batteries last');
    await rig.show();
    const between = within(screen.getByText('Between us and adoption').closest('details') ?? document.body);
    expect(between.getByText('Arlen objects')).toBeTruthy();
    expect(between.getByText('Square brackets to settle')).toBeTruthy();
    await rig.more();
    expect(button('Call for adoption').getAttribute('aria-disabled')).toBe('true');
    await rig.user.click(between.getAllByRole('button', { name: 'noting b)' })[0] ?? document.body);
    expect(screen.getByText('Now: “noting b)”')).toBeTruthy();
  });

  it('reopens only with a reason, and with the State where one asked', async () => {
    const rig = new DeskRig(CHAIR);
    rig.world.agree('a');
    rig.world.must(BRU, { do: 'ask-reopen', block: 'a', reason: 'A word is missing.' });
    await rig.show('a');
    await rig.more();
    await rig.press('Reopen');
    const form = within(screen.getByRole('form', { name: 'Reopen “noting a)”' }));
    await rig.user.click(form.getByRole('button', { name: 'Reopen' }));
    expect(rig.sent).toEqual([]);
    await rig.user.type(form.getByLabelText(/^Reason/), 'As Bruma asked.');
    await rig.user.click(form.getByRole('button', { name: 'Reopen' }));
    expect(rig.sent).toEqual([{ do: 'reopen', block: 'a', cause: 'request', entity: 'bru', reason: 'As Bruma asked.' }]);
    expect(rig.region('status')).toBe('“noting a)” is reopened.');
  });
});

describe('the secretariat', () => {
  it('enters what a State said on the floor', async () => {
    const rig = new DeskRig(OFFICE);
    await rig.show('a');
    await rig.press('Enter for a State');
    await rig.user.selectOptions(await screen.findByLabelText('Member State'), 'Bruma');
    await rig.user.click(within(screen.getByRole('form')).getByRole('button', { name: 'Enter for a State' }));
    expect(rig.sent).toMatchObject([{ do: 'raise-objection', block: 'a', enteredFor: { entity: 'bru', via: 'floor' } }]);
    expect(screen.getByText('Entered by the secretariat, from the floor')).toBeTruthy();
  });
});

describe('the marks of a row', () => {
  it('P16 are reached by Tab before any paragraph is current, and from one to the next by arrows', async () => {
    const rig = new DeskRig(ARL);
    await rig.show();
    const names = () => [...document.querySelectorAll<HTMLElement>('.marks .number')];
    const stops = names().filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual(names().slice(0, 1));
    names()[0]?.focus();
    await rig.user.keyboard('{ArrowUp}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(names()[2]);
    await rig.user.keyboard('{ArrowUp}{Enter}');
    expect(names().filter(({ tabIndex }) => tabIndex === 0)).toEqual(names().slice(1, 2));
  });

  it('are buttons with names that differ, and only those of the current paragraph are in the Tab order', async () => {
    const rig = new DeskRig(ARL);
    rig.world.object(BRU, 'a');
    rig.world.must(ARL, { do: 'reserve', block: 'a', hash: rig.world.hash('a') });
    await rig.show('a');
    const names = [...document.querySelectorAll('.marks')].map((row) =>
      [...row.querySelectorAll('button')].map((one) => one.getAttribute('aria-label')),
    );
    expect(names.length).toBeGreaterThan(3);
    for (const row of names) {
      expect(row.every((name) => name !== null && name !== '')).toBe(true);
      expect(new Set(row).size).toBe(row.length);
    }
    const reached = [...document.querySelectorAll('.marks button[tabindex="0"]')];
    expect(reached.length).toBe(3);
    expect(reached.every((one) => one.getAttribute('aria-label')?.startsWith('noting a)'))).toBe(true);
  });
});

describe('a removed paragraph', () => {
  it('6.4 is listed with its last words: short ones in full, long ones folded, none said so', async () => {
    const rig = new DeskRig(ARL);
    const words: Readonly<Record<string, string>> = { a: 'that sites fall silent;', b: `that ${'batteries last '.repeat(30)}`, x: '' };
    rig.lastWords = (id) => words[id] ?? null;
    await rig.show();
    rig.others((world) => {
      for (const id of Object.keys(words)) world.remove(id);
    });
    const [short, long, none] = within(await screen.findByRole('region', { name: 'Deleted paragraphs' }))
      .getAllByRole('list')
      .map((marks) => marks.parentElement);
    expect(short?.querySelector('details')).toBeNull();
    expect(short?.textContent).toContain('Last wordingthat sites fall silent;');
    expect(long?.querySelector('details')?.open).toBe(false);
    expect(long?.querySelector('.last-words')?.textContent).toBe(words.b?.trim());
    expect(none?.textContent).toContain('It was empty when it was deleted.');
  });
});

describe('no button', () => {
  it('is ever disabled', async () => {
    for (const person of [ARL, CHAIR, OFFICE, GUEST]) {
      const rig = new DeskRig(person);
      await rig.show('a');
      expect(document.querySelectorAll('[disabled]').length).toBe(0);
      expect(document.querySelectorAll('button').length).toBeGreaterThan(5);
      cleanup();
    }
  });
});
