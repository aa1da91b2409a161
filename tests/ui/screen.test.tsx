// @vitest-environment happy-dom
/** The screen of the room: decisions as they fall, words as they change. Large type and the frame are looked at in tests/e2e. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { Called } from '../../client/pages/screen/called.tsx';
import { ChangedWords } from '../../client/pages/screen/changed-words.tsx';
import { decidedSince } from '../../client/pages/screen/decisions.ts';
import { MeetingScreen } from '../../client/pages/screen/screen.tsx';
import { register } from '../../shared/opinion/show.ts';
import { schema } from '../../shared/text/schema.ts';
import { ARL, CHAIR, World } from '../opinion/world.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { FORUM, seen } from './support/forum.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const A = 'b00000000a';
const shown = (world: World) => register(world.state, new Map(), 'o');
const doc = (words: string) =>
  schema.nodes.doc.create(null, [schema.nodes.block.create({ id: A, kind: 'preamble-item' }, words === '' ? [] : [schema.text(words)])]);

describe('the screen of the room', () => {
  it('knows what was decided while it looks on and stands, all of it where much is decided at a stroke', () => {
    const world = new World();
    const since = world.state.seq;
    expect(decidedSince(shown(world), since)).toBeNull();
    world.agree('a', 'b');
    expect(decidedSince(shown(world), since)).toMatchObject({ what: 'declared', blocks: ['a', 'b'] });
    expect(decidedSince(shown(world), world.state.seq)).toBeNull();
    world.object(ARL, 'a');
    expect(decidedSince(shown(world), since)).toMatchObject({ blocks: ['b'] });
  });

  it('shows what became of the paragraph since it was put under discussion, until whoever leads moves on', async () => {
    const rig = new DeskRig(CHAIR);
    const { opinion, world } = rig;
    const at = (block: string | null) => ({ ...shown(world), focus: { block, view: 'clean' as const } });
    const names = { setOff: () => '“noting a)”', entity: (id: string) => id, heading: () => '' };
    opinion.words.set(doc('shall be free'));
    const { rerender } = render(<Around actor={CHAIR}>{draw(at(A))}</Around>);
    expect(screen.queryByRole('heading')).toBeNull();
    act(() => opinion.words.set(doc('should be free')));
    expect(screen.getByText('shall').tagName).toBe('DEL');
    expect(screen.getByText('should').tagName).toBe('INS');
    rerender(<Around actor={CHAIR}>{draw(at(null))}</Around>);
    expect(screen.queryByText('should')).toBeNull();
    rerender(<Around actor={CHAIR}>{draw(at(A))}</Around>);
    expect(screen.queryByText('should')).toBeNull();

    function draw(now: ReturnType<typeof at>) {
      return <ChangedWords opinion={opinion} register={now} names={names as never} />;
    }
  });

  it('asks of how many paragraphs, and names them', () => {
    const world = new World();
    const names = { paragraphs: (ids: readonly string[]) => ids.join(' and ') };
    world.call('a');
    const { rerender } = render(<Around actor={CHAIR}>{called()}</Around>);
    expect(screen.getByText('The chair asks for objections to a.')).toBeTruthy();
    world.call('b');
    rerender(<Around actor={CHAIR}>{called()}</Around>);
    expect(screen.getByText('The chair asks for objections to 2 paragraphs.')).toBeTruthy();
    expect(screen.getByText('a and b')).toBeTruthy();

    function called() {
      return <Called register={shown(world)} names={names as never} />;
    }
  });

  it('1.9 names in a call whose objections the text has met', () => {
    const world = new World();
    const names = { paragraphs: (ids: readonly string[]) => ids.join(), entity: (id: string) => id.toUpperCase() };
    world.object(ARL, 'a', { endsIf: { deleted: true } });
    world.remove('a');
    world.call('a');
    render(
      <Around actor={CHAIR}>
        <Called register={shown(world)} names={names as never} />
      </Around>,
    );
    expect(screen.getByText('Met by the text: ARL')).toBeTruthy();
  });

  it('3.13 shows until when a silence procedure lasts, a live call above it, and that its time has passed', () => {
    const world = new World();
    world.now = Date.now();
    const names = { paragraphs: (ids: readonly string[]) => ids.join(' and ') };
    const until = (hours: number) => ({ deadline: world.now + hours * 3_600_000 });
    const targets = (...blocks: readonly string[]) => blocks.map((block) => ({ block, hash: world.hash(block) }));
    const of = world.must(CHAIR, { do: 'call', targets: targets('a', 'b'), ...until(72) });
    world.call('x');
    const { container, rerender } = render(<Around actor={CHAIR}>{called()}</Around>);
    const lines = () => [...container.querySelectorAll('.screen-call')].map(({ textContent }) => textContent);
    expect(lines()).toEqual([
      'The chair asks for objections to x.15 seconds left of the minimum time',
      expect.stringMatching(
        /^The chair asks for objections to 2 paragraphs.a and bThe deadline is .* UTC. Delegations may answer until then.$/,
      ),
    ]);
    world.wait(72 * 3600);
    world.append({ type: 'call.ripe', of });
    rerender(<Around actor={CHAIR}>{called()}</Around>);
    const over = 'The time has run out. An objection still counts until the chair declares.';
    expect(lines()).toEqual([`The chair asks for objections to x.${over}`, `The chair asks for objections to 2 paragraphs.a and b${over}`]);

    function called() {
      return <Called register={shown(world)} names={names as never} />;
    }
  });

  it('names the item where no opinion is on the table, and who speaks to what', () => {
    const floor = {
      meeting: 'ieg-1',
      agenda: [{ item: 'opening', title: 'Opening of the meeting', opinions: [] }],
      at: { item: 'opening', opinion: null },
      ...{ closed: false, seconds: null, queue: [] },
      speaker: { request: 3, kind: 'reply', seat: 's', entity: 'arl', onBehalf: null, enteredBy: null, askedAt: 0, givenAt: FORUM.at },
    } as const;
    render(
      <Around actor={CHAIR}>
        <ForumContext value={seen({ ...FORUM, floors: [floor] })}>
          <MeetingScreen meeting="ieg-1" />
        </ForumContext>
      </Around>,
    );
    expect(screen.getByRole('heading', { name: 'Opening of the meeting' })).toBeTruthy();
    expect(screen.getByText(/^Arlen has the floor: reply/)).toBeTruthy();
    expect(document.title).toBe('Opening of the meeting – Meeting 1 – nemcon');
  });
});
