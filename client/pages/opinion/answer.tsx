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
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { MayButton } from './may-button.tsx';
import { useOfOpened, useOpenedNow } from './opened.ts';

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
  const open = useWayToAnswer();
  const { seat } = useMyself().me;
  const names = useOfOpened((opened) => opened.names);
  if (seat === null || !RIGHTS[seat.capacity].hold) return null;
  const state = entities.name(seat.entity);
  const said = saidBy(seat.entity, positions);
  const about = block === null ? undefined : names.paragraph(block);
  return (
    <>
      {said !== undefined && <Chip shape={KIND_MARKS[said].shape}>{t(`position.${said}`, { state })}</Chip>}
      {called && block !== null && said === undefined && (
        <MayButton shape="pending" asks="ask-time" on={block} about={about} onPress={() => open('time', block)}>
          {t('act.time')}
        </MayButton>
      )}
      {said !== 'objection' && (
        <MayButton look="grave" shape="objected" asks="raise-objection" on={block} about={about} onPress={() => open('objection', block)}>
          {t(block === null ? 'act.onWhole' : 'act.object')}
        </MayButton>
      )}
    </>
  );
}

/** To the paragraph, with the form beside it. */
function useWayToAnswer() {
  const { goTo, openForm } = useOfOpened(({ goTo, openForm }) => ({ goTo, openForm }));
  return (kind: 'objection' | 'time', block: BlockId | null): void => {
    if (block !== null) goTo(block);
    openForm(kind, block);
  };
}

/** Whoever comes from another page to answer finds the form open, once: the address says so (answer-at.ts). */
export function useComesToAnswer(): void {
  const [search] = useSearchParams();
  const now = useOpenedNow();
  const { seat } = useMyself().me;
  const open = useWayToAnswer();
  const come = useStore(useOfOpened(({ opinion }) => opinion.view)) !== null;
  const asked = come && search.has(ANSWER);
  useEffect(() => {
    if (!asked) return;
    const { pathname, hash } = window.location;
    window.history.replaceState(null, '', pathname + hash);
    const block = hash === '' ? null : hash.slice(1);
    const { register, why } = now();
    const positions = (block === null ? register : register.paragraphs.find(({ id }) => id === block))?.positions ?? [];
    if (saidBy(seat?.entity, positions) !== 'objection' && why('raise-objection', block) === null) open('objection', block);
  });
}

/** Of what holds the paragraph what weighs most. */
function saidBy(state: EntityId | undefined, positions: readonly ShownPosition[]): PositionKind | undefined {
  const held = positions.flatMap(({ kind, entity, met }) => (isHold(kind) && entity === state && !met ? [kind] : []));
  return held.find((kind) => kind === 'objection') ?? held[0];
}
