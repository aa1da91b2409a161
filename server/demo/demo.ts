/** All that a server needs of the demo: one part, which a server for a meeting does not load. */
import { DEMO_SEATS, demoFounding } from './forum.ts';
import { makeDemo, makeDemoIn } from './make.ts';

export const demo = { seats: DEMO_SEATS, founding: demoFounding, make: makeDemo, makeIn: makeDemoIn };
