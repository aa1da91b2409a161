import type { Catalogue } from './catalogue.ts';
import { acting } from './zh/acting.ts';
import { appeals } from './zh/appeals.ts';
import { audit } from './zh/audit.ts';
import { circular } from './zh/circular.ts';
import { consoleWords } from './zh/console.ts';
import { consultation } from './zh/consultation.ts';
import { contributions } from './zh/contributions.ts';
import { docket } from './zh/docket.ts';
import { documents } from './zh/documents.ts';
import { first } from './zh/first.ts';
import { floor } from './zh/floor.ts';
import { fromWord } from './zh/from-word.ts';
import { live } from './zh/live.ts';
import { meeting } from './zh/meeting.ts';
import { network } from './zh/network.ts';
import { notices } from './zh/notices.ts';
import { office } from './zh/office.ts';
import { people } from './zh/people.ts';
import { reading } from './zh/reading.ts';
import { report } from './zh/report.ts';
import { restricted } from './zh/restricted.ts';
import { sessions } from './zh/sessions.ts';
import { sheet } from './zh/sheet.ts';
import { timetable } from './zh/timetable.ts';

export const zh: Catalogue = {
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
