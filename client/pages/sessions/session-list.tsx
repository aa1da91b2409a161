/** Sessions of one seat: on which device, how and when each began, when it was last used; each can be ended. */

import type { SessionRow } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { deviceOf } from './device.ts';

export function SessionList({ rows, end }: { readonly rows: readonly SessionRow[]; readonly end: (row: SessionRow) => void }) {
  const { t, moment } = useText();
  const words = useSessionWords();
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="row-what">
            <span>
              {words.device(row)}
              {row.own && ` · ${t('me.thisSession')}`}
            </span>
            <span className="note">
              <bdi>{row.person}</bdi> · {words.began(row)} · {t('me.lastUsed', { moment: moment(row.seenAt) })}
            </span>
          </span>
          <Button onPress={() => end(row)} about={`${words.device(row)}, ${moment(row.createdAt)}`}>
            {t('me.end')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function useSessionWords() {
  const { t, facts, moment } = useText();
  const { me } = useMyself();
  return {
    device({ kind, label }: SessionRow): string {
      if (kind === 'token') return t('me.token', { label });
      const device = deviceOf(label);
      return device === null ? t('me.deviceUnknown') : t('me.device', { ...device });
    },
    began({ how, createdAt }: SessionRow): string {
      const since = t('me.since', { moment: moment(createdAt) });
      if (how === null || how === 'demo') return since;
      const way = how === 'link' ? t('me.byLink') : t('me.byProvider', { name: me.provider ?? t('me.aProvider') });
      return facts([since, way]);
    },
  };
}
