import type { PageWords } from '../catalogue.ts';
import { acting } from './acting.ts';
import { appeals } from './appeals.ts';
import { audit } from './audit.ts';
import { circular } from './circular.ts';
import { consoleWords } from './console.ts';
import { consultation } from './consultation.ts';
import { contributions } from './contributions.ts';
import { docket } from './docket.ts';
import { documents } from './documents.ts';
import { first } from './first.ts';
import { floor } from './floor.ts';
import { fromWord } from './from-word.ts';
import { meeting } from './meeting.ts';
import { network } from './network.ts';
import { notices } from './notices.ts';
import { office } from './office.ts';
import { people } from './people.ts';
import { reading } from './reading.ts';
import { report } from './report.ts';
import { restricted } from './restricted.ts';
import { sessions } from './sessions.ts';
import { tables } from './tables.ts';
import { timetable } from './timetable.ts';

export const pageWords: PageWords = {
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
  ...notices,
  ...tables,
  ...timetable,
};
