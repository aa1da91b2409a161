/** All that a server needs of the demo: one part, which a server for a meeting does not load. */
import { hearThePublic } from './consultation.ts';
import { DEMO_SEATS, demoFounding } from './forum.ts';
import { speakToParagraph } from './passages.ts';
import { seed } from './seed.ts';
import { playTimetable } from './timetable.ts';

export const demo = { seats: DEMO_SEATS, founding: demoFounding, playTimetable, seed, speakToParagraph, hearThePublic };
