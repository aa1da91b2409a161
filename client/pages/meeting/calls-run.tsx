import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';

/** How many live calls run while something else is decided: on these opinions, or on all; nothing where none does. */
export function CallsRun({ on }: { readonly on?: readonly string[] }) {
  const { t } = useText();
  const { value, trouble } = useLoaded('GET /api/opinions');
  const asked = value?.filter(({ id }) => on === undefined || on.includes(id)) ?? [];
  const count = asked.flatMap(({ calls }) => calls.filter(({ deadline }) => deadline === null)).length;
  return (
    <div role="status">
      <ErrorMessage trouble={trouble} />
      {count > 0 && (
        <p>
          <strong>{t('meeting.callsRun', { count })}</strong>
        </p>
      )}
    </div>
  );
}
