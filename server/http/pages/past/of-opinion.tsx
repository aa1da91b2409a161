/** Of which opinion a page is: its number, and its title in its own language. */
import type { Text } from '../../../../shared/i18n/text.ts';
import type { Register } from '../../../../shared/opinion/register.ts';
import type { Language } from '../../../../shared/opinion/vocabulary.ts';
import { calledWords } from '../../../../shared/page/opinion-head.ts';

export interface OfOpinion {
  readonly text: Text;
  readonly opinion: string;
  readonly called: string;
  readonly title: string;
  readonly language: Language;
}

export const ofOpinion = (opinion: string, text: Text, register: Register): OfOpinion => ({
  ...{ text, opinion, called: calledWords(text, register) },
  ...{ title: register.title, language: register.language },
});

export const OpinionLine = ({ called, title, language }: Pick<OfOpinion, 'called' | 'title' | 'language'>) => (
  <p>
    <bdi>{called}</bdi> · <bdi lang={language}>{title}</bdi>
  </p>
);
