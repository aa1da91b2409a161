import type { Seat } from '../../shared/forum/people.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { BackChannel } from '../auth/back-channel.ts';
import type { Flows } from '../auth/flows.ts';
import type { Invitations } from '../auth/invitations.ts';
import type { Provider } from '../auth/provider.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Clock } from '../clock.ts';
import type { Comments } from '../comments/comments.ts';
import type { Config } from '../config.ts';
import type { WordThread } from '../export/word-thread.ts';
import type { Attachments } from '../files/attachments.ts';
import type { Consultations } from '../forum/consultations.ts';
import type { Forum } from '../forum/forum.ts';
import type { Live } from '../live/live.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { proofOf } from '../mail/proof.ts';
import type { Counts } from '../nodes/counts.ts';
import type { RequestPace } from '../request-pace.ts';
import type { CommandRouter } from '../room/command-router.ts';
import type { HistoryThread } from '../room/past/history-thread.ts';
import type { RestrictedSessions } from '../room/restricted/sessions.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Streams } from './collab/streams.ts';
import type { ForumNews } from './forum-news.ts';
import type { Health } from './health.ts';
import type { LastHere } from './last-here.ts';
import type { RaisingLine } from './limits/raising.ts';
import type { Shell } from './pages/shell.ts';

/** What the routes work with. */
export interface HttpTools {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly log: Log;
  readonly forum: Forum;
  readonly consultations: Consultations;
  readonly comments: Comments;
  /** Null where no mail is configured. */
  readonly mailer: Mailer | null;
  /** A notice before it goes out. */
  readonly proofOf: (wish: Parameters<typeof proofOf>[1], text: string | null) => ReturnType<typeof proofOf>;
  readonly attachments: Attachments;
  readonly rooms: Rooms;
  readonly commands: CommandRouter;
  readonly restricted: RestrictedSessions;
  readonly streams: Streams;
  readonly news: ForumNews;
  readonly live: Live;
  readonly pace: RequestPace;
  readonly raising: RaisingLine;
  /** Null where each node counts by itself. */
  readonly counts: Counts | null;
  readonly wordFiles: WordThread;
  readonly history: HistoryThread;
  readonly lastHere: LastHere;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly flows: Flows;
  /** Null where people sign in with invitations alone. */
  readonly provider: Provider | null;
  readonly backChannel: BackChannel;
  readonly authenticator: Authenticator;
  readonly health: Health;
  /** Null where no browser application is built. */
  readonly shell: Shell | null;
  /** Seats to step into; none outside the demo. */
  readonly demoSeats: readonly (Seat & { readonly person: string })[];
}
