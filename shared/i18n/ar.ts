import { access } from './ar/access.ts';
import { answering } from './ar/answering.ts';
import { audit } from './ar/audit.ts';
import { circular } from './ar/circular.ts';
import { consultation } from './ar/consultation.ts';
import { contributions } from './ar/contributions.ts';
import { docket } from './ar/docket.ts';
import { documents } from './ar/documents.ts';
import { field } from './ar/field.ts';
import { forum } from './ar/forum.ts';
import { meeting } from './ar/meeting.ts';
import { notices } from './ar/notices.ts';
import { office } from './ar/office.ts';
import { pages } from './ar/pages.ts';
import { people } from './ar/people.ts';
import { reading } from './ar/reading.ts';
import { restricted } from './ar/restricted.ts';
import { suggesting } from './ar/suggesting.ts';
import { timetable } from './ar/timetable.ts';
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = {
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
