/** An opinion in the list of all: how it stands, and the calls that run on it, told so that nobody needs its text or register. */

import { fullLabels } from '../../../shared/opinion/full-labels.ts';
import type { ShownCall, ShownParagraph } from '../../../shared/opinion/register.ts';
import { type Standing, standing } from '../../../shared/opinion/standing.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import { isHeading } from '../../../shared/opinion/vocabulary.ts';
import { headingWords } from '../../../shared/page/paragraph-names.ts';
import type { ListedOpinion, RunningCall } from '../../../shared/wire/opinion.ts';
import type { LiveText } from '../../text/live-text.ts';

/** Where it is read from; the document of the text is not built for nothing. */
export interface Source {
  readonly state: OpinionState;
  readonly live: LiveText;
}

type Listed = Omit<ListedOpinion, 'id' | 'calls'> & { readonly calls: readonly Called[] };
type Called = Omit<RunningCall, 'leftMs'> & { readonly ripeAt: number };

/** Every page asks for the list again and again, and most of the time nothing has happened. */
const known = new WeakMap<OpinionState, Listed>();

/** null: it is no opinion. `now`: ms UTC. */
export function listed(id: string, source: Source, now: number): ListedOpinion | null {
  const { state } = source;
  if (state.kind !== 'opinion') return null;
  const { calls, ...found } = known.get(state) ?? look(source);
  return { id, ...found, calls: calls.map(({ ripeAt, ...call }) => ({ ...call, leftMs: Math.max(0, ripeAt - now) })) };
}

function look(source: Source): Listed {
  const { state } = source;
  const found = standing(state);
  const { number, title, language, venue, phase, seq, at, counts, blockers } = found;
  const listed = { number, title, language, venue, phase, seq, at, counts, blockers, calls: running(found, source) };
  known.set(state, listed);
  return listed;
}

function running({ adoptionCall, paragraphs }: Standing, source: Source): readonly Called[] {
  if (adoptionCall !== null) return [{ ...timesOf(adoptionCall), paragraphs: null }];
  const called = paragraphs.filter(({ call }) => call !== null);
  if (called.length === 0) return [];
  const labels = fullLabels(paragraphs);
  const headings = new Map(
    source.live.blocks().flatMap((block) => (isHeading(block.kind) ? [[block.id, headingWords(block)] as const] : [])),
  );
  const named = ({ id, kind, removed, heading }: ShownParagraph) => ({
    ...{ id, kind, removed },
    label: labels.get(id) ?? '',
    heading: headings.get(heading ?? id) ?? '',
  });
  const calls = new Map(called.flatMap(({ call }) => (call === null ? [] : [[call.seq, call]])));
  return [...calls.values()].map((call) => ({
    ...timesOf(call),
    paragraphs: called.filter((one) => one.call?.seq === call.seq).map(named),
  }));
}

const timesOf = ({ seq, deadline, ripeAt }: ShownCall): Pick<Called, 'seq' | 'deadline' | 'ripeAt'> => ({ seq, deadline, ripeAt });
