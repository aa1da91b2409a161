/** What the public says of an opinion of the demo: released comments in several languages, and one that waits to be read. */
import type { ConsultationCommand } from '../../shared/forum/consultation.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { register } from '../../shared/opinion/show.ts';
import type { BlockId, Language, SeatId } from '../../shared/opinion/vocabulary.ts';
import { shownText, type TextBlock } from '../../shared/text/block.ts';
import { type Consultations, consultationIdOf, unitsOf } from '../forum/consultations.ts';
import type { Forum } from '../forum/forum.ts';
import type { Rooms } from '../room/rooms.ts';
import { nameOf } from './cast.ts';
import { DAY } from './play.ts';

const OPINION = 'community-networks';
const OPEN_DAYS = 21;

interface Voice {
  /** How the paragraph begins; null: the text as a whole. */
  readonly on: string | null;
  readonly language: Language;
  readonly text: string;
  readonly name?: string;
  readonly organisation?: string;
}

const RELEASED: readonly Voice[] = [
  { on: 'that many villages', language: 'zh', text: '请在此处提及海岛：那里的渔民靠无线电获知风暴预警。', name: '林海' },
  {
    on: 'that women and young people',
    language: 'ar',
    text: 'المدارس أول ما يوصل في القرى، فنرجو أن تُذكر صراحةً في هذه الفقرة.',
    organisation: 'جمعية قرى الجبل',
  },
  {
    on: 'that rules for local access',
    language: 'fr',
    text: 'Notre demande de licence a pris deux ans. « Connues à l’avance » est le mot qui compte.',
    organisation: 'Réseau du Haut-Val',
  },
  { on: null, language: 'es', text: 'Un texto claro. Faltaría decir quién paga la electricidad.', name: 'M. Ibarra' },
];

const WAITING: Voice = {
  on: 'to consider publishing',
  language: 'ru',
  text: 'Такие сведения у нас уже публикуются: https://example.org/spectrum',
  organisation: 'Клуб сельской связи',
};

interface Voicing {
  readonly forum: Forum;
  readonly rooms: Rooms;
  readonly consultations: Consultations;
  /** ms UTC. */
  readonly now: number;
}

/** Nothing where its text has a number already. */
export async function hearThePublic({ forum, rooms, consultations, now }: Voicing): Promise<void> {
  const office = forum.actor(OFFICE_SEAT);
  if (office === null || [...forum.state.documents.values()].some(({ content }) => content.in === 'opinion' && content.opinion === OPINION))
    return;
  const text = await released(rooms);
  if (text === null) return;
  const { blocks, ...numbered } = text;
  const paper = { kind: 'TD', meeting: null, of: null, source: office.entity, aliases: [], ...numbered } as const;
  const person = nameOf(office);
  const made = await forum.act(office, { command: { do: 'register-document', ...paper }, person });
  if (!made.ok || made.value.act.type !== 'document.registered') return;
  const { document } = made.value.act;
  const consultation = await consultations.on(consultationIdOf(document));
  const act = (seat: SeatId | null, uuid: string, command: ConsultationCommand, note: ActNote): Promise<unknown> =>
    consultation.act({ command, seat, uuid, note });
  const opens = {
    do: 'open-consultation',
    document,
    blocks: blocks.map(({ id }) => id),
    closesAt: now + OPEN_DAYS * DAY,
    confirms: false,
  } as const;
  await act(office.seat, 'demo-opens', opens, { person });
  for (const [at, { on, language, ...note }] of [...RELEASED, WAITING].entries())
    await act(null, `demo-comment-${at}`, { do: 'comment', block: blockOf(blocks, on), language, addressed: false }, note);
  const comments = RELEASED.map((_, at) => at + 1);
  await act(office.seat, 'demo-releases', { do: 'judge-comments', comments, verdict: 'released', reason: null }, { person });
}

/** The text of the opinion as it reads now; null where it is not there. */
async function released(rooms: Rooms) {
  const room = await rooms.open(OPINION);
  if (room === null) return null;
  return room.look(({ live, state, notes }) => {
    const { title, language, seq: at } = register(state, notes, OPINION);
    const { textHash, docHash } = live;
    const content = { in: 'opinion', opinion: OPINION, at, textHash, docHash } as const;
    return { blocks: unitsOf(live.blocks()), title, language, content };
  });
}

const blockOf = (blocks: readonly TextBlock[], begins: string | null): BlockId | null =>
  begins === null ? null : (blocks.find((block) => shownText(block).startsWith(begins))?.id ?? null);
