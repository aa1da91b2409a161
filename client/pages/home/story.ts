/** What a demonstration proposes to try, and how its log shows that it has been done. */
import type { MessageKey } from '../../../shared/i18n/catalogue.ts';
import type { Register, ShownPosition } from '../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { Capacity, EntityId } from '../../../shared/opinion/vocabulary.ts';

/** Of what the log has behind an entry. */
interface Since {
  readonly register: Pick<Register, 'paragraphs' | 'positions' | 'ended'>;
  readonly seq: number;
  /** Whose own acts count. */
  readonly entity: EntityId;
}

type StoryKey = Extract<MessageKey, `story.${string}`>;

interface Step {
  readonly says: StoryKey;
  readonly done: (since: Since) => boolean;
}

const objections = ({ register, seq }: Since): readonly Pick<ShownPosition, 'entity' | 'seq' | 'kind'>[] =>
  [...register.paragraphs, register].flatMap(({ positions }) => positions).filter((one) => one.kind === 'objection' && one.seq > seq);

const withdrawn = ({ register, seq, entity }: Since): boolean =>
  register.ended.some((one) => one.kind === 'objection' && !one.lapsed && one.entity === entity && one.seq > seq);

const declared = ({ register, seq }: Since): boolean => register.paragraphs.some((one) => (one.declared?.seq ?? 0) > seq);
const called = (since: Since): boolean => since.register.paragraphs.some(({ call }) => (call?.seq ?? 0) > since.seq) || declared(since);

const DELEGATE: readonly Step[] = [
  { says: 'story.object', done: (since) => objections(since).some(({ entity }) => entity === since.entity) || withdrawn(since) },
  {
    says: 'story.answer',
    done: (since) =>
      since.register.paragraphs.some(({ call, positions }) =>
        positions.some(({ entity, seq }) => entity === since.entity && call !== null && seq > Math.max(call.seq, since.seq)),
      ),
  },
  { says: 'story.withdraw', done: withdrawn },
];

const CHAIR: readonly Step[] = [
  { says: 'story.call', done: called },
  { says: 'story.declare', done: declared },
  { says: 'story.reopen', done: ({ register, seq }) => register.paragraphs.some(({ reopened }) => (reopened?.seq ?? 0) > seq) },
];

const FOLLOWER: readonly Step[] = [
  { says: 'story.seeObjection', done: (since) => objections(since).length > 0 },
  { says: 'story.seeCall', done: called },
  { says: 'story.seeAgreed', done: declared },
];

export const storyOf = (capacity: Capacity): readonly Step[] =>
  RIGHTS[capacity].hold ? DELEGATE : RIGHTS[capacity].chair ? CHAIR : FOLLOWER;
