/** What the meeting has before it: said on every page, set by whoever leads, and followed by those who want to. */
import { useEffect, useState } from 'react';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { keepInSight } from '../../ui/bars.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useAct } from './act.ts';
import { Answer } from './answer.tsx';
import { useOpened } from './opened.ts';
import { showParagraph } from './text/in-sight.ts';

export function FocusLine() {
  const { t } = useText();
  const { me } = useMyself();
  const { register, names, goTo } = useOpened();
  const [follows, setFollows] = useState(false);
  const { block } = register.focus;
  // the caret stays where the reader has it
  useEffect(() => (follows && block !== null ? keepInSight(() => showParagraph(block)) : undefined), [follows, block]);
  if (block === null && !follows) return null;
  const here = register.paragraphs.find(({ id }) => id === block);
  return (
    <section className="focus-line" aria-label={t('focus.here')}>
      {block !== null && (
        <>
          <Chip shape="focus" strong>
            {t('focus.here')}
          </Chip>
          <button type="button" className="way" onClick={() => goTo(block)}>
            <bdi>{names.paragraph(block)}</bdi>
          </button>
          {/* a call says it itself (call-bar.tsx) */}
          {here?.call === null && <Answer block={block} positions={here.positions} />}
        </>
      )}
      {me.seat?.capacity !== 'chair' && (
        <Button look="bare" pressed={follows} onPress={() => setFollows(!follows)}>
          {t('focus.follow')}
        </Button>
      )}
    </section>
  );
}

/** For the current paragraph. */
export function FocusButtons() {
  const { t } = useText();
  const { current, register, why } = useOpened();
  const { send, problem } = useAct();
  if (current === null || current.removed) return null;
  const { id } = current;
  const { block, view, story } = register.focus;
  const isHere = block === id;
  const isTold = isHere && story === true;
  return (
    <>
      <Button pressed={isHere} why={why('focus', id)} onPress={() => void send({ do: 'focus', block: isHere ? null : id, view })}>
        {t('focus.put')}
      </Button>
      {isHere && (
        <Button
          pressed={view === 'clean'}
          why={why('focus', id)}
          onPress={() => void send({ do: 'focus', block, view: view === 'clean' ? 'marked' : 'clean' })}
        >
          {t('focus.clean')}
        </Button>
      )}
      <Button
        pressed={isTold}
        why={why('focus', id)}
        onPress={() => void send({ do: 'focus', block: id, view, ...(!isTold && { story: true }) })}
      >
        {t('focus.story')}
      </Button>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </>
  );
}
