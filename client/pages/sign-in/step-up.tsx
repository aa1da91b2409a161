/**
 * An act of the gavel wants a fresh sign-in. This page stays as it is, with all that was typed, while the person shows who it is
 * (show-again.tsx); then the act goes on.
 */
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from 'react';
import { retryImport } from '../../ui/later.tsx';

/** Asks the person to show who it is; true when it did. */
type Ask = () => Promise<boolean>;

const ShowAgain = lazy(retryImport(async () => ({ default: (await import('./show-again.tsx')).ShowAgain })));

const StepUpContext = createContext<Ask>(() => Promise.resolve(false));

export const useStepUp = (): Ask => use(StepUpContext);

export function StepUp({ children }: { readonly children: ReactNode }) {
  const [waiting, setWaiting] = useState<{ readonly settle: (shown: boolean) => void } | null>(null);
  const wait = useCallback<Ask>(() => new Promise((settle) => setWaiting({ settle })), []);
  const end = (shown: boolean): void => {
    waiting?.settle(shown);
    setWaiting(null);
  };
  return (
    <StepUpContext value={wait}>
      {children}
      <Suspense fallback={null}>{waiting !== null && <ShowAgain end={end} />}</Suspense>
    </StepUpContext>
  );
}
