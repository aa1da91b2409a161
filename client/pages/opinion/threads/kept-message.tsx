/** What was said here and waits to be sent, or was refused when it got through. */
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import type { KeptSaying } from '../../../sync/said.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { sayNo, useAudiences, useThreads } from './use-threads.ts';

export function KeptMessage({ kept: { envelope, at, no } }: { readonly kept: KeptSaying }) {
  const text = useText();
  const { t, moment } = text;
  const { audienceOf } = useAudiences();
  const threads = useThreads();
  const { command, uuid, audience } = envelope;
  return (
    <div className="message" data-kept={no === null ? 'waiting' : 'refused'}>
      <Chip shape={no === null ? 'half' : 'objected'} strong>
        {no === null ? t('thread.notSent') : t('thread.refused', { why: sayNo(text, no) })}
      </Chip>
      <p className="note">{text.facts([moment(at), audienceOf(audience).words])}</p>
      {'asks' in command && <p>{t('thread.ask')}</p>}
      {'stays' in command && <p>{t('thread.stays')}</p>}
      {'text' in command && command.text !== '' && (
        <p className="message-words" dir="auto">
          {command.text}
        </p>
      )}
      {no !== null && (
        <Button look="bare" onPress={() => threads?.said.forget(uuid)}>
          {t('healed.dismiss')}
        </Button>
      )}
    </div>
  );
}
