/** The suggestions in the paragraph with the caret, with what may be done with each, and what has become of earlier ones. */
import { useRef } from 'react';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import type { Verdict } from '../../../../shared/opinion/vocabulary.ts';
import { waitsBeside } from '../../../../shared/page/beside.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { blockOf, ofBlock } from '../../../editor/blocks.ts';
import { wordingOf } from '../../../editor/wording.ts';
import { useOf } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { useAct } from '../act.ts';
import { SUGGESTIONS_ID } from '../keys.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import { type Suggested, suggestedIn } from './suggested.ts';
import './suggestions.css';

/** The same for most paragraphs: then a letter that is typed draws nothing here. */
const NONE: readonly Suggested[] = [];
const foundIn = ofBlock((node) => {
  const found = suggestedIn(wordingOf(node));
  return found.length === 0 ? NONE : found;
});

export function Suggestions() {
  const { t } = useText();
  const { opinion, here } = useOfOpened(({ opinion, here }) => ({ opinion, here }));
  const section = useRef<HTMLElement>(null);
  const found = useOf(opinion.words, (words) => {
    const node = words === null || here === null ? undefined : blockOf(words, here)?.node;
    return node === undefined ? NONE : foundIn(node);
  });
  const settled = useSettled();
  if (found.length === 0 && settled.length === 0) return null;
  return (
    <section ref={section} id={SUGGESTIONS_ID} className="suggested" tabIndex={-1} aria-label={t('suggest.title')}>
      {found.map((one) => (
        <SuggestionCard key={`${one.by}:${one.id}`} suggested={one} done={() => section.current?.focus()} />
      ))}
      <Settled all={settled} />
    </section>
  );
}

function SuggestionCard({ suggested, done }: { readonly suggested: Suggested; readonly done: () => void }) {
  const { t } = useText();
  const entities = useEntities();
  const { by, whole, pieces } = suggested;
  return (
    <article className="card suggestions" data-suggestion={suggested.id}>
      <h3>
        <Chip shape="suggestions" strong>
          {t('suggest.by', { state: entities.name(by) })}
        </Chip>
      </h3>
      {whole !== null && <p className="note">{t(`suggest.${whole}`)}</p>}
      <p className="suggested-words" dir="auto">
        {pieces.map(({ text, how }, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity
          how === 'comes' ? <ins key={at}>{text}</ins> : how === 'goes' ? <del key={at}>{text}</del> : text,
        )}
      </p>
      {waitsBeside(by, entities) && <p className="note">{t('suggest.beside')}</p>}
      <Verdicts suggested={suggested} done={done} />
    </article>
  );
}

const WORDS = { accept: 'suggest.accept', reject: 'suggest.reject', park: 'suggest.park', 'take-back': 'suggest.takeBack' } as const;

function Verdicts({ suggested: { by, id }, done }: { readonly suggested: Suggested; readonly done: () => void }) {
  const { t } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const { here, settles } = useOfOpened(({ here, settles }) => ({ here, settles }));
  const now = useOpenedNow();
  const { send, problem } = useAct();
  if (me.seat === null || here === null) return null;
  const own = me.seat.entity === by && RIGHTS[me.seat.capacity].suggest;
  // of its own entity's nobody but the chair decides
  const decides = settles && (me.seat.entity !== by || me.seat.capacity === 'chair');
  const verdicts: readonly Verdict[] = [
    ...(decides ? (['accept', 'reject', 'park'] as const) : []),
    ...(own ? (['take-back'] as const) : []),
  ];
  const settle = async (verdict: Verdict): Promise<void> => {
    const exact = now().register.paragraphs.find((one) => one.id === here)?.exact ?? '';
    if (await send({ do: 'settle', block: here, of: by, id, verdict, exact })) done();
  };
  const whose = t('suggest.by', { state: entities.name(by) });
  return (
    <>
      {!decides && <p className="note">{t('suggest.decides')}</p>}
      <div className="buttons">
        {verdicts.map((verdict) => (
          <MayButton key={verdict} asks="settle" on={here} about={whose} onPress={() => void settle(verdict)}>
            {t(WORDS[verdict])}
          </MayButton>
        ))}
      </div>
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </>
  );
}

function useSettled(): ShownParagraph['settled'] {
  const here = useOfOpened((opened) => opened.here);
  return useOfOpened(({ register: { paragraphs: said } }) => said.find(({ id }) => id === here)?.settled ?? []);
}

function Settled({ all }: { readonly all: ReturnType<typeof useSettled> }) {
  const { t, moment } = useText();
  const entities = useEntities();
  return all.map(({ entity, verdict, seq, at, note }) => (
    <article key={seq} className="card settled">
      <h3>{t(`settled.${verdict}`, { state: entities.name(entity) })}</h3>
      <p className="note">
        {note?.person ? t('settled.by', { moment: moment(at), person: note.person }) : t('settled.at', { moment: moment(at) })}
      </p>
      {verdict === 'park' && note?.words && (
        <div className="worded">
          <p className="note">{t('settled.words')}</p>
          <p dir="auto">{note.words}</p>
        </div>
      )}
    </article>
  ));
}
