/** A passage that can be a wording of the whole paragraph becomes a suggestion at one press. */
import { useState } from 'react';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import type { FoundPassage } from '../../../../shared/wire/agreed.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import { useSuggestWording } from '../text/suggest-wording.ts';
import type { AskedWords } from './asked.ts';

interface SuggestPassageProps {
  readonly asked: AskedWords | null;
  readonly passage: FoundPassage;
}

export function SuggestPassage({ asked, passage: { text, language } }: SuggestPassageProps) {
  const { t } = useText();
  const { register, live, names } = useOpened();
  const [problem, setProblem] = useState<string | null>(null);
  const suggests = useSuggestWording();
  // it would take the place of the whole paragraph, and not of the words that are selected
  const whole = asked === null || asked.isSelected ? null : asked.block;
  const suggest = language === register.language ? suggests(whole, text) : null;
  if (suggest === null) return null;
  return (
    <>
      <Button why={live ? null : t('act.notLive')} about={names.paragraph(whole)} onPress={() => setProblem(suggest())}>
        {t('cure.suggest')}
      </Button>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </>
  );
}
