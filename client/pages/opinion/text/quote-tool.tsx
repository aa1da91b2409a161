/** For the secretariat alone: brackets in the selected words are part of what is quoted. */
import { toggleLiteral } from '../../../editor/commands.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';

export function QuoteTool() {
  const { t } = useText();
  const opinion = useOfOpened(({ opinion }) => opinion);
  return <Button onPress={() => opinion.run(toggleLiteral)}>{t('tools.quote')}</Button>;
}
