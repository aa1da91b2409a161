/** What can be done to the text beside typing. Letters and numbers are never typed: they follow from what a paragraph is. */
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { writing } from '../../../../shared/opinion/writing.ts';
import { bracket } from '../../../editor/commands.ts';
import { redo, undo } from '../../../editor/large-undo.ts';
import { Button } from '../../../ui/button.tsx';
import { Drop } from '../../../ui/drop.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOfOpened } from '../opened.ts';
import { CommentTool } from '../threads/later.ts';
import { useSuggesting } from './suggesting.ts';

const MoreTools = later(async () => ({ default: (await import('./more-tools.tsx')).MoreTools }));

export function TextTools() {
  const { t } = useText();
  const { me } = useMyself();
  const opinion = useOfOpened(({ opinion }) => opinion);
  const rights = me.seat === null ? null : RIGHTS[me.seat.capacity];
  return (
    <>
      <Button look="bare" onPress={() => opinion.run(undo)} label={t('opinion.undo')}>
        <span className="mirrored">↶</span>
      </Button>
      <Button look="bare" onPress={() => opinion.run(redo)} label={t('opinion.redo')}>
        <span className="mirrored">↷</span>
      </Button>
      {(rights?.hold || rights?.office) && (
        <Button look="bare" onPress={() => opinion.run(bracket)} label={t('keys.bracket')}>
          [ ]
        </Button>
      )}
      <Suggesting />
      <Later>
        <CommentTool />
      </Later>
      <Drop summary={t('tools.title')}>
        <Later>
          <MoreTools />
        </Later>
      </Drop>
    </>
  );
}

function Suggesting() {
  const { t } = useText();
  const { me } = useMyself();
  const { opinion, how } = useOfOpened(({ opinion, register }) => ({ opinion, how: me.seat && writing(register, me.seat) }));
  const on = useSuggesting();
  if (how !== 'may' && how !== 'must') return null;
  return (
    <Button look="bare" pressed={on} why={how === 'must' ? t('suggest.must') : null} onPress={() => opinion.manner.suggest(!on)}>
      {t('suggest.mode')}
    </Button>
  );
}
