import type { Catalogue } from './catalogue.ts';
import { audit } from './es/audit.ts';
import { circular } from './es/circular.ts';
import { consultation } from './es/consultation.ts';
import { docket } from './es/docket.ts';
import { documents } from './es/documents.ts';
import { first } from './es/first.ts';
import { meeting } from './es/meeting.ts';
import { office } from './es/office.ts';
import { people } from './es/people.ts';
import { reading } from './es/reading.ts';

export const es: Catalogue = {
  ...first,
  ...consultation,
  ...circular,
  ...reading,
  ...office,
  ...people,
  ...documents,
  ...docket,
  ...meeting,
  ...audit,
};
