/** The paragraphs that a contribution speaks to: chosen by draft and paragraph, by the names that the opinion's own page gives them. */
import { useState } from 'react';
import type { Passage } from '../../../shared/forum/contribution.ts';
import { isOfReport, REPORT } from '../../../shared/forum/report.ts';
import { inWords } from '../../../shared/i18n/set-off.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useText } from '../../ui/words.tsx';
import { useLoaded } from '../loaded.ts';
import { useNamed } from '../named-opinion.ts';

interface Choosing {
  readonly passages: readonly Passage[];
  readonly onChange: (passages: readonly Passage[]) => void;
}

export function Passages({ passages, onChange }: Choosing) {
  const { t, facts } = useText();
  const drafts = useLoaded('GET /api/docket').value?.drafts.filter(({ hasText }) => hasText) ?? [];
  const documents = useLoaded('GET /api/documents').value ?? [];
  const texts = [
    ...(documents.some(({ content }) => isOfReport(content)) ? [[REPORT, t('report.name')] as const] : []),
    ...drafts.map((one) => [one.draft, facts([one.number, one.title])] as const),
  ];
  const [opinion, setOpinion] = useState(passages[0]?.opinion ?? '');
  const opinions = [...new Set(passages.map((one) => one.opinion))];
  return (
    <fieldset className="form">
      <legend>{t('contribution.passages')}</legend>
      {opinions.map((id) => (
        <Chosen key={id} opinion={id} passages={passages} onChange={onChange} />
      ))}
      {texts.length > 0 && <Choice label={t('documents.opinion')} value={opinion} onChange={setOpinion} options={[['', ''], ...texts]} />}
      {opinion !== '' && <Picker key={opinion} opinion={opinion} passages={passages} onChange={onChange} />}
    </fieldset>
  );
}

function Picker({ opinion, passages, onChange }: Choosing & { readonly opinion: string }) {
  const { t } = useText();
  const named = useNamed(opinion);
  const [block, setBlock] = useState('');
  if (named === null) return <p>{t('app.loading')}</p>;
  const free = named.blocks.filter((id) => !passages.some((one) => one.opinion === opinion && one.block === id));
  const add = (): void => {
    if (block !== '') onChange([...passages, { opinion, block }]);
    setBlock('');
  };
  return (
    <>
      <Choice
        label={t('contribution.paragraph')}
        value={block}
        onChange={setBlock}
        options={[['', ''], ...free.map((id) => [id, named.names.paragraph(id)] as const)]}
      />
      <div className="buttons">
        <Button onPress={add}>{t('contribution.addPassage')}</Button>
      </div>
    </>
  );
}

function Chosen({ opinion, passages, onChange }: Choosing & { readonly opinion: string }) {
  const { t } = useText();
  const named = useNamed(opinion);
  return (
    <ul className="rows">
      {passages
        .filter((one) => one.opinion === opinion)
        .map((one) => {
          const paragraph = named?.names.setOff(one.block) ?? inWords(t('paragraph.unnamed'));
          return (
            <li key={one.block}>
              <bdi>{named?.names.paragraph(one.block)}</bdi>
              <Button look="bare" onPress={() => onChange(passages.filter((other) => other !== one))}>
                {t('contribution.dropPassage', { paragraph })}
              </Button>
            </li>
          );
        })}
    </ul>
  );
}
