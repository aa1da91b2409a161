/** For Member States: the ways to answer what the meeting asks, or what one's own State has said. */
import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { isHold } from '../../../shared/opinion/positions.ts';
import type { ShownPosition } from '../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { BlockId, EntityId, PositionKind } from '../../../shared/opinion/vocabulary.ts';
import { ANSWER } from '../../../shared/page/answer-at.ts';
import { KIND_MARKS } from '../../../shared/page/kind-marks.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { useOpened } from './opened.ts';

interface AnswerProps {
  /** null: the opinion as a whole. */
  readonly block: BlockId | null;
  readonly positions: readonly ShownPosition[];
  /** It is asked now whether anybody objects; then more time is an answer too. */
  readonly called?: boolean;
}

export function Answer({ block, positions, called = false }: AnswerProps) {
  const { t } = useText();
  const entities = useEntities();
  const { names, why } = useOpened();
  const open = useWayToAnswer();
  const { seat } = useMyself().me;
  if (seat === null || !RIGHTS[seat.capacity].hold) return null;
  const state = entities.name(seat.entity);
  const said = saidBy(seat.entity, positions);
  const about = block === null ? undefined : names.paragraph(block);
  return (
    <>
      {said !== undefined && <Chip shape={KIND_MARKS[said].shape}>{t(`position.${said}`, { state })}</Chip>}
      {called && block !== null && said === undefined && (
        <Button shape="pending" why={why('ask-time', block)} about={about} onPress={() => open('time', block)}>
          {t('act.time')}
        </Button>
      )}
      {said !== 'objection' && (
        <Button look="grave" shape="objected" why={why('raise-objection', block)} about={about} onPress={() => open('objection', block)}>
          {t(block === null ? 'act.onWhole' : 'act.object')}
        </Button>
      )}
    </>
  );
}

/** To the paragraph, with the form beside it. */
function useWayToAnswer() {
  const { goTo, openForm } = useOpened();
  return (kind: 'objection' | 'time', block: BlockId | null): void => {
    if (block !== null) goTo(block);
    openForm(kind, block);
  };
}

/** Whoever comes from another page to answer finds the form open, once: the address says so (answer-at.ts). */
export function useComesToAnswer(): void {
  const [search] = useSearchParams();
  const { opinion, register, why } = useOpened();
  const { seat } = useMyself().me;
  const open = useWayToAnswer();
  const come = useStore(opinion.view) !== null;
  const asked = come && search.has(ANSWER);
  useEffect(() => {
    if (!asked) return;
    const { pathname, hash } = window.location;
    window.history.replaceState(null, '', pathname + hash);
    const block = hash === '' ? null : hash.slice(1);
    const positions = (block === null ? register : register.paragraphs.find(({ id }) => id === block))?.positions ?? [];
    if (saidBy(seat?.entity, positions) !== 'objection' && why('raise-objection', block) === null) open('objection', block);
  });
}

/** Of what holds the paragraph what weighs most. */
function saidBy(state: EntityId | undefined, positions: readonly ShownPosition[]): PositionKind | undefined {
  const held = positions.flatMap(({ kind, entity, met }) => (isHold(kind) && entity === state && !met ? [kind] : []));
  return held.find((kind) => kind === 'objection') ?? held[0];
}
