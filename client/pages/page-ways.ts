/** The pages that somebody may open from everywhere. */
import type { MessageKey } from '../../shared/i18n/catalogue.ts';
import type { Me } from '../../shared/wire/session.ts';

type Way = readonly [href: string, title: MessageKey];

export const waysOf = (seat: Me['seat']): readonly Way[] => {
  const only = (may: boolean | undefined, ...way: Way): readonly Way[] => (may === true ? [way] : []);
  return [
    ['/', 'nav.opinions'],
    ['/docket', 'nav.docket'],
    ['/documents', 'nav.documents'],
    ['/timetable', 'timetable.title'],
    ['/circulars', 'circular.title'],
    ...only(seat?.capacity === 'chair', '/log', 'audit.title'),
    ...only(seat?.capacity === 'secretariat', '/office', 'nav.office'),
    ...only(seat?.functions.includes('focal-point'), '/delegation', 'nav.delegation'),
  ];
};
