/** A button of the gavel: Member States whose screens showed a call, and whose line was lost since, are named and acknowledged first. */
import { useState } from 'react';
import type { Arrival } from '../../../shared/opinion/arrival.ts';
import type { ShownCall, ShownPosition } from '../../../shared/opinion/register.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useArrival } from './arrival.ts';

/** A paragraph or the whole text, as far as the call on it and those who abstain on it go. */
export interface Called {
  readonly call: ShownCall | null;
  readonly positions: readonly Pick<ShownPosition, 'kind' | 'entity'>[];
}

export const abstains = ({ positions }: Called, state: EntityId): boolean =>
  positions.some(({ kind, entity }) => kind === 'abstain' && entity === state);

/** Whoever abstains on all that is called is not waited for (2.15). */
const lostLines = (arrival: (call: number) => Arrival, called: readonly Called[]): readonly EntityId[] => [
  ...new Set(called.flatMap((one) => (one.call === null ? [] : [...arrival(one.call.seq).left].filter((state) => !abstains(one, state))))),
];

interface GavelProps {
  /** What it decides. */
  readonly on: readonly Called[];
  readonly words: string;
  /** Belongs to the name of the button. */
  readonly about?: string;
  readonly why: string | null;
  readonly explains?: boolean;
  readonly onPress: () => void;
}

export function Gavel({ on, words, about, why, explains = false, onPress }: GavelProps) {
  const { t, list } = useText();
  const entities = useEntities();
  const arrival = useArrival();
  const [acknowledged, acknowledge] = useState<ReadonlySet<string>>(new Set());
  // of a later call it is asked anew
  const latest = Math.max(...on.map(({ call }) => call?.seq ?? 0));
  const key = (state: EntityId): string => `${latest} ${state}`;
  const lost = why === null ? lostLines(arrival, on).filter((state) => !acknowledged.has(key(state))) : [];
  const asks = lost.length > 0;
  const said = asks ? t('chair.acknowledge', { states: list(lost.map((state) => entities.code(state)).sort()) }) : words;
  return (
    <Button
      look="main"
      why={why}
      explains={explains}
      {...(about !== undefined && { label: t('app.colon', { before: said, after: about }) })}
      onPress={() => (asks ? acknowledge(new Set([...acknowledged, ...lost.map(key)])) : onPress())}
    >
      {said}
    </Button>
  );
}
