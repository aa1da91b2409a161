/** Each point that stands between the text and its adoption, with the ways to its paragraphs; and what is said on the opinion as a whole. */
import { Link } from 'wouter';
import { listed } from '../../../shared/i18n/refusal.ts';
import type { Refusal } from '../../../shared/opinion/refusal.ts';
import { shapeOf } from '../../../shared/page/in-the-way.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { Whole } from './cards/whole.tsx';
import { type Opened, useOfOpened } from './opened.ts';
import { Ways } from './ways.tsx';

export function Points() {
  const { t } = useText();
  const { blockers, names, goTo, sayNo } = useOfOpened(({ register: { blockers }, names, goTo, sayNo }) => ({
    ...{ blockers, names, goTo, sayNo },
  }));
  return (
    <>
      {blockers.length === 0 ? (
        <Chip shape="agreed">{t('between.nothing')}</Chip>
      ) : (
        <ul>
          {blockers.map((refusal) => (
            <Blocker key={JSON.stringify(refusal)} refusal={refusal} names={names} goTo={goTo} sayNo={sayNo} />
          ))}
        </ul>
      )}
      <Whole />
    </>
  );
}

interface BlockerProps extends Pick<Opened, 'names' | 'goTo' | 'sayNo'> {
  readonly refusal: Refusal;
}

function Blocker({ refusal, names, goTo, sayNo }: BlockerProps) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
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
      <Chip shape={shapeOf(refusal)}>{sentence}</Chip>
      {onWhole && <bdi>{names.paragraph(null)}</bdi>}
      <Ways blocks={blocks} names={names} goTo={goTo} />
      {elsewhere.map((one) => (
        <Link key={`${one.opinion}/${one.block}`} className="way" href={`/o/${one.opinion}#${one.block}`}>
          <bdi>{names.elsewhere(one)}</bdi>
        </Link>
      ))}
    </li>
  );
}
