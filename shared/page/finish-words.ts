import type { Text } from '../i18n/text.ts';
import type { Register } from '../opinion/register.ts';

/** That the report is final, or was opened again and why; null where neither has happened. */
export function finishWords({ t, moment }: Text, { finish }: Pick<Register, 'finish'>): string | null {
  if (finish === null) return null;
  const at = { moment: moment(finish.at) };
  if (finish.over) return t('report.final', at);
  const reason = finish.note?.reason;
  return reason === undefined ? t('report.reopened', at) : t('report.reopenedWhy', { ...at, reason });
}
