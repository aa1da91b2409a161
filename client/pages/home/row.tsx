/** One line of what is to be done: what, of which opinion, until when, and the way there. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { useText } from '../../ui/words.tsx';

interface RowProps {
  readonly shape: ShapeName;
  readonly words: string;
  readonly opinion: ListedOpinion;
  readonly when?: string | null;
  readonly act: string;
  readonly href: string;
  /** It is a page that needs no script, and none of this application. */
  readonly plain?: boolean;
  readonly children?: ReactNode;
}

export function Row({ shape, words, opinion: { number, title, language }, when = null, act, href, plain = false, children }: RowProps) {
  const { t } = useText();
  const draft = t('home.draft', { number });
  const Way = plain ? 'a' : Link;
  return (
    <li className="to-do">
      <Shape name={shape} />
      <p>
        <span className="now-what">{words}</span>
        <span className="note">
          {draft} · <bdi lang={language}>{title}</bdi>
        </span>
        {children}
      </p>
      {when !== null && <span className="note">{when}</span>}
      <Way className="button" href={href} aria-label={t('app.actOn', { act, about: `${draft} · ${words}` })}>
        {act}
      </Way>
    </li>
  );
}
