/** The words of an opinion with their marks and labels, for reading only. */
import type { OpinionText } from '../../shared/wire/opinion.ts';
import './text-words.css';

export function TextWords({ blocks }: Pick<OpinionText, 'blocks'>) {
  return blocks
    .filter(({ runs }) => runs.length > 0)
    .map(({ id, kind, level, label, sug, runs }) => {
      // biome-ignore lint/suspicious/noArrayIndexKey: what is only read does not change
      const words = runs.map((run, at) => <Run key={at} run={run} />);
      return (
        <p key={id} data-kind={kind} data-level={level} dir="auto">
          {label !== '' && <span className="label">{label}</span>}
          <span>{sug === null ? words : sug.startsWith('ins:') ? <ins>{words}</ins> : <del>{words}</del>}</span>
        </p>
      );
    });
}

function Run({ run: { text, marks } }: { readonly run: OpinionText['blocks'][number]['runs'][number] }) {
  const has = (name: string): boolean => marks.some((mark) => mark.name === name);
  let words = <>{text}</>;
  if (has('em')) words = <em>{words}</em>;
  if (has('strong')) words = <strong>{words}</strong>;
  if (has('deletion')) words = <del>{words}</del>;
  if (has('insertion')) words = <ins>{words}</ins>;
  return words;
}
