/** Sections of the report of the Secretary-General: the numbers that begin its paragraphs. */

/** As one is stored: `§ 2.1.` → `2.1`; what is no number of a section stays as it was written. */
export function plainSection(written: string): string {
  const plain = western(written.normalize('NFKC')).trim();
  return /^§?\s*(\d+(?:\.\d+)*)\.?$/u.exec(plain)?.[1] ?? plain;
}

/** `2.1 Most rural sites …` → `2.1`; null where no number begins it. */
export const sectionOf = (paragraph: string): string | null =>
  /^§?\s*(\d+(?:\.\d+)*)[.)]?(?:\s|$)/u.exec(western(paragraph.normalize('NFKC')).trim())?.[1] ?? null;

/** Those of `named` that are not among the paragraphs of the report; null: its text is not here, and any number is one. */
export function unknownSections(named: readonly string[], report: readonly string[] | null): readonly string[] {
  const known = report === null ? null : new Set(report.flatMap((paragraph) => sectionOf(paragraph) ?? []));
  return named.filter((one) => (known === null ? !/^\d+(?:\.\d+)*$/u.test(one) : !known.has(one)));
}

/** Figures as they are written in Arabic; those of both sets end in their own value. */
const western = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (figure) => String((figure.codePointAt(0) ?? 0) & 0xf));
