import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useLoaded } from '../loaded.ts';

/** How many live calls run while something else is decided: on these opinions, or on all; nothing where none does. */
export function CallsRun({ on }: { readonly on?: readonly string[] }) {
  const { t } = useText();
  const opinions = useLoaded('GET /api/opinions');
  const asked = opinions.value?.filter(({ id }) => on === undefined || on.includes(id)) ?? [];
  const count = asked.flatMap(({ calls }) => calls.filter(({ deadline }) => deadline === null)).length;
  return (
    <div role="status">
      <NotRead of={opinions} />
      {count > 0 && (
        <p>
          <strong>{t('meeting.callsRun', { count })}</strong>
        </p>
      )}
    </div>
  );
}
