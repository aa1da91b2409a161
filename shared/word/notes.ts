/** The footnotes of word/footnotes.xml, or the endnotes: words as if all marks were accepted, figures set high or low as such. Paragraphs of one are parted by a space. */
import { lower, raise } from '../import/characters.ts';
import type { Listener } from './xml.ts';

const NOTES = new Set(['w:footnote', 'w:endnote']);
const SIGNS: Readonly<Record<string, string>> = { 'w:tab': ' ', 'w:br': ' ', 'w:cr': ' ', 'w:noBreakHyphen': '\u2011' };

const plain = (words: string): string => words;
const SCRIPTS: Readonly<Record<string, typeof plain>> = { superscript: raise, subscript: lower };

export class NotesReader implements Listener {
  /** By id; the lines that Word draws above notes are among them and nobody refers to these. */
  readonly words = new Map<string, string>();
  #id: string | null = null;
  #words = false;
  #gone = 0;
  /** Of the run that is open. */
  #script = plain;

  open(name: string, get: (attribute: string) => string | null): void {
    if (name === 'w:r') this.#script = plain;
    if (name === 'w:vertAlign') this.#script = SCRIPTS[get('w:val') ?? ''] ?? plain;
    if (NOTES.has(name)) this.#id = get('w:id');
    if (name === 'w:moveFrom' || name === 'w:del') this.#gone += 1;
    this.#words = name === 'w:t' && this.#gone === 0;
    this.#add(this.#gone === 0 ? (SIGNS[name] ?? '') : '');
  }

  close(name: string): void {
    this.#words = false;
    if (name === 'w:moveFrom' || name === 'w:del') this.#gone -= 1;
    if (name === 'w:p') this.#add(' ');
    if (!NOTES.has(name)) return;
    if (this.#id !== null) this.words.set(this.#id, (this.words.get(this.#id) ?? '').trim());
    this.#id = null;
  }

  text(words: string): void {
    if (this.#words) this.#add(this.#script(words));
  }

  #add(words: string): void {
    if (this.#id !== null && words !== '') this.words.set(this.#id, (this.words.get(this.#id) ?? '') + words);
  }
}
