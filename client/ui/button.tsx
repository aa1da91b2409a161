/**
 * A button that cannot act stays where it is, can be reached, and says why: `why` is read with its name and shown when it is pressed
 * (or at once with `explains`). It is never `disabled`.
 */
import { type ReactNode, type Ref, useId, useState } from 'react';
import { Shape } from '../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../shared/page/shapes.ts';
import { announcer } from './announce.ts';
import { useText } from './words.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly why?: string | null;
  /** Show the reason without being pressed. */
  readonly explains?: boolean;
  readonly look?: 'plain' | 'main' | 'grave' | 'bare';
  /** Before its words, where it is drawn as what it does is elsewhere. */
  readonly shape?: ShapeName;
  readonly label?: string;
  /** What the words do not name, and what stands beside the button does: who hears the button alone is told it too. */
  readonly about?: string | undefined;
  readonly id?: string;
  /** What stands beside it and says more of it. */
  readonly describedBy?: string;
  readonly type?: 'button' | 'submit';
  /** It is on or off. */
  readonly pressed?: boolean;
  /** It shows and hides what stands in place. */
  readonly expanded?: boolean;
  /** The id of that, where it is on the page while it is hidden. */
  readonly controls?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    why = null,
    explains = false,
    look = 'plain',
    shape,
    label,
    about,
    id,
    describedBy,
    type = 'button',
    pressed,
    expanded,
    controls,
    ref,
  } = props;
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const reason = useId();
  const press = (): void => {
    if (why === null) return onPress();
    setAsked(true);
    announcer.say('alert', why, t('act.unavailable', { why }));
  };
  return (
    <span className="act">
      <button
        ref={ref}
        id={id}
        type={why === null ? type : 'button'}
        className={`button ${look}`}
        aria-disabled={why !== null}
        aria-describedby={why === null ? describedBy : [describedBy, reason].filter(Boolean).join(' ')}
        aria-label={about === undefined || typeof children !== 'string' ? label : t('app.actOn', { act: children, about })}
        aria-pressed={pressed}
        aria-expanded={expanded}
        aria-controls={controls}
        onClick={press}
      >
        {shape !== undefined && <Shape name={shape} />}
        {children}
      </button>
      {why !== null && (
        <span id={reason} className={asked ? 'why asked' : explains ? 'why' : 'unseen'}>
          {why}
        </span>
      )}
    </span>
  );
}
