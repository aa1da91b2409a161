/** An opinion that is not open on this page: how its paragraphs stand and how they are called. */
import { useMemo } from 'react';
import type { Register } from '../../shared/opinion/register.ts';
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { type OpinionNames, opinionNames } from '../../shared/page/paragraph-names.ts';
import { useText } from '../ui/words.tsx';
import { both, type Loaded, useLoaded } from './loaded.ts';
import { useEntities } from './names.ts';

export interface NamedOpinion {
  readonly register: Register;
  readonly names: OpinionNames;
  /** Paragraphs that can be spoken to, in order. */
  readonly blocks: readonly string[];
}

/** How the paragraphs of an opinion are called. */
export function useNamed(opinion: string): Loaded<NamedOpinion> {
  const text = useText();
  const entities = useEntities();
  const shown = useLoaded('GET /api/opinions/:id/register', { id: opinion });
  const read = useLoaded('GET /api/opinions/:id/text', { id: opinion });
  const [register, words] = [shown.value, read.value];
  const value = useMemo(() => {
    if (register === null || words === null) return null;
    const headings = words.blocks.filter(({ kind }) => isHeading(kind));
    const byId = new Map(
      headings.map(({ id, runs }) => [
        id,
        runs
          .map((run) => run.text)
          .join('')
          .trim(),
      ]),
    );
    const blocks = register.paragraphs.filter(({ status }) => status !== null).map(({ id }) => id);
    return { register, names: opinionNames(text, entities, register, byId), blocks };
  }, [register, words, text, entities]);
  return { ...both(shown, read), value };
}
