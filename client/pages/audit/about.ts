/** What an act of the forum is about, in words: names, numbers and titles as far as the act has them or the page knows them. */
import { documentNumber } from '../../../shared/forum/document.ts';
import type { Names } from '../../../shared/forum/people.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { useEntities } from '../names.ts';

type Fact = Readonly<Record<string, unknown>>;

/** Members that say by themselves which thing it is. */
const NAMED = [
  'number',
  'title',
  'name',
  'draft',
  'session',
  'notice',
  'circular',
  'group',
  'opinion',
  'language',
  'denominator',
  'answer',
];

export function useAbout(): (fact: Fact) => readonly string[] {
  const { language, t } = useText();
  const { forum } = useForum();
  const entities = useEntities();
  const meetingCode = (id: string): string => forum?.meetings.find(({ meeting }) => meeting === id)?.code ?? id;
  const entityOf = ({ type, entity, id }: Fact): string | null => {
    if (typeof entity === 'string') return entity;
    return String(type).startsWith('entity.') && typeof id === 'string' ? id : null;
  };
  return (fact) => {
    const { names, seat, to, meeting, sitting, decision, document } = fact;
    const numbered = typeof fact.series === 'string' ? documentNumber(fact as unknown as Parameters<typeof documentNumber>[0]) : null;
    const entity = entityOf(fact);
    return [
      isNames(names) ? nameIn(names, language) : entity && entities.name(entity),
      numbered ?? (typeof document === 'string' ? document : null),
      ...NAMED.flatMap((member) => (numbered !== null && member === 'number' ? [] : [fact[member]])),
      typeof seat === 'string' ? t('audit.seat', { seat }) : null,
      typeof to === 'string' && String(fact.type).startsWith('gavel.') ? t('audit.seat', { seat: to }) : null,
      typeof meeting === 'string' ? meetingCode(meeting) : null,
      typeof sitting === 'number' ? t('meeting.sitting', { number: sitting }) : null,
      decision,
    ].flatMap((words) => (typeof words === 'string' && words !== '' ? [words] : []));
  };
}

const isNames = (value: unknown): value is Names =>
  typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string';
