/** What is suggested in a paragraph, one suggestion at a time, with as many of the words around it as it takes to see where it is. */
import { type Suggestion, suggestionsOf, type TextBlock, wholeSuggestion } from '../../../../shared/text/block.ts';

export interface Piece {
  readonly text: string;
  readonly how: 'stays' | 'comes' | 'goes';
}

export interface Suggested extends Pick<Suggestion, 'by' | 'id'> {
  /** The paragraph comes or goes as a whole. */
  readonly whole: 'comes' | 'goes' | null;
  readonly pieces: readonly Piece[];
}

export function suggestedIn(block: TextBlock): readonly Suggested[] {
  const keys = new Map(suggestionsOf(block).map(({ by, id }) => [`${by}:${id}`, { by, id }]));
  return [...keys.values()].map((key) => {
    const paragraph = wholeSuggestion(block);
    const isWhole = paragraph !== null && paragraph.by === key.by && paragraph.id === key.id;
    const whole = isWhole ? (paragraph.verb === 'ins' ? 'comes' : 'goes') : null;
    return { ...key, whole, pieces: shortened(piecesOf(block, key, whole)) };
  });
}

/** Words that another suggestion would bring are left out. */
function piecesOf({ runs }: TextBlock, key: Pick<Suggestion, 'by' | 'id'>, whole: Suggested['whole']): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, marks } of runs) {
    const mine = marks.find(({ attrs }) => attrs.by === key.by && attrs.id === key.id);
    if (mine === undefined && marks.some(({ name }) => name === 'insertion')) continue;
    const how = whole ?? (mine === undefined ? 'stays' : mine.name === 'insertion' ? 'comes' : 'goes');
    const last = pieces.at(-1);
    if (last?.how === how) pieces[pieces.length - 1] = { how, text: last.text + text };
    else pieces.push({ how, text });
  }
  return pieces;
}

const AROUND = 28;

function shortened(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map(({ text, how }, at) => {
    const letters = [...text];
    const [start, end] = [at === 0, at === pieces.length - 1];
    if (how !== 'stays' || letters.length <= AROUND * (start || end ? 1 : 2)) return { text, how };
    const before = letters.slice(0, AROUND).join('').trimEnd();
    const after = letters.slice(-AROUND).join('').trimStart();
    return { how, text: start ? `…${after}` : end ? `${before}…` : `${before} … ${after}` };
  });
}
