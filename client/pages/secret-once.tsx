/** A secret that is shown once: to be copied now. */
import { Copy } from '../ui/copy.tsx';
import './once.css';

export function SecretOnce({ words, secret }: { readonly words: string; readonly secret: string }) {
  return (
    <div className="once" role="status">
      <p>{words}</p>
      <code dir="ltr">{secret}</code>
      <Copy words={secret} />
    </div>
  );
}
