/** Links into the seats of all delegations. */
import type { SeatRow } from '../bodies.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { Invitations } from '../seats/invitations.tsx';

export function Links() {
  const { value, trouble, refetch } = useLoaded<readonly SeatRow[]>('/api/seats');
  useForumMoves(refetch);
  return (
    <>
      <ErrorMessage trouble={trouble} />
      <Invitations seats={value ?? []} />
    </>
  );
}
