import { NotRead } from '../answered.tsx';
import { useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { Invitations } from '../seats/invitations.tsx';

export function Links() {
  const seats = useLoaded('GET /api/seats');
  useForumMoves(seats.refetch);
  return (
    <>
      <NotRead of={seats} />
      <Invitations seats={seats.value ?? []} />
    </>
  );
}
