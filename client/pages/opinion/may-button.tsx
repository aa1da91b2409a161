import type { Question } from '../../../shared/opinion/questions.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { useOfOpened } from './opened.ts';

interface MayButtonProps extends Omit<ButtonProps, 'why'> {
  readonly asks: Question;
  /** null = the opinion as a whole. */
  readonly on: BlockId | null;
}

/** The button of an act: it asks the rules itself, so that nothing round it is drawn again because they may answer otherwise. */
export function MayButton({ asks, on, ...props }: MayButtonProps) {
  return <Button {...props} why={useOfOpened(({ why }) => why(asks, on))} />;
}
