import { acting } from './en/acting.ts';
import { appeals } from './en/appeals.ts';
import { audit } from './en/audit.ts';
import { circular } from './en/circular.ts';
import { consoleWords } from './en/console.ts';
import { consultation } from './en/consultation.ts';
import { contributions } from './en/contributions.ts';
import { docket } from './en/docket.ts';
import { documents } from './en/documents.ts';
import { first } from './en/first.ts';
import { floor } from './en/floor.ts';
import { fromWord } from './en/from-word.ts';
import { live } from './en/live.ts';
import { meeting } from './en/meeting.ts';
import { network } from './en/network.ts';
import { notices } from './en/notices.ts';
import { office } from './en/office.ts';
import { people } from './en/people.ts';
import { reading } from './en/reading.ts';
import { report } from './en/report.ts';
import { restricted } from './en/restricted.ts';
import { sessions } from './en/sessions.ts';
import { sheet } from './en/sheet.ts';
import { timetable } from './en/timetable.ts';

/** The pattern for all catalogues. A test keeps out the words that the field does not use. */
export const en = {
  ...first,
  ...consultation,
  ...circular,
  ...reading,
  ...report,
  ...office,
  ...people,
  ...documents,
  ...docket,
  ...meeting,
  ...floor,
  ...consoleWords,
  ...audit,
  ...appeals,
  ...restricted,
  ...contributions,
  ...fromWord,
  ...acting,
  ...sessions,
  ...network,
  ...sheet,
  ...notices,
  ...timetable,
  ...live,
} as const;
