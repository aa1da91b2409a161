import type { LogStep } from '../../../server/text/authors/shape.ts';
import type { TextEntry } from '../../../server/text/replay.ts';
import { type Actor, SERVER } from '../../../shared/opinion/actor.ts';
import { OFFICE } from '../support.ts';

/** Entries of a text as the log of an opinion has them; commands are the office's. */
export const stepsOf = (entries: readonly TextEntry[]): readonly LogStep[] =>
  entries.map(({ facts, updates, entry, note }, n) => {
    const by: Actor = facts.carriesOut === undefined ? SERVER : OFFICE;
    return { entry: { seq: n + 1, at: entry?.at ?? 0, by, uuid: `e${n + 1}`, fact: facts }, updates, note: { late: note?.late ?? [] } };
  });
