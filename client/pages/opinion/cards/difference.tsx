/** Two wordings as one, with what goes and what comes marked, a single comma too. */
import { compareWords } from '../../../../shared/compare/words.ts';
import { useOfOpened } from '../opened.ts';
import './difference.css';

export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const language = useOfOpened(({ register }) => register.language);
  let at = 0;
  const pieces = compareWords(before, after, language).map((piece) => {
    at += piece.text.length;
    return { ...piece, at };
  });
  return (
    <p className="difference" dir="auto" lang={language}>
      {pieces.map(({ is, text, at: key }) => {
        if (is === 'ins') return <ins key={key}>{text}</ins>;
        return is === 'del' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}
