/** For which seat an invitation is, so that nobody sits down in another's. */
import { Entities } from '../../../shared/page/entities.ts';
import type { OpenInvitation } from '../../../shared/wire/session.ts';
import { useText } from '../../ui/words.tsx';
import './sign-in.css';

export function InvitedSeat({ entity, functions, remote, expiresAt }: OpenInvitation) {
  const { t, list, language, moment } = useText();
  const roles = list(functions.map((role) => t(`function.${role}`)));
  return (
    <dl className="invited">
      <div>
        <dt>{t('invite.entity')}</dt>
        <dd>
          <bdi className="invited-name">{new Entities([entity], language).name(entity.id)}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('invite.capacity')}</dt>
        <dd>
          {t(`capacity.${entity.capacity}`)}
          {remote && <> · {t('office.remote')}</>}
        </dd>
      </div>
      {roles !== '' && (
        <div>
          <dt>{t('invite.functions')}</dt>
          <dd>{roles}</dd>
        </div>
      )}
      <div>
        <dt>{t('invite.until')}</dt>
        <dd>{moment(expiresAt)}</dd>
      </div>
    </dl>
  );
}
