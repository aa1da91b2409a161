/** What stands between the text and its adoption, and what is said on the opinion as a whole. Every point leads to its paragraphs. */

import { lazy, useState } from 'react';
import { Link } from 'wouter';
import { listed } from '../../../shared/i18n/refusal.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { inTheWay } from '../../../shared/page/in-the-way.ts';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import { Chip } from '../../ui/chip.tsx';
import { Later, retryImport } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { useOpened } from './opened.ts';
import './between.css';

const whole = retryImport(async () => ({ default: (await import('./cards/whole.tsx')).Whole }));
const Whole = lazy(whole);

export const preloadWhole = (): Promise<unknown> => whole();

const SHAPES: Readonly<Partial<Record<Refusal['code'], ShapeName>>> = {
  'objection-stands': 'objected',
  'time-asked': 'pending',
  'brackets-left': 'unsettled',
  'suggestions-left': 'suggestions',
  'not-agreed': 'open',
  'linked-open': 'conditional',
};

export function Between() {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const { register, form, closeForm } = useOpened();
  const { blockers, phase } = register;
  const { forum } = useForum();
  const [chosen, setChosen] = useState<boolean | null>(null);
  // the chair reads it first, but for a roll on a low screen: then little enough of the text is left to see
  const roll = forum?.underWay.some(({ opinions, state }) => state === 'roll' && opinions.includes(register.opinion)) === true;
  const open = chosen ?? (me.seat?.capacity === 'chair' && !(roll && matchMedia('(max-height: 62.5rem)').matches));
  const writing = form !== null && form.about === null;
  if (!goesOn(phase)) return null;
  return (
    <details
      className="between"
      open={open || writing}
      onToggle={({ currentTarget }) => {
        // it says so too when it was not pressed
        if (currentTarget.open === (open || writing)) return;
        setChosen(currentTarget.open);
        if (!currentTarget.open && writing) closeForm();
      }}
    >
      <summary>
        {t('between.title')}
        {blockers.length > 0 && <span className="note"> {inTheWay(blockers, text)}</span>}
      </summary>
      {blockers.length === 0 ? (
        <Chip shape="agreed">{t('between.nothing')}</Chip>
      ) : (
        <ul>
          {blockers.map((refusal) => (
            <Blocker key={JSON.stringify(refusal)} refusal={refusal} />
          ))}
        </ul>
      )}
      <Later>
        <Whole />
      </Later>
    </details>
  );
}

function Blocker({ refusal }: { readonly refusal: Refusal }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { sayNo, names } = useOpened();
  const { code, blocks = [], elsewhere = [], entities: states = [], date } = refusal;
  const named = listed(
    text,
    states.map((id) => entities.name(id)),
  );
  const sentence =
    code === 'objection-stands'
      ? t('between.objection-stands', { count: states.length, states: named })
      : code === 'time-asked'
        ? t('between.time-asked', { count: states.length, states: named, date: text.date(date ?? 0) })
        : code === 'brackets-left' || code === 'suggestions-left' || code === 'not-agreed'
          ? t(`between.${code}`)
          : code === 'linked-open'
            ? t('between.linked-open', { states: named })
            : sayNo(refusal, { do: 'call-adoption', docHash: '', textHash: '' });
  const onWhole = blocks.length === 0 && (code === 'objection-stands' || code === 'time-asked');
  return (
    <li>
      <Chip shape={SHAPES[code] ?? 'pending'}>{sentence}</Chip>
      {onWhole && <bdi>{names.paragraph(null)}</bdi>}
      <Ways blocks={blocks} />
      {elsewhere.map((one) => (
        <Link key={`${one.opinion}/${one.block}`} className="way" href={`/o/${one.opinion}#${one.block}`}>
          <bdi>{names.elsewhere(one)}</bdi>
        </Link>
      ))}
    </li>
  );
}

const FEW = 8;

export function Ways({ blocks }: { readonly blocks: readonly BlockId[] }) {
  const { t } = useText();
  if (blocks.length === 0) return null;
  return (
    <>
      {blocks.slice(0, FEW).map((block) => (
        <Way key={block} block={block} />
      ))}
      {blocks.length > FEW && (
        <details className="rest">
          <summary>{t('between.all', { count: blocks.length - FEW })}</summary>
          {blocks.slice(FEW).map((block) => (
            <Way key={block} block={block} />
          ))}
        </details>
      )}
    </>
  );
}

function Way({ block }: { readonly block: BlockId }) {
  const { names, goTo } = useOpened();
  return (
    <button type="button" className="way" onClick={() => goTo(block)}>
      <bdi>{names.paragraph(block)}</bdi>
    </button>
  );
}
