import type { Meeting } from '../forum/meeting.ts';
import type { Text } from '../i18n/text.ts';

/** Until when something is said for the record of what lies on the table of this meeting: a sentence, or two where its report was opened again. */
export function reportWords({ t, moment }: Text, { code: meeting, report }: Pick<Meeting, 'code' | 'report'>): readonly string[] {
  if (report?.closed === true) return [t('said.reportClosed', { meeting, moment: moment(report.at) })];
  const again = report === null ? [] : [t('said.reportReopened', { meeting, moment: moment(report.at), reason: report.reason ?? '' })];
  return [...again, t('said.until', { meeting })];
}
