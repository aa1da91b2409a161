/**
 * The shapes that carry a state where colour does not reach: print, grey screens, colour vision. Strokes inside a filled shape
 * have the colour of the page. They are never mirrored.
 */
import type { ReactElement } from 'react';
import './shape.css';

export type ShapeName =
  | 'agreed'
  | 'open'
  | 'reopened'
  | 'objected'
  | 'pending'
  | 'unsettled'
  | 'suggestions'
  | 'reservation'
  | 'concern'
  | 'support'
  | 'call'
  | 'lock'
  | 'disc'
  | 'ring'
  | 'half'
  | 'quarter'
  | 'ask';

const DRAWN: Readonly<Record<ShapeName, ReactElement>> = {
  agreed: (
    <>
      <circle className="full" cx="8" cy="8" r="7" />
      <path className="cut" d="M4.6 8.3l2.3 2.4 4.5-5" />
    </>
  ),
  open: <circle className="line" cx="8" cy="8" r="6" strokeDasharray="3.1 2.2" />,
  reopened: (
    <>
      <path className="line" d="M13.8 9.2A6 6 0 1 1 12 3.6" />
      <path className="full" d="M14.6 1v5.4H9.2z" />
    </>
  ),
  objected: (
    <>
      <path className="full" d="M8 .9l7.4 14H.6z" />
      <path className="cut" d="M8 5.6v4.6M8 11.6v1.7" />
    </>
  ),
  pending: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="line" d="M8 4.4V8l2.5 1.8" />
    </>
  ),
  unsettled: <path className="line" d="M5.6 2H2.2v12h3.4M10.4 2h3.4v12h-3.4" />,
  suggestions: <path className="line" d="M2 13.6h12M3.4 9.6l6-6.6 2.4 2.3-6 6.6-3 .6z" />,
  reservation: (
    <>
      <path className="line" d="M8 1.4L14.6 8 8 14.6 1.4 8z" />
      <path className="full" d="M8 1.4L14.6 8 8 14.6z" />
    </>
  ),
  concern: <path className="line" d="M2 2.6h12v8.2H7.4L4.2 14v-3.2H2z" />,
  support: <path className="line" d="M8 2.4v11.2M2.4 8h11.2" />,
  call: <path className="line" d="M2.2 6.2v3.6h2.6l4 3.4V2.8l-4 3.4zM11.4 5.4a4 4 0 0 1 0 5.2M13.2 3.2a7 7 0 0 1 0 9.6" />,
  lock: (
    <>
      <path className="line" d="M4.8 7V4.9a3.2 3.2 0 0 1 6.4 0V7" />
      <rect className="full" x="2.6" y="7" width="10.8" height="7.6" rx="1" />
    </>
  ),
  disc: <circle className="full" cx="8" cy="8" r="6" />,
  ring: <circle className="line" cx="8" cy="8" r="5.4" />,
  half: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="full" d="M8 2a6 6 0 0 0 0 12z" />
    </>
  ),
  quarter: (
    <>
      <circle className="line" cx="8" cy="8" r="6" />
      <path className="full" d="M8 8V2a6 6 0 0 1 6 6z" />
    </>
  ),
  ask: <path className="line" d="M3 15V1.6h9.6L10 5l2.6 3.4H3" />,
};

export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className={`shape ${name}`} viewBox="0 0 16 16" aria-hidden="true">
      {DRAWN[name]}
    </svg>
  );
}
