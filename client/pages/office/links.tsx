/** Links into the seats of all delegations. */
import type { SeatRow } from '../bodies.ts';
import { useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import { Said } from '../said.tsx';
import { Invitations } from '../seats/invitations.tsx';

export function Links() {
  const { value, trouble, again } = useLoaded<readonly SeatRow[]>('/api/seats');
  useForumMoves(again);
  return (
    <>
      <Said trouble={trouble} />
      <Invitations seats={value ?? []} />
    </>
  );
}
