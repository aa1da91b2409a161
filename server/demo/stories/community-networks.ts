/** Fresh: tabled, just opened for discussion, and nobody has taken a position. */
import { communityNetworks } from '../opinions/community-networks.ts';
import { HOUR, Play, type Stage } from '../play.ts';

export async function playCommunityNetworks(stage: Stage): Promise<void> {
  const play = await Play.table(stage, communityNetworks);
  play.at(HOUR);
  await play.act(stage.cast.chair, { do: 'open-discussion' });
  play.end();
}
