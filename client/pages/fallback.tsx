import { Component, type ReactNode } from 'react';
import { type FirstText, FirstTextContext } from './first-text.ts';
import { tellFault } from './tell-fault.ts';
import { PutFirst } from './waiting.tsx';

interface State {
  readonly fault: unknown;
}

/** A fault of ours: said in one sentence, in English, because the catalogue may be what failed. The fault itself goes to the browser. */
export class Fallback extends Component<{ readonly children: ReactNode }, State> {
  static override contextType = FirstTextContext;
  declare context: FirstText | null;
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault };
  }

  override componentDidCatch(fault: unknown): void {
    tellFault('app', fault);
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    const { context: first } = this;
    return (
      <>
        <p role="alert" className="sheet">
          This page met a fault. What the server has recorded is safe. <a href="/">Reload</a>
        </p>
        {first !== null && !first.over && <PutFirst of={first} element={first.desk} />}
      </>
    );
  }
}
