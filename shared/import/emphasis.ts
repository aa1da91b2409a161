/** Takes *emphasis*, **strong** and _underlined_ signs of Markdown off a line; single stars and underscores within words stay. One pass. */

const SIGN = /([*_])\1{0,2}/g;
const OUTSIDE = /[\s([{"'“‘«»”’)\]},.;:!?…，。；：、（）*_-]/u;

interface Sign {
  readonly text: string;
  readonly at: number;
}

export function withoutEmphasis(line: string): { readonly text: string; readonly marks: readonly string[] } {
  const opened = new Map<string, Sign>();
  const gone: Sign[] = [];
  for (const found of line.matchAll(SIGN)) {
    const sign = { text: found[0], at: found.index };
    const before = line.charAt(sign.at - 1);
    const after = line.charAt(sign.at + sign.text.length);
    const opener = opened.get(sign.text);
    if (opener !== undefined && before !== '' && !/\s/u.test(before) && (after === '' || OUTSIDE.test(after))) {
      gone.push(opener, sign);
      opened.delete(sign.text);
    } else if (after !== '' && !/\s/u.test(after) && (before === '' || OUTSIDE.test(before))) {
      opened.set(sign.text, sign);
    }
  }
  if (gone.length === 0) return { text: line, marks: [] };
  gone.sort((a, b) => a.at - b.at);
  let text = '';
  let from = 0;
  for (const sign of gone) {
    text += line.slice(from, sign.at);
    from = sign.at + sign.text.length;
  }
  return { text: text + line.slice(from), marks: gone.map((sign) => sign.text) };
}
