import { ErrorMessage } from '../error-message.tsx';
import { useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { Invitations } from '../seats/invitations.tsx';

export function Links() {
  const { value, trouble, refetch } = useLoaded('GET /api/seats');
  useForumMoves(refetch);
  return (
    <>
      <ErrorMessage trouble={trouble} />
      <Invitations seats={value ?? []} />
    </>
  );
}
