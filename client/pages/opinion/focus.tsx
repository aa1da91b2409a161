/** What the meeting has before it: said on every page, set by whoever leads, and followed by those who want to. */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { keepInSight } from '../../ui/bars.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useForum } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { floorOf, type ShownFloor } from '../meeting/floor-of.ts';
import { useMyself } from '../myself.ts';
import { useAct } from './act.ts';
import { Answer } from './answer.tsx';
import { MayButton } from './may-button.tsx';
import { useOfOpened } from './opened.ts';
import { showParagraph } from './text/in-sight.ts';

export function FocusLine() {
  const { t } = useText();
  const { me } = useMyself();
  const { block, here, names, goTo } = useOfOpened(({ register: { focus, paragraphs }, names, goTo }) => ({
    ...{ block: focus.block, names, goTo },
    // a call says it itself (call-bar.tsx)
    here: paragraphs.find(({ id, call }) => id === focus.block && call === null)?.positions,
  }));
  const [follows, setFollows] = useState(false);
  // the caret stays where the reader has it
  useEffect(() => (follows && block !== null ? keepInSight(() => showParagraph(block)) : undefined), [follows, block]);
  if (block === null && !follows) return null;
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
          {here !== undefined && <Answer block={block} positions={here} />}
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
  const { id, focus } = useOfOpened(({ current, register: { focus } }) => ({ id: current?.removed === false ? current.id : null, focus }));
  const { send, problem } = useAct();
  if (id === null) return null;
  const { block, view, story } = focus;
  const isHere = block === id;
  const isTold = isHere && story === true;
  return (
    <>
      <MayButton pressed={isHere} asks="focus" on={id} onPress={() => void send({ do: 'focus', block: isHere ? null : id, view })}>
        {t('focus.put')}
      </MayButton>
      {isHere && (
        <MayButton
          pressed={view === 'clean'}
          asks="focus"
          on={id}
          onPress={() => void send({ do: 'focus', block, view: view === 'clean' ? 'marked' : 'clean' })}
        >
          {t('focus.clean')}
        </MayButton>
      )}
      <MayButton
        pressed={isTold}
        asks="focus"
        on={id}
        onPress={() => void send({ do: 'focus', block: id, view, ...(!isTold && { story: true }) })}
      >
        {t('focus.story')}
      </MayButton>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
      {isHere && <Elsewhere />}
    </>
  );
}

/** The screen of the room goes by the agenda of the meeting: where that is at something else, nothing of this text is seen there. */
function Elsewhere() {
  const { forum } = useForum();
  const opinion = useOfOpened(({ register }) => register.opinion);
  const table = forum?.tables.find((one) => one.opinion === opinion);
  if (forum === null || table === undefined) return null;
  const floor = floorOf(forum, table.meeting);
  return floor.at === null || floor.at.opinion === opinion ? null : <OnScreen {...floor} at={floor.at} />;
}

function OnScreen({ meeting, agenda, at }: ShownFloor & { readonly at: NonNullable<ShownFloor['at']> }) {
  const { t } = useText();
  const opinions = useLoaded('GET /api/opinions');
  const taken = opinions.value?.find(({ id }) => id === at.opinion);
  const what = taken === undefined ? agenda.find(({ item }) => item === at.item)?.title : t('home.draft', { number: taken.number });
  return (
    <>
      <p className="note">
        {t('focus.onScreen', { what: what ?? '' })} <Link href={`/meetings/${meeting}`}>{t('focus.agenda')}</Link>
      </p>
      <NotRead of={opinions} />
    </>
  );
}
