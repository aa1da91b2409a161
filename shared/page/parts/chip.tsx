/** Shape, words, colour: a state as it stands everywhere. */
import type { ReactNode } from 'react';
import type { ShapeName } from '../shapes.ts';
import { Shape } from './shape.tsx';

export function Chip({
  shape,
  children,
  strong = false,
}: {
  readonly shape: ShapeName;
  readonly children: ReactNode;
  readonly strong?: boolean;
}) {
  return (
    <span className={`chip ${shape}${strong ? ' strong' : ''}`}>
      <Shape name={shape} />
      <span>{children}</span>
    </span>
  );
}
