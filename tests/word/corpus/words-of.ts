/** The words of a document as pandoc reads it (`-t json`), a paragraph on a line; notes on lines of their own. */
interface Node {
  readonly t?: string;
  readonly c?: unknown;
}

const BLOCKS = new Set(['Para', 'Plain', 'Header', 'CodeBlock']);

export function wordsOf({ blocks }: { readonly blocks: readonly Node[] }): readonly string[] {
  const lines: string[] = [];
  const inline = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(inline).join('');
    if (typeof value !== 'object' || value === null) return '';
    const { t, c } = value as Node;
    if (t === 'Str') return String(c);
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
    if (t === 'Code' || t === 'Math') return String((c as readonly unknown[])[1]);
    if (t === 'Note') {
      block(c);
      return '';
    }
    if (t === 'Quoted') return `"${inline((c as readonly unknown[])[1])}"`;
    // figures set high or low are read as words of their own
    if (t === 'Superscript' || t === 'Subscript') return ` ${inline(c)} `;
    // attributes stand first, an address last
    if (t === 'Span' || t === 'Link') return inline((c as readonly unknown[])[1]);
    return inline(c);
  };
  const block = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) block(one);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { t, c } = value as Node;
    // a caption is read as a paragraph as well
    if (t === 'Table') return block((c as readonly unknown[]).slice(2));
    if (t !== undefined && BLOCKS.has(t)) {
      const words = t === 'Header' ? (c as readonly unknown[])[2] : t === 'CodeBlock' ? [{ t: 'Str', c: (c as readonly unknown[])[1] }] : c;
      const line = inline(words).replace(/\s+/g, ' ').trim();
      if (line !== '') lines.push(line);
    } else block(c);
  };
  block(blocks);
  return lines;
}
