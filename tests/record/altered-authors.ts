/** Careful alterations of who did it: of typed text, and of the UUID under which an act was asked for. */
import { type Alteration, replaced, resealed, statementOf, withHeader, withStatement } from './altered.ts';

type Part = { by: 'server' | Record<string, unknown> };

/** A careful alteration of some text that delegates typed. */
const typed =
  (change: (parts: Part[], fact: Record<string, unknown>) => void): Alteration['alter'] =>
  (record, rng) => {
    const found = record.flatMap((one, at) => {
      const { fact } = statementOf(one);
      return fact.type === 'text' && fact.carriesOut === undefined && (fact.changes as readonly unknown[]).length > 0 ? [{ one, at }] : [];
    });
    if (found.length === 0) return null;
    const { one, at } = rng.pick(found);
    const altered = withStatement(one, ({ fact }) => change(fact.parts as Part[], fact));
    return { record: resealed(replaced(record, at, altered)), at: at + 1 };
  };

export const OF_AUTHORS: Readonly<Record<string, Alteration>> = {
  'text by a stakeholder, who may not type': {
    alter: typed((parts) => {
      for (const part of parts) if (part.by !== 'server') part.by = { ...part.by, capacity: 'stakeholder' };
    }),
    why: /may not type/,
  },
  'text that nobody typed': {
    alter: typed((parts) => {
      for (const part of parts) part.by = 'server';
    }),
    why: /names nobody who typed it/,
  },
  'text that is said to bring back what was never gone': {
    alter: typed((_, fact) => {
      fact.carriesOut = { command: 'restore', block: (fact.changes as { id: string }[])[0]?.id };
    }),
    why: /restore: /,
  },
  'a text begun twice': {
    alter: typed((_, fact) => {
      fact.carriesOut = { command: 'import' };
    }),
    why: /import: /,
  },
  'two acts of a seat under one UUID': {
    alter: (record, rng) => {
      const found = record.flatMap((one, at) => {
        const { by, uuid } = statementOf(one);
        const other = record.slice(0, at).find((before) => statementOf(before).by.seat === by.seat);
        return other === undefined || at < 2 ? [] : [{ at, one, uuid, taken: statementOf(other).uuid }];
      });
      if (found.length === 0) return null;
      const { at, one, taken } = rng.pick(found);
      const again = rng.chance(0.5) ? taken : String(taken).toUpperCase();
      const altered = withHeader(
        withStatement(one, (statement) => {
          statement.uuid = again;
        }),
        (header) => {
          header.uuid = again;
        },
      );
      return { record: resealed(replaced(record, at, altered)), at: at + 1 };
    },
    why: /UUID/,
  },
};
