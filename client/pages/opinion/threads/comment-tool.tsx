import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOpenedNow } from '../opened.ts';
import { threadsHere } from './here.ts';
import { useWhyNot } from './use-threads.ts';

/** Begins a comment on the words that are chosen, or on their paragraph. `about`: in the menu of a paragraph, its name. */
export function CommentTool({ about }: { readonly about?: string }) {
  const { t } = useText();
  const now = useOpenedNow();
  const why = useWhyNot();
  return (
    <Button look="bare" about={about} shape="thread" why={why} onPress={() => threadsHere.getSnapshot()?.start(now())}>
      {t('thread.one')}
    </Button>
  );
}
