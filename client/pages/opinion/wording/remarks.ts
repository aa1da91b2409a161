import { useEffect } from 'react';
import type { ShownWording } from '../../../../shared/wire/wording.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useForumMoves } from '../../forum.tsx';
import { type Loaded, useLoaded } from '../../loaded.ts';
import { type OpenOpinion, useOpened } from '../opened.ts';
import { type Found, LiveRemarks } from './live-remarks.ts';

/** One for each text, whoever looks: the panel, the margin, the chair's line. */
const live = new WeakMap<OpenOpinion, LiveRemarks>();

function liveOf(opinion: OpenOpinion): LiveRemarks {
  const known = live.get(opinion) ?? new LiveRemarks(opinion);
  live.set(opinion, known);
  return known;
}

export interface Remarks {
  /** null: not yet known. */
  readonly found: Found | null;
  /** What people have said of them. */
  readonly said: Loaded<ShownWording>;
}

export function useRemarks(): Remarks {
  const { opinion, register } = useOpened();
  const said = useLoaded('GET /api/opinions/:id/wording', { id: register.opinion });
  useForumMoves(said.refetch);
  const remarks = liveOf(opinion);
  const { value } = said;
  useEffect(() => {
    if (value !== null) remarks.hear({ table: value.table, exceptions: value.exceptions });
  }, [remarks, value]);
  return { found: useStore(remarks), said };
}
