/** Which notices go out by themselves. */
import { AUTOMATIC, type Automatic } from '../../../shared/forum/automatic.ts';
import type { NoticeList } from '../../../shared/wire/notice.ts';
import { Tick } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';

interface AutomaticNoticesProps {
  readonly automatic: NoticeList['automatic'];
  readonly changed: () => Promise<void>;
}

export function AutomaticNotices({ automatic, changed }: AutomaticNoticesProps) {
  const { t } = useText();
  const setting = useForumCommand();
  const turn = async (kind: Automatic, on: boolean): Promise<void> => {
    await setting.send({ do: 'switch-notices', kind, on });
    await changed();
  };
  return (
    <fieldset>
      <legend>{t('notice.automatic')}</legend>
      {AUTOMATIC.map((kind) => (
        <Tick key={kind} label={t(`notice.automatic.${kind}`)} checked={automatic[kind]} onChange={(on) => void turn(kind, on)} />
      ))}
      <ErrorMessage trouble={setting.trouble} />
    </fieldset>
  );
}
