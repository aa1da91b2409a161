/** What nodes state, tell and ask, topic by topic. Whoever hears it takes it in exactly this shape, or not at all. */
import { z } from 'zod';

const count = z.int().min(0);

/** That somebody has a text open at a node: does that node tell who, and Member States with a screen there. */
export const OPEN = { topic: (opinion: string) => `open/${opinion}`, shape: z.tuple([z.boolean(), z.array(z.string())]) } as const;

/** Who is there, by id of presence: its clock, the state as that node stamped it, and the seat whose id it is. */
export const HERE = { topic: (opinion: string) => `here/${opinion}`, shape: z.tuple([count, z.string(), z.string()]) } as const;

/** How far texts have come, by opinion; of each State up to where it was shown and handed, and whether it follows at that node. */
export const RECEIPTS = { topic: 'receipts', shape: z.record(z.string(), z.tuple([count, count, z.boolean()])) } as const;

/** Something was done in an opinion; and which calls run there now, as a digest. */
export const ACTS = { topic: 'acts', shape: z.tuple([z.string(), z.string()]) } as const;

/** The n-th request of a connection whose stream is at the node that is asked, base64; answered by whether it was taken. */
export const FRAMES = {
  topic: 'frames',
  shape: z.strictObject({ key: z.string(), n: count, session: z.string(), opinion: z.string(), body: z.string() }),
} as const;
