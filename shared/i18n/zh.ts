import type { Catalogue } from './catalogue.ts';
import { access } from './zh/access.ts';
import { answering } from './zh/answering.ts';
import { audit } from './zh/audit.ts';
import { circular } from './zh/circular.ts';
import { consultation } from './zh/consultation.ts';
import { contributions } from './zh/contributions.ts';
import { docket } from './zh/docket.ts';
import { documents } from './zh/documents.ts';
import { field } from './zh/field.ts';
import { forum } from './zh/forum.ts';
import { meeting } from './zh/meeting.ts';
import { notices } from './zh/notices.ts';
import { office } from './zh/office.ts';
import { pages } from './zh/pages.ts';
import { people } from './zh/people.ts';
import { reading } from './zh/reading.ts';
import { restricted } from './zh/restricted.ts';
import { suggesting } from './zh/suggesting.ts';
import { timetable } from './zh/timetable.ts';

export const zh: Catalogue = {
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
