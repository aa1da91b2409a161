/** What was wrong with something that was entered, in sentences that name the field as its form does. */
import type { MessageKey } from '../i18n/catalogue.ts';
import type { Text } from '../i18n/text.ts';
import { LANGUAGES } from '../opinion/vocabulary.ts';
import type { Issue } from '../wire/problem.ts';

/** By the last name in the path. A form whose words have not come yet has not been sent either; what has no label here is told without. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  address: 'documents.address',
  aliases: 'documents.aliases',
  appended: 'card.appended',
  basis: 'timetable.basis',
  code: 'office.code',
  contact: 'seat.contact',
  cure: 'card.cure',
  decision: 'timetable.decision',
  find: 'documents.find',
  from: 'timetable.from',
  group: 'refer.group',
  instead: 'wordTable.instead',
  label: 'me.label',
  name: 'timetable.name',
  names: 'timetable.names',
  number: 'read.number',
  person: 'invite.person',
  place: 'timetable.place',
  prefix: 'timetable.prefix',
  reason: 'card.reason',
  receivedAt: 'circular.received',
  seconds: 'floor.seconds',
  sections: 'contribution.sections',
  sentAt: 'circular.sentOn',
  source: 'read.source',
  start: 'template.start',
  statement: 'form.statement',
  subject: 'circular.subject',
  symbol: 'precedent.symbol',
  text: 'documents.text',
  theme: 'timetable.theme',
  title: 'documents.titleField',
  to: 'timetable.to',
  topic: 'docket.topic',
  until: 'form.until',
  word: 'wordTable.word',
  words: 'editorial.words',
  zone: 'timetable.zone',
};

export function sayIssues(text: Text, issues: readonly Issue[]): string {
  const said = issues.flatMap((issue) => sayIssue(text, issue) ?? []);
  return [text.t('error.input'), ...new Set(said)].join(' ');
}

function sayIssue(text: Text, { path, fault, most = 0 }: Issue): string | null {
  const field = fieldOf(text, path.split('.'));
  return field === null ? null : text.say(`fault.${fault}`, { field, count: most });
}

function fieldOf(text: Text, path: readonly string[]): string | null {
  const names = path.filter((name) => !/^\d+$/.test(name));
  const [last = '', before = ''] = names.toReversed();
  if (LANGUAGES.some((language) => language === last)) return fieldOf(text, names.slice(0, -1));
  // beside a command: of who takes the seat
  const key = last === 'name' && before === 'body' ? 'seat.person' : (LABELS[last] ?? `rules.${last}`);
  return text.has(key) ? text.say(key, {}) : null;
}
