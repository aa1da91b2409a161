import type { Catalogue } from './catalogue.ts';
import { acting } from './fr/acting.ts';
import { appeals } from './fr/appeals.ts';
import { audit } from './fr/audit.ts';
import { circular } from './fr/circular.ts';
import { consoleWords } from './fr/console.ts';
import { consultation } from './fr/consultation.ts';
import { contributions } from './fr/contributions.ts';
import { docket } from './fr/docket.ts';
import { documents } from './fr/documents.ts';
import { first } from './fr/first.ts';
import { floor } from './fr/floor.ts';
import { fromWord } from './fr/from-word.ts';
import { live } from './fr/live.ts';
import { meeting } from './fr/meeting.ts';
import { network } from './fr/network.ts';
import { notices } from './fr/notices.ts';
import { office } from './fr/office.ts';
import { people } from './fr/people.ts';
import { reading } from './fr/reading.ts';
import { report } from './fr/report.ts';
import { restricted } from './fr/restricted.ts';
import { sessions } from './fr/sessions.ts';
import { sheet } from './fr/sheet.ts';
import { timetable } from './fr/timetable.ts';

export const fr: Catalogue = {
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
