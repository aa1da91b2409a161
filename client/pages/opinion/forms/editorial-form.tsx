/** How an agreed paragraph would read after an editorial change: what changes is marked as one types, and what is none is said before it is sent. */
import { useState } from 'react';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { baseText } from '../../../../shared/text/block.ts';
import { notEditorial } from '../../../../shared/text/editorial.ts';
import { blockOf } from '../../../editor/blocks.ts';
import { wordingOf } from '../../../editor/wording.ts';
import { Field } from '../../../ui/field.tsx';
import { toField } from '../../../ui/focus.ts';
import { useText } from '../../../ui/words.tsx';
import { useAct } from '../act.ts';
import { Difference } from '../cards/difference.tsx';
import { useOpened } from '../opened.ts';
import { ActForm } from './act-form.tsx';

export function EditorialForm({ about }: { readonly about: ShownParagraph }) {
  const { t } = useText();
  const { opinion, names, closeForm } = useOpened();
  const acting = useAct();
  const doc = opinion.view.getSnapshot()?.state.doc;
  const node = doc && blockOf(doc, about.id)?.node;
  const before = node === undefined ? '' : baseText(wordingOf(node));
  const [words, setWords] = useState(before);
  const [pressed, press] = useState(false);
  const fault = notEditorial(before, words);
  // nothing is wrong while nothing was changed
  const told =
    fault !== null && (pressed || fault !== 'nothing') ? t('refusal.not-editorial', { why: t(`editorial.fault.${fault}`) }) : null;
  const submit = async (): Promise<void> => {
    press(true);
    if (fault !== null || about.exact === null) return;
    if (await acting.send({ do: 'propose-editorial', block: about.id, exact: about.exact, words })) closeForm();
  };
  return (
    <ActForm
      title={t('editorial.title', { paragraph: names.setOff(about.id) })}
      acting={acting}
      press={t('act.proposeEditorial')}
      onSubmit={submit}
      onLeave={closeForm}
    >
      <p className="note">{t('editorial.note')}</p>
      <Field label={t('editorial.words')} error={told}>
        {(ties) => (
          <textarea {...ties} ref={toField} dir="auto" rows={6} value={words} onChange={(event) => setWords(event.target.value)} />
        )}
      </Field>
      {words !== before && (
        <>
          <h4>{t('editorial.difference')}</h4>
          <Difference before={before} after={words} />
        </>
      )}
    </ActForm>
  );
}
