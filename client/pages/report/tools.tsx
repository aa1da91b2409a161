/** What a paragraph of the report can be. It has sections and numbered paragraphs, and no keywords. */
import type { BlockKind } from '../../../shared/opinion/vocabulary.ts';
import { changeLevel, insertBlock, setKind } from '../../editor/commands.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { useOpened } from '../opinion/opened.ts';

const KINDS = ['operative-item', 'operative-heading', 'text', 'title', 'footnote'] as const satisfies readonly BlockKind[];
type Kind = (typeof KINDS)[number];

const WORDS = {
  'operative-item': 'report.paragraph',
  'operative-heading': 'report.section',
  text: 'block.text',
  title: 'block.title',
  footnote: 'block.footnote',
} as const satisfies Readonly<Record<Kind, string>>;

/** For the paragraph with the caret. */
export function ReportTools() {
  const { t } = useText();
  const { opinion, register, here } = useOpened();
  const kind = register.paragraphs.find(({ id }) => id === here)?.kind ?? 'text';
  return (
    <>
      <Choice
        label={t('tools.kind')}
        value={KINDS.find((one) => one === kind) ?? 'text'}
        onChange={(wanted) => opinion.run(setKind(wanted))}
        options={KINDS.map((one) => [one, t(WORDS[one])])}
      />
      <div className="buttons">
        <Button onPress={() => opinion.run(changeLevel(1))}>{t('tools.deeper')}</Button>
        <Button onPress={() => opinion.run(changeLevel(-1))}>{t('tools.shallower')}</Button>
      </div>
      <div className="buttons">
        <Button onPress={() => opinion.run(insertBlock('operative-item'))}>{t('tools.add')}</Button>
        <Button onPress={() => opinion.run(insertBlock('operative-heading'))}>{t('report.addSection')}</Button>
      </div>
    </>
  );
}
