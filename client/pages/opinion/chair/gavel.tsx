/**
 * A button of the gavel: Member States whose screens showed a call and whose line was lost since, and those that are here and were not shown
 * it, are named and acknowledged first. It warns and refuses nothing.
 */
import { useState } from 'react';
import type { ShownCall, ShownPosition } from '../../../../shared/opinion/register.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { Button, type ButtonProps } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useArrival } from '../arrival.ts';

/** A paragraph or the whole text, as far as the call on it and those who abstain on it go. */
export interface Called {
  readonly call: ShownCall | null;
  readonly positions: readonly Pick<ShownPosition, 'kind' | 'entity'>[];
}

export const abstains = ({ positions }: Called, state: EntityId): boolean =>
  positions.some(({ kind, entity }) => kind === 'abstain' && entity === state);

/** Whoever abstains on all that is called is not waited for (2.15). */
const statesOf = (called: readonly Called[], which: (call: number) => ReadonlySet<EntityId>): readonly EntityId[] => [
  ...new Set(called.flatMap((one) => (one.call === null ? [] : [...which(one.call.seq)].filter((state) => !abstains(one, state))))),
];

interface GavelProps extends Pick<ButtonProps, 'about' | 'explains' | 'onPress'> {
  /** What it decides. */
  readonly on: readonly Called[];
  readonly words: string;
  readonly why: string | null;
  readonly look?: 'main' | 'plain';
  /** How long it cannot fall yet; beside the words, and no part of the name: the reason says it. */
  readonly clock?: string | null;
}

export function Gavel({ on, words, about, why, look = 'main', clock = null, explains = false, onPress }: GavelProps) {
  const { t, list } = useText();
  const entities = useEntities();
  const arrival = useArrival();
  const [acknowledged, acknowledge] = useState<ReadonlySet<string>>(new Set());
  // of a later call it is asked anew
  const latest = Math.max(...on.map(({ call }) => call?.seq ?? 0));
  const key = (state: EntityId): string => `${latest} ${state}`;
  const unheard = (which: (call: number) => ReadonlySet<EntityId>): readonly EntityId[] =>
    why === null ? statesOf(on, which).filter((state) => !acknowledged.has(key(state))) : [];
  const lost = unheard((call) => arrival(call).left);
  const asked = lost.length > 0 ? lost : unheard((call) => arrival(call).missing);
  const asks = asked.length > 0;
  const states = list(asked.map((state) => entities.code(state)).sort());
  const said = asks ? t(lost.length > 0 ? 'chair.acknowledge' : 'chair.acknowledgeUnshown', { states }) : words;
  return (
    <Button
      look={look}
      why={why}
      explains={explains}
      {...(about !== undefined && { label: t('app.actOn', { act: said, about }) })}
      onPress={() => (asks ? acknowledge(new Set([...acknowledged, ...asked.map(key)])) : onPress())}
    >
      {said}
      {clock !== null && <span className="clock gavel-clock" aria-hidden="true" data-left={clock} />}
    </Button>
  );
}
