/**
 * iCalendar (RFC 5545), as much as a feed of days and moments needs. Lines are folded by octets, which a name in Chinese reaches in 25
 * characters.
 */

export interface CalendarEvent {
  /** The same for as long as it is the same event. */
  readonly uid: string;
  /** Grows with every change of it. */
  readonly sequence: number;
  /** Of the last change, ms UTC. */
  readonly changedAt: number;
  /** First and last day, `2030-05-17`; or a moment, ms UTC. */
  readonly when: { readonly from: string; readonly to: string } | number;
  readonly summary: string;
  readonly location: string | null;
  readonly url: string;
  readonly cancelled: boolean;
}

export function writeCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//nemcon//forum//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const linesOf = ({ uid, sequence, changedAt, when, summary, location, url, cancelled }: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${moment(changedAt)}`,
  ...(typeof when === 'number'
    ? [`DTSTART:${moment(when)}`]
    : [`DTSTART;VALUE=DATE:${compact(when.from)}`, `DTEND;VALUE=DATE:${compact(dayAfter(when.to))}`]),
  `SUMMARY:${escaped(summary)}`,
  ...(location === null ? [] : [`LOCATION:${escaped(location)}`]),
  `URL:${url}`,
  `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (day: string): string => day.replaceAll('-', '');
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const moment = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

const LINE_OCTETS = 75;

/** A line that goes on begins with a space; no character is cut. */
function folded(line: string): string {
  let octets = 0;
  let text = '';
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += more;
  }
  return text;
}
