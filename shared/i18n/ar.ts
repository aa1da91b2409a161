import { acting } from './ar/acting.ts';
import { appeals } from './ar/appeals.ts';
import { audit } from './ar/audit.ts';
import { circular } from './ar/circular.ts';
import { consoleWords } from './ar/console.ts';
import { consultation } from './ar/consultation.ts';
import { contributions } from './ar/contributions.ts';
import { docket } from './ar/docket.ts';
import { documents } from './ar/documents.ts';
import { first } from './ar/first.ts';
import { floor } from './ar/floor.ts';
import { fromWord } from './ar/from-word.ts';
import { live } from './ar/live.ts';
import { meeting } from './ar/meeting.ts';
import { network } from './ar/network.ts';
import { notices } from './ar/notices.ts';
import { office } from './ar/office.ts';
import { people } from './ar/people.ts';
import { reading } from './ar/reading.ts';
import { report } from './ar/report.ts';
import { restricted } from './ar/restricted.ts';
import { sessions } from './ar/sessions.ts';
import { sheet } from './ar/sheet.ts';
import { timetable } from './ar/timetable.ts';
import type { Catalogue } from './catalogue.ts';

export const ar: Catalogue = {
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
