import type { Catalogue } from './catalogue.ts';
import { access } from './fr/access.ts';
import { answering } from './fr/answering.ts';
import { audit } from './fr/audit.ts';
import { circular } from './fr/circular.ts';
import { consultation } from './fr/consultation.ts';
import { contributions } from './fr/contributions.ts';
import { docket } from './fr/docket.ts';
import { documents } from './fr/documents.ts';
import { field } from './fr/field.ts';
import { forum } from './fr/forum.ts';
import { meeting } from './fr/meeting.ts';
import { notices } from './fr/notices.ts';
import { office } from './fr/office.ts';
import { pages } from './fr/pages.ts';
import { people } from './fr/people.ts';
import { reading } from './fr/reading.ts';
import { restricted } from './fr/restricted.ts';
import { suggesting } from './fr/suggesting.ts';
import { timetable } from './fr/timetable.ts';

export const fr: Catalogue = {
  ...field,
  ...forum,
  ...consultation,
  ...circular,
  ...pages,
  ...reading,
  ...suggesting,
  ...answering,
  ...office,
  ...people,
  ...access,
  ...restricted,
  ...documents,
  ...timetable,
  ...docket,
  ...contributions,
  ...notices,
  ...meeting,
  ...audit,
};
