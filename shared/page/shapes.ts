/**
 * The shapes that carry a state where colour does not reach: print, grey screens, colour vision. On a field of 16 by 16; strokes inside a
 * filled shape have the colour of the page. They are never mirrored.
 */
import type { Capacity } from '../opinion/vocabulary.ts';

/** How a path is drawn; a class of the style sheet. */
export type Look = 'full' | 'line' | 'cut' | 'dashed';
export type ShapePath = readonly [look: Look, path: string];

export type ShapeName =
  | 'agreed'
  | 'open'
  | 'reopened'
  | 'objected'
  | 'pending'
  | 'unsettled'
  | 'suggestions'
  | 'beside'
  | 'reservation'
  | 'concern'
  | 'thread'
  | 'support'
  | 'call'
  | 'broken'
  | 'referred'
  | 'lock'
  | 'disc'
  | 'ring'
  | 'half'
  | 'quarter'
  | 'three-quarters'
  | 'abstain'
  | 'instructions'
  | 'conditional'
  | 'provisional'
  | 'to-and-fro'
  | 'ask'
  | 'focus'
  | 'cancelled'
  | Capacity;

/** Round the middle of the field. */
const circle = (radius: number): string =>
  `M${8 - radius} 8a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`;

export const SHAPES: Readonly<Record<ShapeName, readonly ShapePath[]>> = {
  agreed: [
    ['full', circle(7)],
    ['cut', 'M4.6 8.3l2.3 2.4 4.5-5'],
  ],
  open: [['dashed', circle(6)]],
  reopened: [
    ['line', 'M13.8 9.2A6 6 0 1 1 12 3.6'],
    ['full', 'M14.6 1v5.4H9.2z'],
  ],
  objected: [
    ['full', 'M8 .9l7.4 14H.6z'],
    ['cut', 'M8 5.6v4.6M8 11.6v1.7'],
  ],
  pending: [
    ['line', circle(6)],
    ['line', 'M8 4.4V8l2.5 1.8'],
  ],
  unsettled: [['line', 'M5.6 2H2.2v12h3.4M10.4 2h3.4v12h-3.4']],
  suggestions: [['line', 'M2 13.6h12M3.4 9.6l6-6.6 2.4 2.3-6 6.6-3 .6z']],
  beside: [
    ['line', 'M2 13.6h12'],
    ['dashed', 'M3.4 9.6l6-6.6 2.4 2.3-6 6.6-3 .6z'],
  ],
  reservation: [
    ['line', 'M8 1.4L14.6 8 8 14.6 1.4 8z'],
    ['full', 'M8 1.4L14.6 8 8 14.6z'],
  ],
  concern: [['line', 'M2 2.6h12v8.2H7.4L4.2 14v-3.2H2z']],
  thread: [['line', 'M1.6 1.8h8.8v6.4H6.2l-2.6 2.2V8.2h-2zM12.6 5.4h1.8v6.2h-1.6v2.2l-2.8-2.2H7.4']],
  support: [['line', 'M8 2.4v11.2M2.4 8h11.2']],
  call: [['line', 'M2.2 6.2v3.6h2.6l4 3.4V2.8l-4 3.4zM11.4 5.4a4 4 0 0 1 0 5.2M13.2 3.2a7 7 0 0 1 0 9.6']],
  broken: [['line', 'M2.2 6.2v3.6h2.6l4 3.4V2.8l-4 3.4zM11 5.4l4 5.2M15 5.4l-4 5.2']],
  referred: [
    [
      'full',
      'M8 1.6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM3.4 8.4a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM12.6 8.4a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z',
    ],
  ],
  lock: [
    ['line', 'M4.8 7V4.9a3.2 3.2 0 0 1 6.4 0V7'],
    ['full', 'M3.6 7h8.8a1 1 0 0 1 1 1v5.6a1 1 0 0 1-1 1H3.6a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z'],
  ],
  disc: [['full', circle(6)]],
  ring: [['line', circle(5.5)]],
  half: [
    ['line', circle(6)],
    ['full', 'M8 2a6 6 0 0 0 0 12z'],
  ],
  quarter: [
    ['line', circle(6)],
    ['full', 'M8 8V2a6 6 0 0 1 6 6z'],
  ],
  'three-quarters': [
    ['line', circle(6)],
    ['full', 'M8 8V2a6 6 0 1 1-6 6z'],
  ],
  conditional: [['line', 'M6.4 9.6l3.2-3.2M7 4.6l1.8-1.8a3 3 0 0 1 4.4 4.4L11.4 9M9 11.4l-1.8 1.8A3 3 0 0 1 2.8 8.8L4.6 7']],
  provisional: [
    ['dashed', circle(6.5)],
    ['line', 'M4.8 8.2l2.2 2.3 4.2-4.8'],
  ],
  instructions: [
    ['line', 'M1.6 3.4h12.8v9.2H1.6z'],
    ['line', 'M1.6 3.8L8 8.6l6.4-4.8'],
  ],
  abstain: [['line', 'M2.4 8h11.2M2.4 5v6M13.6 5v6']],
  'to-and-fro': [['line', 'M4.8 14V2.4M1.6 5.6l3.2-3.2L8 5.6M11.2 2v11.6M8 10.4l3.2 3.2 3.2-3.2']],
  ask: [['line', 'M3 15V1.6h9.6L10 5l2.6 3.4H3']],
  focus: [['line', 'M2 5.4V2h3.4M10.6 2H14v3.4M14 10.6V14h-3.4M5.4 14H2v-3.4M5 8h6']],
  cancelled: [
    ['line', circle(6)],
    ['line', 'M3.8 12.2l8.4-8.4'],
  ],
  // who takes part: a State is full, all others are drawn in outline, each with corners of its own
  'member-state': [['full', circle(6.5)]],
  'state-observer': [
    ['line', circle(6)],
    ['full', circle(2.5)],
  ],
  'sector-member': [['line', 'M2.4 2.4h11.2v11.2H2.4z']],
  associate: [['line', 'M8 2.2l6.4 11.4H1.6z']],
  academia: [['line', 'M1 6.2L8 2.8l7 3.4-7 3.4zM4 7.8v4.4c2.4 1.6 5.6 1.6 8 0V7.8']],
  observer: [['line', 'M8 1.6L14.4 8 8 14.4 1.6 8z']],
  stakeholder: [['line', 'M8 1.6l6.2 4.5-2.4 7.3H4.2L1.8 6.1z']],
  chair: [['full', 'M8 1l2.1 4.6 5 .6-3.7 3.4 1 5L8 12.1l-4.4 2.5 1-5L.9 6.2l5-.6z']],
  secretariat: [['line', 'M5 1.8h6l3 6.2-3 6.2H5L2 8z']],
  follower: [['line', 'M2.4 8h11.2M8 2.4v11.2']],
};
