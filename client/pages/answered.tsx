/**
 * What was read from the server, as it is drawn: it comes, it is here, it is empty, it is of before, or it could not be read. What could not
 * be read never looks like what is empty (P14). tests/law/answered.test.ts holds every page to it.
 */
import type { ReactNode } from 'react';
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/words.tsx';
import { sayTrouble, type Trouble } from './ask.ts';
import type { Loaded } from './loaded.ts';

interface AnsweredProps<Value> {
  readonly of: Loaded<Value>;
  /** What is said where a list has nothing in it; without it an empty list is drawn like any other. */
  readonly empty?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

export function Answered<Value>({ of, empty, children }: AnsweredProps<Value>) {
  const { t } = useText();
  const { value, trouble } = of;
  const isEmpty = Array.isArray(value) && value.length === 0 && empty !== undefined;
  return (
    <>
      <NotRead of={of} />
      {value === null && trouble === null && <p>{t('app.loading')}</p>}
      {value !== null && (isEmpty ? <p>{empty}</p> : children(value))}
    </>
  );
}

/** Beside what is drawn all the same: that something could not be read and why, of when what is shown is, and the way to try again. */
export function NotRead({ of: { value, trouble, at, refetch } }: { readonly of: Loaded<unknown> }) {
  const text = useText();
  const { t } = text;
  if (trouble === null) return null;
  return (
    <div role="alert">
      <ErrorWords>{value === null ? t('app.notRead') : t('app.readBefore', { moment: text.moment(at) })}</ErrorWords>
      <p className="note">{sayTrouble(text, trouble)}</p>
      {mayPass(trouble) && <Button onPress={() => void refetch()}>{t('app.retry')}</Button>}
    </div>
  );
}

/** What one may not read, or what is not there, is not asked for again. */
const mayPass = ({ status }: Trouble): boolean => status === 0 || status === 429 || status >= 500;
