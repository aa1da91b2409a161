/** A mark beside a paragraph that comes later than its own ones (marks.tsx), and is carried into its place as these are. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { useText } from '../../../ui/words.tsx';

export interface CarriedMarkProps {
  readonly block: BlockId;
  readonly place: HTMLElement;
  /** Does Tab come to it? */
  readonly stop: boolean;
  readonly onPress: (block: BlockId) => void;
}

interface Drawn extends CarriedMarkProps {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

export function CarriedMark({ block, place, stop, onPress, className, label, children }: Drawn) {
  const { language } = useText();
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const mark = row.current?.firstElementChild ?? null;
    if (mark === null) return;
    place.append(mark);
    return () => row.current?.append(mark);
  }, [place]);
  return (
    <div ref={row}>
      <button
        type="button"
        className={className}
        lang={language}
        aria-label={label}
        tabIndex={stop ? 0 : -1}
        onClick={() => onPress(block)}
      >
        {children}
      </button>
    </div>
  );
}
