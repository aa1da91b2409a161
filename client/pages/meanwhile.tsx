/** Says that what a form is about was changed by somebody else since it was opened, before that is written over. */
import { useRef } from 'react';
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { useText } from '../ui/words.tsx';

interface MeanwhileProps {
  /** As it stands now. */
  readonly of: unknown;
  /** The change is the own one. */
  readonly sending: boolean;
}

export function Meanwhile({ of, sending }: MeanwhileProps) {
  const { t } = useText();
  const now = JSON.stringify(of);
  const opened = useRef(now);
  if (now === opened.current || sending) return null;
  return <ErrorWords alert>{t('form.meanwhile')}</ErrorWords>;
}
