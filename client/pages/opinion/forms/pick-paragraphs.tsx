import type { ButWords } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { OpinionNames } from '../../../../shared/page/paragraph-names.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import './pick-paragraphs.css';

interface PickParagraphsProps {
  readonly legend: string;
  readonly among: readonly ButWords[];
  readonly chosen: ReadonlySet<BlockId>;
  readonly onChoose: (chosen: ReadonlySet<BlockId>) => void;
  readonly lacking: boolean;
  /** Where they are not those of the opinion on this page. */
  readonly names?: Pick<OpinionNames, 'paragraph'>;
}

/** Paragraphs by name, each to tick. */
export function PickParagraphs({ legend, among, chosen, onChoose, lacking, names: others }: PickParagraphsProps) {
  const { t } = useText();
  const { names } = useOpened();
  const called = others ?? names;
  return (
    <>
      <fieldset className="form pick-paragraphs">
        <legend>{legend}</legend>
        {among.map(({ id }) => (
          <Tick
            key={id}
            label={called.paragraph(id)}
            checked={chosen.has(id)}
            onChange={(on) => onChoose(new Set([...[...chosen].filter((one) => one !== id), ...(on ? [id] : [])]))}
          />
        ))}
      </fieldset>
      {lacking && <ErrorWords>{t('form.needed')}</ErrorWords>}
    </>
  );
}
