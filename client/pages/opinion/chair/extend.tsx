/** More time for a silence procedure: a later deadline for all that was called together, of which every Member State is told first. */
import { useState } from 'react';
import type { ShownCall } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { useOfOpened, useOpened } from '../opened.ts';
import { NoticeFirst } from './notice-first.tsx';

interface ExtendProps {
  readonly call: ShownCall;
  /** Paragraphs under it. */
  readonly blocks: readonly [BlockId, ...BlockId[]];
  /** Which of several it is has to be said. */
  readonly named: boolean;
}

export function Extend({ call, blocks, named }: ExtendProps) {
  const { t } = useText();
  const { me } = useMyself();
  const { send, problem } = useAct();
  const [until, setUntil] = useState('');
  const deadline = new Date(until).getTime();
  const { paragraphs, why } = useOfOpened(({ names, why: whyNot }) => ({
    ...{ paragraphs: names.paragraphs(blocks), why: until === '' ? t('chair.extendFirst') : whyNot('extend-call', blocks[0]) },
  }));
  const extend = async (): Promise<void> => {
    if (await send({ do: 'extend-call', of: call.seq, deadline })) setUntil('');
  };
  return (
    <div className="buttons">
      <label className="chair-line">
        {t('chair.extendUntil')} {named && <bdi>{paragraphs}</bdi>}
        <input type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <Button why={why} about={named ? paragraphs : undefined} onPress={() => void extend()}>
        {t('chair.extend')}
      </Button>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {until !== '' && !me.demo && <Notice deadline={deadline} after={call.deadline ?? 0} />}
    </div>
  );
}

function Notice({ deadline, after }: { readonly deadline: number; readonly after: number }) {
  const { register, clock } = useOpened();
  return <NoticeFirst opinion={register.opinion} deadline={deadline} earliest={Math.max(after, clock.getSnapshot()) + 1} />;
}
