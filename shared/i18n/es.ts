import type { Catalogue } from './catalogue.ts';
import { access } from './es/access.ts';
import { answering } from './es/answering.ts';
import { audit } from './es/audit.ts';
import { circular } from './es/circular.ts';
import { consultation } from './es/consultation.ts';
import { contributions } from './es/contributions.ts';
import { docket } from './es/docket.ts';
import { documents } from './es/documents.ts';
import { field } from './es/field.ts';
import { forum } from './es/forum.ts';
import { meeting } from './es/meeting.ts';
import { notices } from './es/notices.ts';
import { office } from './es/office.ts';
import { pages } from './es/pages.ts';
import { people } from './es/people.ts';
import { reading } from './es/reading.ts';
import { restricted } from './es/restricted.ts';
import { suggesting } from './es/suggesting.ts';
import { timetable } from './es/timetable.ts';

export const es: Catalogue = {
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
