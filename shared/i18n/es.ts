import type { Catalogue } from './catalogue.ts';
import { acting } from './es/acting.ts';
import { appeals } from './es/appeals.ts';
import { audit } from './es/audit.ts';
import { circular } from './es/circular.ts';
import { consoleWords } from './es/console.ts';
import { consultation } from './es/consultation.ts';
import { contributions } from './es/contributions.ts';
import { docket } from './es/docket.ts';
import { documents } from './es/documents.ts';
import { first } from './es/first.ts';
import { floor } from './es/floor.ts';
import { fromWord } from './es/from-word.ts';
import { live } from './es/live.ts';
import { meeting } from './es/meeting.ts';
import { network } from './es/network.ts';
import { notices } from './es/notices.ts';
import { office } from './es/office.ts';
import { people } from './es/people.ts';
import { reading } from './es/reading.ts';
import { report } from './es/report.ts';
import { restricted } from './es/restricted.ts';
import { sessions } from './es/sessions.ts';
import { sheet } from './es/sheet.ts';
import { timetable } from './es/timetable.ts';

export const es: Catalogue = {
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
