/** Puts right what is wrong with the words of a block: their owners, their number, their characters. */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { shownText, type TextRun } from '../../shared/text/block.ts';
import { clean, cut, strangersIn } from '../../shared/text/characters.ts';
import { readBlock, typesIn } from '../../shared/text/read.ts';
import { LIMITS } from '../limits.ts';
import { wordsBelow } from './element.ts';
import type { Healing } from './healing.ts';
import { restoreRuns } from './restore.ts';
import { isForged } from './suggestion-owner.ts';

/** So many characters are taken out one by one, which leaves the items between them alone; more are written anew together. */
const FEW = 64;

export function checkWords(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  returnSuggestions(healing, element, block);
  cutSurplus(healing, element, block);
  replaceStrangers(healing, element, block);
}

/** Suggestions that are new in another's name are their author's. Of whoever may do more than suggest heal-suggestions.ts judges each word. */
function returnSuggestions(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  const { entity, suggestsOnly } = healing;
  if (entity === null || !suggestsOnly) return;
  let forged = false;
  const runs = readBlock(element).runs.map((run): TextRun => {
    const marks = run.marks.map((mark) => {
      const { by = '', id = '' } = mark.attrs;
      if (id === '' || !isForged(healing, { verb: mark.name, by, id })) return mark;
      forged = true;
      return { name: mark.name, attrs: { by: entity, id } };
    });
    return { text: run.text, marks };
  });
  if (!forged) return;
  restoreRuns(element, runs);
  healing.report('mark', block);
}

function cutSurplus(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  const { runs, ...rest } = readBlock(element);
  const words = shownText({ ...rest, runs });
  if (words.length <= LIMITS.charsPerBlock) return;
  const { length } = cut(words, LIMITS.charsPerBlock);
  let place = 0;
  const kept = runs.flatMap((run) => {
    const text = run.text.slice(0, Math.max(0, length - place));
    place += run.text.length;
    return text === '' ? [] : { ...run, text };
  });
  restoreRuns(element, kept);
  healing.report('too-long', block, words.slice(length));
}

function replaceStrangers(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  const texts = [...typesIn(element)].filter((type) => type instanceof Y.XmlText);
  const found = texts.map((text) => strangersIn(wordsBelow(text)));
  const number = found.reduce((sum, { length }) => sum + length, 0);
  if (number === 0) return;
  if (number > FEW) {
    const runs = readBlock(element).runs.map((run) => ({ ...run, text: clean(run.text) }));
    restoreRuns(
      element,
      runs.filter(({ text }) => text !== ''),
    );
  } else {
    texts.forEach((text, i) => {
      for (const { at, length, instead } of [...(found[i] ?? [])].reverse()) {
        text.delete(at, length);
        if (instead !== '') text.insert(at, instead);
      }
    });
  }
  healing.report('chars', block);
}
