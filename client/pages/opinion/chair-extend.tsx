/** More time for a silence procedure: a later deadline for all that was called together, of which every Member State is told first. */
import { useState } from 'react';
import type { ShownCall } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useAct } from './act.ts';
import { NoticeFirst } from './notice-first.tsx';
import { useOpened } from './opened.ts';

interface ExtendProps {
  readonly call: ShownCall;
  /** One of the paragraphs under it. */
  readonly block: BlockId;
}

export function Extend({ call, block }: ExtendProps) {
  const { t } = useText();
  const { me } = useMyself();
  const { register, why } = useOpened();
  const { send, problem } = useAct();
  const [until, setUntil] = useState('');
  const deadline = new Date(until).getTime();
  const extend = async (): Promise<void> => {
    if (await send({ do: 'extend-call', of: call.seq, deadline })) setUntil('');
  };
  return (
    <div className="buttons">
      <label className="chair-line">
        {t('chair.extendUntil')}
        <input type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <Button why={until === '' ? t('chair.extendFirst') : why('extend-call', block)} onPress={() => void extend()}>
        {t('chair.extend')}
      </Button>
      {problem !== null && <p className="error">{problem}</p>}
      {until !== '' && !me.demo && <NoticeFirst opinion={register.opinion} deadline={deadline} />}
    </div>
  );
}
