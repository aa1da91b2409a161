/** The text of an opinion for reading, where nobody is connected to it: while a session goes on with it elsewhere, and after one. */
import { use, useEffect } from 'react';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { FirstTextContext } from '../first-text.ts';
import { useLoaded } from '../loaded.ts';
import { TextWords } from '../text-words.tsx';
import { Waiting } from '../waiting.tsx';

export function AsItStood({ id }: { readonly id: string }) {
  const { t } = useText();
  const first = use(FirstTextContext);
  const { value: register, trouble } = useLoaded('GET /api/opinions/:id/register', { id });
  const { value: text } = useLoaded('GET /api/opinions/:id/text', { id });
  const come = register !== null && text !== null;
  useEffect(() => {
    if (come) first?.end();
  }, [come, first]);
  if (!come) return trouble === null ? <Waiting opinion={id} /> : <ErrorMessage trouble={trouble} />;
  return (
    <article className="as-it-stood">
      <Title words={`${register.number} ${register.title}`} />
      <h1>{t(register.phase === 'adopted' ? 'home.opinion' : 'home.draft', { number: register.number })}</h1>
      <div className="text-words" lang={register.language}>
        <TextWords blocks={text.blocks} />
      </div>
    </article>
  );
}
