import type { Catalogue } from './catalogue.ts';
import { acting } from './ru/acting.ts';
import { appeals } from './ru/appeals.ts';
import { audit } from './ru/audit.ts';
import { circular } from './ru/circular.ts';
import { consoleWords } from './ru/console.ts';
import { consultation } from './ru/consultation.ts';
import { contributions } from './ru/contributions.ts';
import { docket } from './ru/docket.ts';
import { documents } from './ru/documents.ts';
import { first } from './ru/first.ts';
import { floor } from './ru/floor.ts';
import { fromWord } from './ru/from-word.ts';
import { live } from './ru/live.ts';
import { meeting } from './ru/meeting.ts';
import { network } from './ru/network.ts';
import { notices } from './ru/notices.ts';
import { office } from './ru/office.ts';
import { people } from './ru/people.ts';
import { reading } from './ru/reading.ts';
import { report } from './ru/report.ts';
import { restricted } from './ru/restricted.ts';
import { sessions } from './ru/sessions.ts';
import { sheet } from './ru/sheet.ts';
import { timetable } from './ru/timetable.ts';

export const ru: Catalogue = {
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
};
