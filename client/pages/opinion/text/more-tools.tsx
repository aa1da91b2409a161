/** The tools behind one button: how words look, and what a paragraph is. */
import { BLOCK_KINDS, isHeading } from '../../../../shared/opinion/vocabulary.ts';
import { changeLevel, insertBlock, setKind, toggleEmphasis, toggleStrong } from '../../../editor/commands.ts';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useOfOpened } from '../opened.ts';
import { useSuggesting } from './suggesting.ts';

const QuoteTool = later(async () => ({ default: (await import('./quote-tool.tsx')).QuoteTool }));
const ReportTools = later(async () => ({ default: (await import('../../report/tools.tsx')).ReportTools }));

export function MoreTools() {
  const { t } = useText();
  const { me } = useMyself();
  const { opinion, isReport } = useOfOpened(({ opinion, register }) => ({ opinion, isReport: register.kind === 'report' }));
  const suggesting = useSuggesting();
  return (
    <div className="form">
      {suggesting && <p className="note">{t('suggest.notThis')}</p>}
      <div className="buttons">
        <Button onPress={() => opinion.run(toggleStrong)}>
          <strong>{t('tools.strong')}</strong>
        </Button>
        <Button onPress={() => opinion.run(toggleEmphasis)}>
          <em>{t('tools.emphasis')}</em>
        </Button>
        {me.seat?.capacity === 'secretariat' && (
          <Later>
            <QuoteTool />
          </Later>
        )}
      </div>
      {isReport ? (
        <Later>
          <ReportTools />
        </Later>
      ) : (
        <ParagraphTools />
      )}
    </div>
  );
}

/** For the paragraph with the caret. */
function ParagraphTools() {
  const { t } = useText();
  const { opinion, kind, heading } = useOfOpened(({ opinion, current }) => ({
    ...{ opinion, kind: current?.kind ?? 'text', heading: current?.heading ?? null },
  }));
  const under = useOfOpened(({ register: { paragraphs: said } }) => said.find(({ id }) => id === heading)?.kind);
  const after = under === 'operative-heading' ? 'operative-item' : 'preamble-item';
  return (
    <>
      <label className="form">
        {t('tools.kind')}
        <select
          value={kind}
          onChange={(event) => {
            const wanted = BLOCK_KINDS.find((one) => one === event.target.value);
            if (wanted !== undefined) opinion.run(setKind(wanted));
          }}
        >
          {BLOCK_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`block.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="buttons">
        <Button onPress={() => opinion.run(changeLevel(1))}>{t('tools.deeper')}</Button>
        <Button onPress={() => opinion.run(changeLevel(-1))}>{t('tools.shallower')}</Button>
      </div>
      <div className="buttons">
        <Button onPress={() => opinion.run(insertBlock(isHeading(kind) || kind === 'title' || kind === 'enacting' ? after : kind))}>
          {t('tools.add')}
        </Button>
        <Button onPress={() => opinion.run(insertBlock('preamble-heading'))}>{t('tools.addPreamble')}</Button>
        <Button onPress={() => opinion.run(insertBlock('operative-heading'))}>{t('tools.addOperative')}</Button>
      </div>
    </>
  );
}
