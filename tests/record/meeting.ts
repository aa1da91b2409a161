/**
 * A meeting that is recorded by the real room on a real log: two editors who type, States that object, ask for time and lift, a chair who
 * calls and declares, up to adoption where it is asked for. Random, but never refused by accident: what must happen does.
 */
import { pino } from 'pino';
import * as Y from 'yjs';
import type { Log, LogName } from '../../server/log/log.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { APPEAL_ENDS } from '../../shared/opinion/vocabulary.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, type HeardConnection, silentConnection } from '../support/connection.ts';
import { forumOf } from '../support/founding.ts';
import type { Rng } from '../support/rng.ts';

const CHAIR = delegate('chair', 'chair');
const STATES = [delegate('arl'), delegate('bru'), delegate('cor')];
const SECRETARIAT = delegate('secretariat', 'secretariat');
const DAY_MS = 86_400_000;
const WORDS = ['indeed ', 'always ', 'the ', 'with care ', '所有 ', 'الدول '];

export const nameOf = (id: string): LogName => ({ kind: 'opinion', id });

export async function recordMeeting(rng: Rng, log: Log, id: string, { rounds, adopt }: { rounds: number; adopt: boolean }): Promise<void> {
  const clock = manualClock();
  const rooms = new Rooms({ log, clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru', 'cor') });
  await rooms.create({ id, actor: SECRETARIAT, person: 'S. Clerk', created: { ...CREATED, number: id }, blocks: BLOCKS });
  const room = await rooms.open(id);
  if (room === null) throw new Error('the opinion was made');
  let uuids = 0;
  const see = (): Promise<Register> => room.look(({ state, notes }) => register(state, notes, id));
  const act: Act = async (actor, command, behind = 0) => {
    const envelope = {
      uuid: `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`,
      v: 1,
      seen: { seq: (await see()).seq - behind },
      command,
    } as const;
    return (await room.act({ person: 'A. Person', actor: () => actor }, envelope)).ok;
  };
  const writers = STATES.slice(0, 2).map((state) => writer(room, silentConnection(state)));
  await see();

  for (let round = 0; round < rounds; round++) {
    clock.advance(rng.between(1, 5_000));
    if (rng.chance(0.4)) {
      rng.pick(writers).type(rng);
      await see();
      continue;
    }
    const shown = await see();
    const one = rng.pick(shown.paragraphs.filter(({ status }) => status !== null));
    const { id: block, hash } = one;
    const state = rng.pick(STATES);
    const hold = one.positions.find(({ entity }) => entity === state.entity);
    const entered = one.positions.find((position) => position.entered && position.entity === state.entity);
    const pending = shown.appeals.find(({ ended }) => ended === null)?.seq ?? 1;
    const target = { block, hash };
    const other = rng.pick(shown.paragraphs.filter(({ id, status }) => status !== null && id !== block));
    const linked = { block: other.id, hash: other.hash };
    await act(
      ...rng.pick<[Actor, Command]>([
        [state, { do: 'raise-objection', block, hash, reason: 'too narrow' }],
        [state, { do: 'ask-time', block, hash, until: clock.now() + rng.pick([60_000, 10 * DAY_MS]) }],
        [
          SECRETARIAT,
          {
            ...{ do: 'ask-time', block, hash, until: clock.now() + rng.pick([60_000, 5 * DAY_MS]) },
            enteredFor: { entity: state.entity, via: 'floor' },
          },
        ],
        // a date that stands stays, however short time may be asked for from then on
        [CHAIR, { do: 'set-policy', policy: { ...DEFAULT_POLICY, maxTimeDays: rng.pick([1, 7, 28]) } }],
        [state, { do: 'support', block, hash }],
        [state, { do: 'reserve', block, hash, reason: 'our law says otherwise', appended: 'Subject to national law.' }],
        [state, { do: 'await-instructions', block: rng.pick([block, null]), hash }],
        [state, { do: 'make-conditional', block, hash, links: [linked] }],
        [state, { do: 'dissociate', blocks: rng.chance(0.7) ? [block] : [] }],
        [state, { do: 'make-statement', block, kind: 'explanation', statement: 'We explain.' }],
        [state, { do: 'withdraw', position: hold?.id ?? 'p1' }],
        [CHAIR, { do: 'note-withdrawal', position: one.positions[0]?.id ?? 'p1', reason: 'said on the floor' }],
        [CHAIR, { do: 'focus', block, view: 'marked' }],
        [CHAIR, { do: 'refer', blocks: [block], group: 'Friends of the chair' }],
        [CHAIR, { do: 'recall', blocks: [block] }],
        [CHAIR, { do: 'call', targets: [target] }],
        [CHAIR, { do: 'declare', target }],
        [CHAIR, { do: 'reopen', block, cause: 'correction', reason: 'a slip' }],
        [state, { do: 'appeal', of: one.rulings.at(-1)?.seq ?? 1, reason: 'other words were called' }],
        [
          SECRETARIAT,
          { do: 'appeal', of: one.rulings.at(-1)?.seq ?? 1, reason: 'heard', enteredFor: { entity: state.entity, via: 'floor' } },
        ],
        [SECRETARIAT, { do: 'record-appeal', of: pending, end: rng.pick(APPEAL_ENDS), statement: 'as was decided' }],
        [state, { do: 'withdraw-appeal', of: pending }],
        [state, { do: 'contradict-appeal', of: shown.appeals.at(-1)?.seq ?? 1, statement: 'it was not so' }],
        [CHAIR, { do: 'raise-objection', block, hash, enteredFor: { entity: 'cor', via: 'floor' } }],
        [SECRETARIAT, { do: 'reserve', block, hash, enteredFor: { entity: state.entity, via: 'telephone' } }],
        [state, { do: rng.pick(['confirm', 'disown']), position: entered?.id ?? 'p1' }],
      ]),
    );
  }
  if (adopt) await conclude(rng, see, act, clock);
  await rooms.close();
}

type See = () => Promise<Register>;
/** `behind`: by how many entries the screen is behind the log. */
type Act = (actor: Actor, command: Command, behind?: number) => Promise<boolean>;

/** Everything is lifted, called, declared, and the opinion adopted; now and then after an objection that crossed the adoption. */
async function conclude(rng: Rng, see: See, act: Act, clock: { advance(ms: number): void }): Promise<void> {
  const hashes = async () => {
    const { docHash, textHash } = await see();
    return { docHash: docHash ?? '', textHash: textHash ?? '' };
  };
  for (const { id: position, entity, kind } of (await see()).paragraphs.flatMap(({ positions }) => positions))
    if (kind === 'conditional') await act(delegate(entity), { do: 'withdraw', position });
  for (const { seq: of, ended } of (await see()).appeals)
    if (ended === null) await must(act(SECRETARIAT, { do: 'record-appeal', of, end: 'not-upheld', statement: 'as was decided' }));
  for (let turn = 0; (await see()).blockers.length > 0; turn++) {
    if (turn > 200) throw new Error(`this meeting does not end: ${JSON.stringify((await see()).blockers)}`);
    const one = (await see()).paragraphs.find(({ status }) => status !== null && status !== 'agreed');
    if (one) await settle(one, see, act, clock);
  }
  await must(act(CHAIR, { do: 'call-adoption', ...(await hashes()) }));
  clock.advance(20_000);
  await must(act(CHAIR, { do: 'adopt', ...(await hashes()) }));
  const [first] = (await see()).paragraphs;
  if (first === undefined) throw new Error('there is a text');
  const objection = { do: 'raise-objection', block: first.id, hash: first.hash } as const;
  if (rng.chance(0.5)) await must(act(rng.pick(STATES), objection));
  clock.advance(20_000);
  if (rng.chance(0.2)) {
    await must(act(rng.pick(STATES), objection, 2));
    return conclude(rng, see, act, clock);
  }
  clock.advance(40_000);
}

async function settle({ id: block, hash, positions, call }: ShownParagraph, see: See, act: Act, clock: { advance(ms: number): void }) {
  for (const { id: position, entity, kind } of positions) {
    if (kind === 'objection' || kind === 'time') await must(act(delegate(entity), { do: 'withdraw', position }));
  }
  if (call === null) await must(act(CHAIR, { do: 'call', targets: [{ block, hash }] }));
  clock.advance(20_000);
  await see();
  await must(act(CHAIR, { do: 'declare', target: { block, hash } }));
}

async function must(done: Promise<boolean>): Promise<void> {
  if (!(await done)) throw new Error('what this meeting needs was refused');
}

function writer(room: NonNullable<Awaited<ReturnType<Rooms['open']>>>, connection: HeardConnection) {
  const doc = new Y.Doc();
  room.join(connection);
  room.step1(connection, Y.encodeStateVector(doc));
  let read = 0;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'room') room.text(connection, update, false);
  });
  return {
    type(rng: Rng): void {
      const messages = connection.heard();
      for (const message of messages.slice(read)) {
        if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(doc, message.update, 'room');
      }
      read = messages.length;
      const block = rng.pick(doc.getXmlFragment(ROOT).toArray());
      const words = block instanceof Y.XmlElement ? block.get(0) : null;
      if (!(words instanceof Y.XmlText)) return;
      if (words.length > 20 && rng.chance(0.3)) words.delete(rng.below(words.length - 10), 5);
      else words.insert(rng.below(words.length), rng.pick(WORDS));
    },
  };
}

const CREATED = {
  type: 'opinion.created',
  title: 'A meeting',
  language: 'en',
  venue: 'ieg',
  phase: 'drafting',
  sponsor: 'secretariat',
  source: 'a draft of the secretariat',
  meeting: null,
  ancestry: [],
  access: 'members',
  policy: DEFAULT_POLICY,
} as const;

const BLOCKS = [
  { kind: 'title', level: 0, text: 'THE CARE OF RIVERS' },
  { kind: 'preamble-heading', level: 0, text: 'considering' },
  { kind: 'preamble-item', level: 0, text: 'that rivers cross the borders of States;' },
  { kind: 'preamble-item', level: 0, text: 'that water carries what is put into it,' },
  { kind: 'operative-heading', level: 0, text: 'invites Member States' },
  { kind: 'operative-item', level: 0, text: 'to tell their neighbours what they intend;' },
] as const;
