import type { Catalogue } from './catalogue.ts';
import { access } from './ru/access.ts';
import { answering } from './ru/answering.ts';
import { audit } from './ru/audit.ts';
import { circular } from './ru/circular.ts';
import { consultation } from './ru/consultation.ts';
import { contributions } from './ru/contributions.ts';
import { docket } from './ru/docket.ts';
import { documents } from './ru/documents.ts';
import { field } from './ru/field.ts';
import { forum } from './ru/forum.ts';
import { meeting } from './ru/meeting.ts';
import { notices } from './ru/notices.ts';
import { office } from './ru/office.ts';
import { pages } from './ru/pages.ts';
import { people } from './ru/people.ts';
import { reading } from './ru/reading.ts';
import { restricted } from './ru/restricted.ts';
import { suggesting } from './ru/suggesting.ts';
import { timetable } from './ru/timetable.ts';

export const ru: Catalogue = {
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
