/** Two documents laid side by side in one text: what came, what went, what was moved, in shapes and words. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { aligned } from '../../../shared/compare/align.ts';
import { textOfDocument } from '../../../shared/compare/document-text.ts';
import { compareParagraphs, type ParagraphChange } from '../../../shared/compare/paragraphs.ts';
import type { Piece } from '../../../shared/compare/words.ts';
import { isOfReport } from '../../../shared/forum/report.ts';
import { directionOf } from '../../../shared/i18n/text.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ShownDocument } from '../../../shared/wire/document.ts';
import { Tick } from '../../ui/field.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { both, useLoaded } from '../loaded.ts';
import '../text-words.css';

export function Comparison({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useText();
  const one = useLoaded('GET /api/documents/:id', { id: before });
  const other = useLoaded('GET /api/documents/:id', { id: after });
  return (
    <div className="sheet">
      <Title words={t('compare.title')} />
      <h1>{t('compare.title')}</h1>
      <Answered of={both(one, other)}>{([first, second]) => <Compared before={first} after={second} />}</Answered>
      <Link href="/documents">{t('documents.all')}</Link>
    </div>
  );
}

function Compared({ before, after }: { readonly before: ShownDocument; readonly after: ShownDocument }) {
  const { t, list } = useText();
  const [only, setOnly] = useState(false);
  const changes = useMemo(() => changesBetween(before, after), [before, after]);
  const differing = changes?.filter(({ is, moved }) => is !== 'same' || moved) ?? [];
  const count = (is: ParagraphChange['is']): number => differing.filter((one) => one.is === is).length;
  const counts = [
    ...(['changed', 'new', 'gone'] as const).map((is) => (count(is) > 0 ? t(`compare.count.${is}`, { count: count(is) }) : '')),
    differing.some(({ moved }) => moved) ? t('compare.count.moved', { count: differing.filter(({ moved }) => moved).length }) : '',
  ].filter((words) => words !== '');
  return (
    <>
      <dl className="facts">
        <dt>{t('compare.from')}</dt>
        <dd>
          <Named shown={before} />
        </dd>
        <dt>{t('compare.to')}</dt>
        <dd>
          <Named shown={after} />
        </dd>
      </dl>
      <Link href={`/documents/${after.document.id}/compare/${before.document.id}`}>{t('compare.swap')}</Link>
      {changes === null ? (
        <p className="lead">{t('compare.noText')}</p>
      ) : (
        <>
          <p>{differing.length === 0 ? t('compare.same') : list(counts)}</p>
          {differing.length > 0 && <Tick label={t('compare.onlyChanges')} checked={only} onChange={setOnly} />}
          <div className={isOfReport(after.document.content) ? 'changes text-words report' : 'changes text-words'}>
            {(only ? differing : changes).map((change) => (
              <Change key={`${change.is} ${change.paragraph.id}`} change={change} language={after.document.language} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function changesBetween(before: ShownDocument, after: ShownDocument): readonly ParagraphChange[] | null {
  const [was, is] = [textOfDocument(before), textOfDocument(after)];
  return was === null || is === null ? null : compareParagraphs(was, aligned(was, is));
}

function Named({ shown: { document } }: { readonly shown: ShownDocument }) {
  return (
    <>
      <Link href={`/documents/${document.id}`}>
        <bdi dir="ltr">{document.number}</bdi>
      </Link>{' '}
      <span lang={document.language} dir="auto">
        {document.title}
      </span>
    </>
  );
}

const SHAPE: Readonly<Record<ParagraphChange['is'], ShapeName>> = {
  same: 'ring',
  changed: 'suggestions',
  new: 'support',
  gone: 'unsettled',
};

function Change({ change, language }: { readonly change: ParagraphChange; readonly language: Language }) {
  const { t } = useText();
  const { is, moved, before, paragraph, pieces } = change;
  const { kind, level, label } = paragraph;
  return (
    <article className={`change ${is}`}>
      <div className="change-marks">
        {is !== 'same' && <Chip shape={SHAPE[is]}>{t(`compare.is.${is}`)}</Chip>}
        {moved && <Chip shape="reopened">{before?.label ? t('compare.movedFrom', { label: before.label }) : t('compare.moved')}</Chip>}
        {before !== null && before.kind !== kind && <span className="note">{t('compare.was', { kind: t(`block.${before.kind}`) })}</span>}
      </div>
      <p data-kind={kind} data-level={level} dir={directionOf(language)} lang={language}>
        {label !== '' && <span className="label">{label}</span>}
        <span>
          {pieces.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no state of their own
            <Words key={at} piece={piece} />
          ))}
        </span>
      </p>
    </article>
  );
}

/** Screen readers pass over `ins` and `del` in silence. */
function Words({ piece: { is, text } }: { readonly piece: Piece }) {
  const { t, language, dir } = useText();
  if (is === 'same') return text;
  const Mark = is;
  return (
    <Mark>
      <span className="unseen" lang={language} dir={dir}>
        {t(is === 'ins' ? 'compare.inserted' : 'compare.deleted')}{' '}
      </span>
      {text}
      <span className="unseen" lang={language} dir={dir}>
        {' '}
        {t('compare.end')}{' '}
      </span>
    </Mark>
  );
}
