/** What does not apply in its place, who has said so, and why: for all who take part. */

import { useState } from 'react';
import { saysNotHere } from '../../../../shared/forum/wording.ts';
import type { ShownWording } from '../../../../shared/wire/wording.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import type { Trouble } from '../../ask.ts';
import { askOnce } from '../../ask-once.ts';
import { ErrorMessage } from '../../error-message.tsx';
import type { Loaded } from '../../loaded.ts';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';

interface ExceptionsProps {
  readonly said: Loaded<ShownWording>;
  readonly exceptions: ShownWording['exceptions'];
}

export function Exceptions({ said, exceptions }: ExceptionsProps) {
  const { t } = useText();
  const { names, register } = useOpened();
  const { seat } = useMyself().me;
  const entities = useEntities();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const edits = seat !== null && seat.dismissed !== true && saysNotHere(seat);
  const takeBack = async ({ block, hash, code, words }: ShownWording['exceptions'][number]): Promise<void> => {
    const body = { block, hash, code, words, on: false };
    const answer = await askOnce('POST /api/opinions/:id/wording', (uuid) => ({
      id: register.opinion,
      body: { uuid, ...body },
    }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) await said.refetch();
  };
  return (
    <details>
      <summary>{t('wording.exceptions', { count: exceptions.length })}</summary>
      <ul className="wording-list">
        {exceptions.map((one) => (
          <li key={`${one.block} ${one.code} ${one.words}`} className="remark">
            <bdi>{names.paragraph(one.block)}</bdi> · {t(`wording.rule.${one.code}`)}{' '}
            <q dir="auto" lang={register.language}>
              {one.words}
            </q>
            <p>
              <bdi>{entities.name(one.by)}</bdi>: <bdi>{one.reason ?? t('wording.erased')}</bdi>
            </p>
            {edits && (
              <Button look="bare" about={names.paragraph(one.block)} onPress={() => void takeBack(one)}>
                {t('wording.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorMessage trouble={trouble} />
    </details>
  );
}
