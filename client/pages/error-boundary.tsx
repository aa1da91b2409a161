/**
 * Round a part of a page: where it fails, nothing else does (P15). It says so in its place and can be drawn again, and the server's log hears
 * which part it was. The fault itself goes to the browser's console.
 */
import { Component, type ReactNode, use } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../ui/button.tsx';
import { Later } from '../ui/later.tsx';
import { useText } from '../ui/words.tsx';
import { FirstTextContext } from './first-text.ts';
import { type PagePart, tellFault } from './tell-fault.ts';
import { PutFirst } from './waiting.tsx';

interface BoundaryProps {
  readonly part: PagePart;
  /** Where this changes the part is another one, and is drawn anew. */
  readonly at?: string;
  /** What stays to be read where it fails. */
  readonly instead?: ReactNode;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(fault: unknown): void {
    tellFault(this.props.part, fault);
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.failed && before.at !== this.props.at) this.#again();
  }

  override render(): ReactNode {
    const { part, children, instead } = this.props;
    if (!this.state.failed) return children;
    const failed = <Failed again={this.#again} />;
    return (
      <>
        {part === 'page' ? <div className="sheet">{failed}</div> : failed}
        {instead}
      </>
    );
  }

  readonly #again = (): void => this.setState({ failed: false });
}

function Failed({ again }: { readonly again: () => void }) {
  const { t } = useText();
  return (
    <div className="panel" role="alert">
      <p>{t('app.failed')}</p>
      <div className="buttons">
        <Button onPress={again}>{t('app.retry')}</Button>
      </div>
    </div>
  );
}

/** Round the page of an address. Where it fails before its text has come, the first text stays (P9). */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const [at] = useLocation();
  const first = use(FirstTextContext);
  return (
    <ErrorBoundary part="page" at={at} instead={first !== null && !first.over && <PutFirst of={first} element={first.desk} />}>
      {children}
    </ErrorBoundary>
  );
}

/** A part that comes after the first letter is typed, and fails by itself. */
export function Part({ part, children }: { readonly part: PagePart; readonly children: ReactNode }) {
  return (
    <ErrorBoundary part={part}>
      <Later>{children}</Later>
    </ErrorBoundary>
  );
}
