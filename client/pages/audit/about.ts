/** What an act of the forum is about, in words: names, numbers and titles as far as the act has them or the page knows them. */
import { documentNumber } from '../../../shared/forum/document.ts';
import type { Names } from '../../../shared/forum/people.ts';
import { DENOMINATORS, ROLL_ANSWERS } from '../../../shared/forum/restricted.ts';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { both, type Loaded, useLoaded } from '../loaded.ts';
import { useEntities } from '../names.ts';

type Fact = Readonly<Record<string, unknown>>;

/** Members that say by themselves which thing it is. */
const NAMED = ['number', 'title', 'name', 'notice', 'circular', 'group'];

/** What the words of an act are made of, loaded once for the whole page. */
export interface About {
  readonly of: (fact: Fact) => readonly string[];
  /** Of a seat, as far as this person may know them. Not who sits there: that may be somebody else by now. */
  readonly rolesOf: (seat: string) => readonly string[];
  /** Without it they are what the act itself says. */
  readonly loaded: Loaded<unknown>;
}

export function useAbout(): About {
  const { language, t, list } = useText();
  const { forum } = useForum();
  const entities = useEntities();
  const opinions = useLoaded('GET /api/opinions');
  const seats = useLoaded('GET /api/seats');
  const meetingCode = (id: string): string => forum?.meetings.find(({ meeting }) => meeting === id)?.code ?? id;
  const opinion = (id: unknown): string => t('home.draft', { number: opinions.value?.find((one) => one.id === id)?.number ?? String(id) });
  const rolesOf = (id: string): readonly string[] =>
    (seats.value?.find(({ seat }) => seat === id)?.functions ?? []).map((role) => t(`function.${role}`));
  const seatWords = (id: string): string => {
    const row = seats.value?.find(({ seat }) => seat === id);
    return row === undefined ? t('audit.seat', { seat: id }) : list([entities.name(row.entity), ...rolesOf(id)]);
  };
  const entityOf = ({ type, entity, mover, id }: Fact): string | null => {
    if (typeof entity === 'string') return entity;
    if (typeof mover === 'string') return mover;
    return String(type).startsWith('entity.') && typeof id === 'string' ? id : null;
  };
  const of = (fact: Fact): readonly string[] => {
    const { names, seat, to, meeting, sitting, decision, reason, document, session } = fact;
    const numbered = typeof fact.series === 'string' ? documentNumber(fact as unknown as Parameters<typeof documentNumber>[0]) : null;
    const entity = entityOf(fact);
    const drafts = Array.isArray(fact.opinions) ? fact.opinions : [fact.opinion ?? (fact.number === undefined ? fact.draft : undefined)];
    return [
      isNames(names) ? nameIn(names, language) : entity && entities.name(entity),
      numbered ?? (typeof document === 'string' ? document : null),
      ...NAMED.flatMap((member) => (numbered !== null && member === 'number' ? [] : [fact[member]])),
      typeof session === 'string' ? t('audit.session', { number: session.slice(1) }) : null,
      ...drafts.flatMap((id) => (typeof id === 'string' ? [opinion(id)] : [])),
      isLanguage(fact.language) ? NATIVE_NAMES[fact.language] : null,
      isOneOf(DENOMINATORS, fact.denominator) ? t(`restricted.${fact.denominator}`) : null,
      isOneOf(ROLL_ANSWERS, fact.answer) ? t(`restricted.${fact.answer}`) : null,
      typeof seat === 'string' ? seatWords(seat) : null,
      typeof to === 'string' && String(fact.type).startsWith('gavel.') ? seatWords(to) : null,
      typeof meeting === 'string' ? meetingCode(meeting) : null,
      typeof sitting === 'number' ? t('meeting.sitting', { sitting }) : null,
      decision,
      reason,
    ].flatMap((words) => (typeof words === 'string' && words !== '' ? [words] : []));
  };
  return { of, rolesOf, loaded: both(opinions, seats) };
}

const isOneOf = <One extends string>(all: readonly One[], value: unknown): value is One => all.some((one) => one === value);
const isLanguage = (value: unknown): value is Language => isOneOf(LANGUAGES, value);

const isNames = (value: unknown): value is Names =>
  typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string';
