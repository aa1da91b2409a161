import { access } from './en/access.ts';
import { answering } from './en/answering.ts';
import { audit } from './en/audit.ts';
import { circular } from './en/circular.ts';
import { consultation } from './en/consultation.ts';
import { contributions } from './en/contributions.ts';
import { docket } from './en/docket.ts';
import { documents } from './en/documents.ts';
import { field } from './en/field.ts';
import { forum } from './en/forum.ts';
import { meeting } from './en/meeting.ts';
import { notices } from './en/notices.ts';
import { office } from './en/office.ts';
import { pages } from './en/pages.ts';
import { people } from './en/people.ts';
import { reading } from './en/reading.ts';
import { restricted } from './en/restricted.ts';
import { suggesting } from './en/suggesting.ts';
import { timetable } from './en/timetable.ts';

/** The pattern for all catalogues. A test keeps out the words that the field does not use. */
export const en = {
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
} as const;
