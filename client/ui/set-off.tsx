const PLACE = '\u0001';

/** A sentence in which a name stands apart: without that, "objections to is of the view 5" reads as one. `sentence` puts it in its place. */
export function SetOff({ sentence, name }: { readonly sentence: (name: string) => string; readonly name: string }) {
  const [before = '', after = ''] = sentence(PLACE).split(PLACE);
  return (
    <>
      {before}
      <bdi className="set-off">{name}</bdi>
      {after}
    </>
  );
}
