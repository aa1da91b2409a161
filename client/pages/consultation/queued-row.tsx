import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { QueuedComment } from '../../../shared/wire/consultation.ts';
import { useText } from '../../ui/words.tsx';
import { type Standing, standingOf } from './found.ts';

const SHAPE_OF: Readonly<Record<Standing, ShapeName>> = { waiting: 'pending', released: 'disc', refused: 'ring', spam: 'open' };

interface RowProps {
  readonly comment: QueuedComment;
  /** The paragraph; null: the text as a whole. */
  readonly place: { readonly label: string; readonly words: string } | null;
  readonly ticked: boolean;
  readonly tick: (on: boolean) => void;
  /** On the tick. */
  readonly pressed: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** One comment as it was sent, what it is about, and who says to have written it. */
export function QueuedRow({ comment, place, ticked, tick, pressed, children }: RowProps) {
  const { t, moment } = useText();
  const words = useId();
  const { number, at, language, name, organisation, contact, links, judged, text } = comment;
  const standing = standingOf(comment);
  const from = [name, organisation, contact].flatMap((one) => one ?? []);
  return (
    <li data-comment={number}>
      <div className="queue-head">
        <label className="tick">
          <input
            type="checkbox"
            checked={ticked}
            aria-label={t('consultations.tick', { number: String(number) })}
            aria-describedby={words}
            onKeyDown={pressed}
            onChange={(event) => tick(event.target.checked)}
          />
          <strong>{t('consultation.numbered', { number: String(number) })}</strong>
        </label>
        <Chip shape={SHAPE_OF[standing]}>{t(`verdict.${standing}`)}</Chip>
        {judged?.reason && <span className="note">{t(`commentRefusal.${judged.reason}`)}</span>}
        {links > 0 && <Chip shape="unsettled">{t('consultations.links', { count: links })}</Chip>}
        <span className="note">
          {moment(at)} · <bdi lang={language}>{NATIVE_NAMES[language]}</bdi>
          {from.map((one) => (
            <span key={one}>
              {' · '}
              <bdi>{one}</bdi>
            </span>
          ))}
        </span>
      </div>
      <p className="queue-place" dir="auto">
        {place === null ? t('consultation.whole') : `${place.label} ${place.words}`}
      </p>
      <p id={words} className="queue-words" lang={language} dir="auto">
        {text ?? t('consultation.erased')}
      </p>
      <div className="buttons">{children}</div>
    </li>
  );
}
