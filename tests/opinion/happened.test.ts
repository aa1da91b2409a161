/** D1, D3: what an opinion tells of a time, folded from its entries. */
import { describe, expect, it } from 'vitest';
import { type Happening, happened, isDecision, lasting } from '../../shared/opinion/happened.ts';
import { ARL, BRU, CHAIR, COR, facts, OFFICE, World } from './world.ts';

function watched(): { readonly world: World; told(): readonly string[]; all(): readonly Happening[] } {
  const world = new World();
  const found: Happening[] = [];
  world.watch = (before, entry, after) => found.push(...happened(before, entry, after));
  const all = () => lasting(found);
  const told = () => all().map(({ what, blocks, entity, kind }) => [what, ...blocks, entity, kind].filter((one) => one !== null).join(' '));
  return { world, told, all };
}

describe('what has happened', () => {
  it('D1 are calls with their paragraphs, declarations, reopenings, and the end of calls', () => {
    const { world, told } = watched();
    world.call('a', 'b');
    world.wait(20);
    world.declare('a');
    world.must(CHAIR, { do: 'cancel-call', blocks: ['b'] });
    world.must(BRU, { do: 'ask-reopen', block: 'a', reason: 'Look again.' });
    world.must(CHAIR, { do: 'reopen', block: 'a', cause: 'request', entity: 'bru', reason: 'Asked.' });
    expect(told()).toEqual(['called a b', 'declared a', 'callCancelled b', 'reopenAsked a bru', 'reopened a bru']);
  });

  it('D1 are positions raised, withdrawn and ended; one that takes the place of another is no withdrawal', () => {
    const { world, told, all } = watched();
    const time = world.askTime(ARL, 'a', 60);
    const objection = world.object(ARL, 'a');
    world.askTime(BRU, 'b', 60);
    world.must(OFFICE, { do: 'raise-objection', block: null, hash: null, enteredFor: { entity: 'cor', via: 'floor' } });
    world.must(ARL, { do: 'withdraw', position: objection });
    world.wait(61);
    world.append({ type: 'time.lapsed', position: `p${Number(time.slice(1)) + 2}` });
    expect(told()).toEqual([
      'raised a arl time',
      'raised a arl objection',
      'raised b bru time',
      'raised cor objection',
      'withdrawn a arl objection',
      'ended b bru time',
    ]);
    expect(all().map(({ enteredBy }) => enteredBy)).toEqual([null, null, null, 'secretariat', null, null]);
    expect(all().some(isDecision)).toBe(false);
  });

  it('D1 1.9 are objections that the text has met, each with whose entry that was', () => {
    const { world, told, all } = watched();
    world.object(ARL, 'a', { endsIf: { deleted: true } });
    const left = world.lines.filter(({ id }) => id !== 'a');
    world.append({ ...facts(world.lines, left), parts: [{ by: BRU, clients: [], blocks: ['a'] }] });
    expect(told()).toEqual(['raised a arl objection', 'met a arl objection']);
    expect(all().at(-1)).toMatchObject({ what: 'met', by: 'bru', seq: world.state.seq });
  });

  it('D1 are what a State confirms and disowns of what was entered for it; what that takes the place of is no withdrawal', () => {
    const { world, told, all } = watched();
    const enter = () =>
      `p${world.must(CHAIR, { do: 'raise-objection', block: 'a', hash: world.hash('a'), enteredFor: { entity: 'arl', via: 'floor' } })}`;
    world.object(ARL, 'a');
    world.must(ARL, { do: 'confirm', position: enter() });
    world.must(ARL, { do: 'disown', position: enter() });
    expect(told()).toEqual(['raised', 'raised', 'confirmed', 'raised', 'disowned'].map((what) => `${what} a arl objection`));
    expect(all().at(-1)).toMatchObject({ what: 'disowned', enteredBy: 'chair', via: 'floor' });
  });

  it('D1 are a silence procedure with its date, and the objection that breaks it', () => {
    const { world, told, all } = watched();
    const deadline = world.now + 80 * 3_600_000;
    world.must(CHAIR, { do: 'call', targets: [{ block: 'x', hash: world.hash('x') }], deadline });
    const later = deadline + 3_600_000;
    world.must(CHAIR, { do: 'extend-call', of: world.state.seq, deadline: later });
    world.object(COR, 'x');
    expect(told()).toEqual(['called x', 'extended x', 'raised x cor objection', 'callCancelled x', 'broken x cor']);
    expect(all().map(({ until }) => until)).toEqual([deadline, later, null, null, null]);
    expect(all().filter(isDecision)).toHaveLength(3);
  });

  it('D1 are what the chair refers to a drafting group, and takes back', () => {
    const { world, told, all } = watched();
    const until = world.now + 3_600_000;
    world.must(CHAIR, { do: 'refer', blocks: ['a', 'x'], group: 'Friends of the chair', until });
    world.must(CHAIR, { do: 'recall', blocks: ['x'] });
    world.agree('a');
    expect(told()).toEqual(['referred a x', 'recalled x', 'called a', 'declared a']);
    expect([all()[0]?.until, all().every(isDecision)]).toEqual([until, true]);
  });

  it('D1 are a request to reopen, a statement, and who stands aside', () => {
    const { world, told } = watched();
    world.call('a');
    world.wait(20);
    world.declare('a');
    world.must(ARL, { do: 'ask-reopen', block: 'a', reason: 'Look again.' });
    world.must(BRU, { do: 'make-statement', kind: 'statement', block: null, statement: 'We say.' });
    world.must(COR, { do: 'dissociate', blocks: ['b'] });
    expect(told().slice(2)).toEqual(['reopenAsked a arl', 'statement bru', 'aside b cor']);
  });

  it('D1 is a call for adoption that a change of the words ends, and adoption', () => {
    const { world, told } = watched();
    const blocks = world.shown.paragraphs.filter(({ status }) => status !== null).map(({ id }) => id);
    world.call(...blocks);
    world.wait(20);
    for (const block of blocks) world.declare(block);
    const whole = () => ({ docHash: world.shown.docHash ?? '', textHash: world.shown.textHash ?? '' });
    world.must(CHAIR, { do: 'call-adoption', ...whole() });
    world.wait(20);
    world.must(CHAIR, { do: 'adopt', ...whole() });
    expect(told().slice(-2)).toEqual(['adoptionCalled', 'adopting']);
    world.wait(60);
    world.lapse();
    expect(told().at(-1)).toBe('adopted');
    expect(told().filter((one) => one.startsWith('declared'))).toHaveLength(blocks.length);
  });

  it('D3 is not what was undone in time: that never was', () => {
    const { world, told } = watched();
    world.call('a');
    world.wait(20);
    const declared = world.declare('a');
    world.must(CHAIR, { do: 'undo', of: Number(declared) });
    expect(told()).toEqual(['called a']);
    world.declare('a');
    expect(told()).toEqual(['called a', 'declared a']);
  });

  it('7.16 D3 an adoption that was undone never was, and what was late for it was not', () => {
    const { world, told } = watched();
    const seq = world.beginAdoption();
    world.must(ARL, { do: 'raise-objection', block: 'a', hash: world.hash('a') }, seq);
    expect(told().slice(-3)).toEqual(['adoptionCalled', 'adopting', 'late a arl']);
    world.must(CHAIR, { do: 'undo', of: seq });
    expect(told().slice(-3)).toEqual(['adoptionCalled', 'raised a arl objection', 'reopened a arl']);
  });

  it('7.14 D1 an adoption that was crossed, and by whom', () => {
    const { world, told } = watched();
    const seq = world.beginAdoption();
    world.must(ARL, { do: 'raise-objection', block: 'a', hash: world.hash('a') }, seq);
    world.object(BRU, 'x', {}, seq - 1);
    const after = told().slice(-6);
    expect(after).toEqual([
      'adopting',
      'raised a arl objection',
      'raised x bru objection',
      'reopened a arl',
      'reopened x bru',
      'crossed x bru',
    ]);
  });
});
