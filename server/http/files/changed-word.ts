/**
 * What changed in an opinion as a Word file: the whole text, in which what came, went and moved since a baseline are revisions. Whose they are
 * and of when is told as the policy tells it to the reader (H41); where it does not, they are the forum's, of the position that the file shows.
 * So is every move: an order is of nobody's hand.
 */
import { directionOf } from '../../../shared/i18n/text.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { Reading } from '../../../shared/page/text-html.ts';
import { cleanBlock, hasMark, type TextRun } from '../../../shared/text/block.ts';
import { runsFromRight } from '../../export/direction.ts';
import { authorIn } from '../../export/remarks.ts';
import { wordRun } from '../../export/runs.ts';
import { type Hashes, wordSheet } from '../../export/word-reading.ts';
import type { WordMove, WordParagraph, WordRun, WordText } from '../../export/word-text.ts';
import type { Author, MarkedPiece } from '../../room/past/marks.ts';
import { aboutWords, baselineWords, changeWords, narrowedWords, workerWords } from '../pages/past/parts.ts';
import { withheldWords } from '../pages/withheld.ts';
import { type ChangedLine, linesWithMoves } from '../views/changed-lines.ts';
import type { FoundChanges } from '../views/changes.ts';

interface Given {
  readonly reading: Reading;
  readonly forum: string;
  readonly runs: ReadonlyMap<BlockId, readonly TextRun[]>;
}

export function changedWord(reading: Reading, hashes: Hashes, found: FoundChanges, forum: string): WordText {
  const { text, blocks } = reading;
  const since = text.t('app.valueOf', { field: text.t('past.since'), is: baselineWords(text, found.since) });
  const given = { reading, forum, runs: new Map(blocks.map((block) => [block.id, cleanBlock(block).runs])) };
  return {
    ...wordSheet(reading, hashes, forum, [text.t('compare.title'), since, ...narrowedWords(reading, found)]),
    paragraphs: linesWithMoves(found).map((one) => paragraphOf(one, given)),
  };
}

function paragraphOf({ line, change, pieces }: ChangedLine, { reading, forum, runs }: Given): WordParagraph {
  const { register, text, entities } = reading;
  const { id, kind, level, label } = line;
  const [first] = pieces;
  const whole = change?.is === 'new' || line.is === 'gone' ? whoseOf(first, reading, forum) : null;
  const marks = { inserted: whole?.inserted ?? null, deleted: whole?.deleted ?? null, ...(whole?.at !== undefined && { at: whole.at }) };
  const move = change?.moved === true ? moveOf(line, forum) : null;
  const said = change === null || line.is === 'left' ? [] : [changeWords(text, change), ...aboutWords({ text, entities }, change)];
  return {
    ...{ block: id, style: kind, level, ...marks, ...(move && { move }) },
    rtl: runsFromRight(line.text) ?? directionOf(register.language) === 'rtl',
    runs: [
      ...(label === '' ? [] : [wordRun(label, { label: true, ...marks })]),
      ...looked(pieces, line.is === 'there' ? (runs.get(id) ?? []) : []).map(({ piece, look }) =>
        wordRun(withheldWords(piece.text, text), { ...look, ...whoseOf(piece, reading, forum) }),
      ),
    ],
    comments: said.length === 0 ? [] : [{ author: forum, initials: '', at: register.at, lines: said }],
    threads: [],
  };
}

const moveOf = ({ id, is }: ChangedLine['line'], author: string): WordMove => ({
  way: is === 'left' ? 'from' : 'to',
  name: `move_${id}`,
  author,
});

type Whose = Pick<WordRun, 'inserted' | 'deleted' | 'at'>;

function whoseOf(piece: MarkedPiece | undefined, { text, entities }: Reading, forum: string): Whose | null {
  if (piece === undefined || piece.is === 'same') return null;
  const { is, by = [], at } = piece;
  const nameOf = (one: Author): string =>
    one === null || typeof one === 'string' ? workerWords({ text, entities }, one) : authorIn(entities)(one.entity);
  const author = by.every((one) => one === null) ? forum : text.list(by.map(nameOf));
  return { inserted: is === 'ins' ? author : null, deleted: is === 'del' ? author : null, ...(at !== undefined && { at }) };
}

interface Looked {
  readonly piece: MarkedPiece;
  readonly look: Pick<WordRun, 'strong' | 'emphasis'>;
}

const PLAIN = { strong: false, emphasis: false };

/** Words that stand there are set as they are; how those were that went is not kept. */
function looked(pieces: readonly MarkedPiece[], runs: readonly TextRun[]): readonly Looked[] {
  /** The run that is being read, and how far: both lists are in order. */
  let [next, from] = [0, 0];
  return pieces.flatMap((piece): readonly Looked[] => {
    if (piece.is === 'del') return [{ piece, look: PLAIN }];
    const found: Looked[] = [];
    for (let left = piece.text.length; left > 0; ) {
      const run = runs[next];
      if (run === undefined) break;
      const text = run.text.slice(from, from + left);
      left -= text.length;
      from += text.length;
      if (text !== '') found.push({ piece: { ...piece, text }, look: { strong: hasMark(run, 'strong'), emphasis: hasMark(run, 'em') } });
      if (from >= run.text.length) [next, from] = [next + 1, 0];
    }
    return found.length === 0 ? [{ piece, look: PLAIN }] : found;
  });
}
