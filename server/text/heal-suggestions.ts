/**
 * Nobody makes a suggestion of others larger, or carries it where they did not suggest it (T52). Editors write such marks anew where they split,
 * join or move, and Yjs does not tell that from a forgery, so the paragraphs before and after are compared: what was part of the suggestion
 * stays so. Other words that come under it are suggested by whoever wrote them, and a deletion of them by nobody.
 */
import * as Y from 'yjs';
import { placesBefore } from '../../shared/compare/letters.ts';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import {
  type Suggestion,
  sameMarks,
  suggestionsOf,
  type TextBlock,
  type TextMark,
  type TextRun,
  wholeSuggestion,
} from '../../shared/text/block.ts';
import { attributeOf, readBlock, typesIn } from '../../shared/text/read.ts';
import { blocksIn, writeAttribute } from './element.ts';
import type { Healing } from './healing.ts';
import { restoreRuns } from './restore.ts';
import {
  type Compared,
  compared,
  isInsertion,
  Left,
  type Letter,
  lettersOf,
  nameOf,
  newSteps,
  type Steps,
  type Stretch,
} from './suggested.ts';
import { isForged } from './suggestion-owner.ts';

interface Edited extends Compared {
  readonly element: Y.XmlElement;
  readonly was: TextBlock | null;
  readonly block: TextBlock;
}

export function healSuggestions(healing: Healing, touched: ReadonlySet<unknown>): void {
  const { entity, whole } = healing;
  if (entity === null || whole) return; // where everything is closed nothing came
  const edited = [...touched].flatMap((element) => editedIn(healing, entity, element));
  if (edited.every((one) => one.came.length === 0 && !isEmptyOf(one, entity))) return;
  const steps = newSteps();
  const pool = new Left(leftIn(healing, entity), steps);
  for (const one of edited) healOne(healing, entity, one, pool, steps);
}

function editedIn({ before }: Healing, entity: EntityId, element: unknown): readonly Edited[] {
  if (!(element instanceof Y.XmlElement) || element._item?.deleted !== false || !mayHold(element)) return [];
  const block = readBlock(element);
  if (suggestionsOf(block).every(({ by }) => by === entity)) return [];
  const was = before.byId(block.id)?.block ?? null;
  return [{ element, block, was, ...compared(was, block, entity) }];
}

/** Is anything suggested there? Most paragraphs are not even read. */
function mayHold(element: Y.XmlElement): boolean {
  if ((attributeOf(element, 'sug') ?? null) !== null) return true;
  for (const text of typesIn(element)) {
    for (let item = text._start; item !== null; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentFormat && /^(?:insertion|deletion)/.test(item.content.key)) return true;
  }
  return false;
}

/** What of the suggestions of others has left its place in this part, wherever that was: a later pass touches less. */
function leftIn({ before, fragment }: Healing, entity: EntityId): readonly Stretch[] {
  const there = new Map(blocksIn(fragment).map((element) => [attributeOf(element, 'id'), element]));
  return before.records.flatMap(({ block, suggested }) => {
    if (suggested.every(({ by }) => by === entity)) return [];
    const element = there.get(block.id);
    return compared(block, element === undefined ? null : readBlock(element), entity, true).left;
  });
}

/** What has lately left this paragraph; of one that comes back also what its last words say of a suggestion that stands nowhere. */
function latelyIn({ before, lastOf, leftSuggestions }: Healing, entity: EntityId, id: BlockId): readonly Stretch[] {
  const lately = leftSuggestions(id);
  if (lately.length > 0 || before.byId(id) !== undefined) return lately;
  return compared(lastOf(id), null, entity).left.filter(({ of }) => {
    const [verb = '', by = '', suggestion = ''] = of.split(':');
    return !before.hasSuggestion(verb, by, suggestion);
  });
}

function healOne(healing: Healing, entity: EntityId, one: Edited, pool: Left, steps: Steps): void {
  const { element, block, was } = one;
  const whole = wholeSuggestion(block);
  const isNew = whole !== null && whole.by !== entity && was?.sug !== block.sug;
  const lately = new Left(latelyIn(healing, entity, block.id), steps);
  const surplus = new Map<string, number[]>();
  for (const stretch of one.came) {
    const places = together(pool.take(stretch)).flatMap((piece) => lately.take({ ...stretch, ...piece }));
    if (places.length === 0) continue;
    const known = surplus.get(stretch.of);
    if (known === undefined) surplus.set(stretch.of, places);
    else for (const place of places) known.push(place);
  }
  if (isNew && (surplus.has(nameOf(whole)) || isEmptyOf(one, entity))) {
    writeAttribute(element, 'sug', `${whole.verb}:${entity}:${whole.id}`);
    healing.report('attrval', block.id);
    surplus.delete(nameOf(whole));
  }
  if (surplus.size === 0) return;
  restoreRuns(element, runsOf(markedAnew(healing, one, entity, surplus)));
  healing.report('mark', block.id);
}

/** A paragraph without words that is newly somebody else's suggestion. */
const isEmptyOf = ({ block, was }: Edited, entity: EntityId): boolean =>
  block.runs.length === 0 && block.sug !== (was?.sug ?? null) && wholeSuggestion(block)?.by !== entity;

/** Places that hang together. */
function together(places: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const at of places) {
    const last = found.at(-1);
    if (last?.to === at) last.to++;
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

/** Words that came are an own insertion; those that stood in the text, and those that go, have no mark of others. */
function markedAnew(
  healing: Healing,
  { was, block }: Edited,
  entity: EntityId,
  surplus: ReadonlyMap<string, readonly number[]>,
): readonly Letter[] {
  const letters = [...lettersOf(block, entity)];
  const before = lettersOf(was, entity);
  const stood = placesBefore(charsOf(before), charsOf(letters));
  const isThere = (place: number): boolean => before[place]?.marks.some(isInsertion) === false;
  for (const [of, places] of surplus) {
    const [verb = '', by = '', id = ''] = of.split(':');
    const isNew = isForged(healing, { verb, by, id });
    for (const { from, to } of together(places)) {
      const own = verb === 'ins' || (verb === 'deletion' ? isNew : !stood.slice(from, to).every(isThere)) ? { by: entity, id } : null;
      for (let at = from; at < to; at++) {
        const letter = letters[at];
        if (letter !== undefined) letters[at] = { ...letter, marks: owned(letter.marks, { verb, by, id }, own) };
      }
    }
  }
  return letters;
}

const charsOf = (letters: readonly Letter[]): readonly string[] => letters.map(({ char }) => char);

/** That mark with another owner, or gone. In a paragraph that another suggests, an insertion besides. */
function owned(marks: readonly TextMark[], { verb, by, id }: Suggestion, own: TextMark['attrs'] | null): readonly TextMark[] {
  if (verb === 'ins' && own !== null) return sorted([...marks, { name: 'insertion', attrs: own }]);
  return marks.flatMap((mark) => {
    if (mark.name !== verb || mark.attrs.by !== by || mark.attrs.id !== id) return [mark];
    return own === null ? [] : [{ name: mark.name, attrs: own }];
  });
}

const sorted = (marks: readonly TextMark[]): readonly TextMark[] => [...marks].sort((a, b) => (a.name < b.name ? -1 : 1));

function runsOf(letters: readonly Letter[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  for (const { char, marks } of letters) {
    const last = runs.at(-1);
    if (last !== undefined && sameMarks(last.marks, marks)) runs[runs.length - 1] = { text: last.text + char, marks: last.marks };
    else runs.push({ text: char, marks });
  }
  return runs;
}
