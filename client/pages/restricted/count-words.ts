/** The end of a roll as it is printed in the record: who said what, of how many, and the quorum where one was asked for. */
import type { Text } from '../../../shared/i18n/text.ts';
import type { ShownSession } from '../../../shared/wire/restricted.ts';

export function countWords({ t }: Text, { yes, no, abstain, of, carried, accredited }: NonNullable<ShownSession['count']>): string {
  const said = t(carried ? 'restricted.carried' : 'restricted.notCarried', { yes, no, abstain, of });
  return accredited === undefined ? said : `${said} ${t('restricted.quorate', { answered: yes + no + abstain, accredited })}`;
}
