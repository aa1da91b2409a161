/** A failed request, said where it was made. */
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { useText } from '../ui/words.tsx';
import { sayTrouble, type Trouble } from './ask.ts';

export function ErrorMessage({ trouble }: { readonly trouble: Trouble | null }) {
  const text = useText();
  if (trouble === null) return null;
  return <ErrorWords alert>{sayTrouble(text, trouble)}</ErrorWords>;
}
