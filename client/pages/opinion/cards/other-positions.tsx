/** What a State says more rarely, folded: each with what it means and what follows from it. */
import { useId } from 'react';
import { KINDS } from '../../../../shared/opinion/kinds.ts';
import type { BlockId, PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_FORMS } from '../../../../shared/page/kind-forms.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { MayButton } from '../may-button.tsx';
import './other-positions.css';

/** Everybody's are not among them. */
export type OtherKind = Exclude<PositionKind, 'objection' | 'support' | 'concern'>;

interface OtherPositionsProps {
  readonly kinds: readonly OtherKind[];
  readonly block: BlockId;
  readonly open: boolean;
  readonly unfold: (open: boolean) => void;
  readonly openForm: (kind: OtherKind) => void;
}

export function OtherPositions({ kinds, block, open, unfold, openForm }: OtherPositionsProps) {
  const { t } = useText();
  const id = useId();
  return (
    <>
      <Button look="bare" expanded={open} controls={id} onPress={() => unfold(!open)}>
        {t('act.others')}
      </Button>
      <ul id={id} className="other-positions" hidden={!open}>
        {kinds.map((kind) => (
          <li key={kind}>
            <MayButton
              shape={KIND_MARKS[kind].shape}
              asks={KINDS[kind].raisedBy}
              on={block}
              describedBy={id + kind}
              onPress={() => openForm(kind)}
            >
              {t(KIND_FORMS[kind].act)}
            </MayButton>
            <p id={id + kind} className="note">
              {t(`means.${kind}`)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
