/** Puts the server together: one of everything, each given what it needs. Nothing listens yet. */
import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { hostname } from 'node:os';
import { forumFacts, numberedAt, policyOf } from '../shared/forum/facts.ts';
import { placeOf } from '../shared/forum/restricted.ts';
import { Authenticator } from './auth/authenticator.ts';
import { BackChannel } from './auth/back-channel.ts';
import { Flows } from './auth/flows.ts';
import { Invitations } from './auth/invitations.ts';
import type { Keys } from './auth/keys.ts';
import { followLeavers } from './auth/leavers.ts';
import { PutOuts } from './auth/put-out.ts';
import { Sessions } from './auth/sessions.ts';
import type { Clock } from './clock.ts';
import { ClockWatch } from './clock-watch.ts';
import { Connections } from './collab/connections.ts';
import { Comments } from './comments/comments.ts';
import type { Config } from './config.ts';
import { WordThread } from './export/word-thread.ts';
import { Attachments } from './files/attachments.ts';
import type { Files } from './files/files.ts';
import { Consultations } from './forum/consultations.ts';
import { Forum } from './forum/forum.ts';
import { assertWhole, createForum, plainFounding } from './forum/founding.ts';
import { CallNews } from './http/call-news.ts';
import { Streams } from './http/collab/streams.ts';
import { writeCalendar } from './http/files/icalendar.ts';
import { ForumNews } from './http/forum-news.ts';
import { Health } from './http/health.ts';
import { createHttp } from './http/http.ts';
import { LastHere } from './http/last-here.ts';
import { RaisingLine } from './http/limits/raising.ts';
import { readShell } from './http/pages/shell.ts';
import type { HttpTools } from './http/tools.ts';
import { KeptDoubt } from './kept-doubt.ts';
import { LIMITS, type Limits } from './limits.ts';
import { Live } from './live/live.ts';
import type { Log } from './log/log.ts';
import type { Logger } from './logger.ts';
import { CallMail } from './mail/call-mail.ts';
import type { Dated } from './mail/letters.ts';
import { Postman, type PostmanTools } from './mail/postman.ts';
import { proofOf } from './mail/proof.ts';
import type { Census } from './metrics/metrics.ts';
import type { Counts } from './nodes/counts.ts';
import type { Nodes } from './nodes/nodes.ts';
import { newestAt } from './record/newest.ts';
import { RequestPace } from './request-pace.ts';
import { CommandRouter } from './room/command-router.ts';
import { GrowThread } from './room/journal/grow-thread.ts';
import { PastFollower } from './room/past/follower.ts';
import { HistoryThread } from './room/past/history-thread.ts';
import { RestrictedSessions } from './room/restricted/sessions.ts';
import { Rooms } from './room/rooms.ts';
import { Withholding } from './room/withholding.ts';
import { Sockets } from './ws/upgrade.ts';

export interface AppTools {
  readonly config: Config;
  readonly log: Log;
  readonly keys: Keys;
  readonly files: Files;
  /** Other nodes on the same store; left out, or null, where there is one. Closed with the rest. */
  readonly nodes?: Nodes | null;
  /** What is counted with them. */
  readonly counts?: Counts | null;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The built browser application. */
  readonly clientDir: string;
  /** Of connections; a test has shorter ones. */
  readonly limits?: Limits;
}

export interface App {
  readonly httpServer: Server;
  readonly tools: HttpTools;
  /** There was no forum before this start. */
  readonly founded: boolean;
  /** What there is now, for whoever counts. */
  census(): Census;
  /** The operator says that the clock is right; in words what it came to. */
  confirmClock(): string;
  /** Stops in order: no newcomers, what waits is recorded, sockets are told to come back, then the stores are closed. */
  close(): Promise<void>;
}

/** Throws StoreRefused, with words for whoever starts the server, where the store may not be used so. */
export async function createApp(given: AppTools): Promise<App> {
  const { config, log, keys, files, nodes = null, counts = null, logger, clientDir, limits = LIMITS } = given;
  const demo = config.demo ? (await import('./demo/demo.ts')).demo : null;
  await assertWhole(log);
  await demo?.make(log, { logger, clock: given.clock, template: config.demoForum });
  const kept = new KeptDoubt(keys, hostname(), logger);
  const before = { doubt: await kept.before(), newestAt: await newestAt(log) };
  const clock = new ClockWatch(given.clock, logger, before, (doubt) => kept.keep(doubt));
  const forum = await Forum.open({ log, clock, clockWatch: clock, logger, mails: config.mail !== null });
  const founded = await createForum(forum, demo?.founding() ?? plainFounding(config.forumName));

  const sessions = new Sessions(keys, clock, config);
  const putOuts = new PutOuts({ config, clock, forum, keys, sessions });
  const authenticator = new Authenticator({ config, clock, logger, forum, keys, sessions, putOuts });
  const place = (id: string) => placeOf(forum.state.restricted.sessions, id);
  const growing = new GrowThread();
  const history = new HistoryThread(log, logger);
  const numbered = (opinion: string) => numberedAt(forum.state, opinion);
  const rooms = new Rooms({
    log,
    grow: growing.grow,
    clock,
    clockWatch: clock,
    logger,
    nodes,
    forum: (opinion) => forumFacts(forum.state, opinion),
    place,
    policyOf: (opinion) => policyOf(forum.state, opinion),
    withholding: new Withholding({ log, history, numbered, grow: growing.grow, logger }),
  });
  const stopFollowing = forum.onChange(() => rooms.follow());
  const restricted = new RestrictedSessions({ rooms, forum, clock, logger });
  const live = new Live({ rooms, forum, clock, logger }, limits.followers);
  const consultations = new Consultations({ log, clock, clockWatch: clock, logger }, forum);
  const comments = new Comments({ log, clock, clockWatch: clock, logger }, forum, rooms);
  const health = new Health({ config, log, clock, clockWatch: clock, logger, forum });
  const invitations = new Invitations(keys, clock);
  const flows = new Flows(keys, clock);
  const provider = config.provider && new (await import('./auth/provider.ts')).Provider(config.provider, logger);
  const mailer = config.mail && (await import('./mail/mailer.ts')).createMailer(config.mail);
  const facts = { origin: config.origins[0], ...opinionsBy(rooms) };
  const postman = new Postman({
    ...{ forum, invitations, clock, logger, mailer, facts },
    calendar: (dated) => calendarOf(dated, config.origins[0], clock.now()),
  });
  const callMail =
    mailer &&
    new CallMail({
      ...{ forum, comments, keys, clock, logger, mailer, origin: config.origins[0] },
      mine: () => nodes?.leads ?? true,
    });
  const attachments = new Attachments({ forum, files, clock, logger });
  const stopLeavers = followLeavers({ forum, sessions, putOuts, logger });
  const demoSeats = demo?.seats ?? [];
  const callNews = new CallNews(rooms, logger, nodes);
  const news = new ForumNews(forum, clock, callNews);
  const wordFiles = new WordThread();
  const follower = new PastFollower({ history, clock, logger, attended: () => rooms.attended() });
  const ended = () => [...forum.state.seats.values()].flatMap(({ seat, open }) => (open ? [] : [seat]));
  const lastHere = new LastHere({ keys, clock, logger, ended });
  const shell = await readShell(clientDir);
  const backChannel = new BackChannel({ keys, clock, sessions, flows, authenticator });
  const signingIn = { sessions, invitations, flows, provider, backChannel, authenticator };
  const connections = new Connections(forum, clock);
  comments.onNews((opinion, positionFor) => {
    connections.tellThreads(opinion, positionFor).catch((err: unknown) => logger.warn({ err }, 'pages were not told of comments'));
  });
  const begun = comments.begin();
  const webhooks = config.webhooks.length === 0 ? null : await webhooksBy(given, clock, rooms, forum);
  const pace = new RequestPace({ authenticator, clock, limits, actsPerMinute: config.actsPerMinute });
  const tools: HttpTools = {
    config,
    pace,
    clock,
    logger,
    log,
    forum,
    consultations,
    comments,
    mailer,
    attachments,
    proofOf: (wish, text) => proofOf({ forum, clock, facts }, wish, text),
    rooms,
    commands: new CommandRouter(rooms, restricted),
    restricted,
    streams: new Streams(connections, clock, nodes),
    news,
    live,
    counts,
    raising: new RaisingLine({ rooms, clock, actsPerMinute: config.actsPerMinute }),
    wordFiles,
    history,
    lastHere,
    ...signingIn,
    health,
    shell,
    demoSeats,
  };

  const httpServer = createServer({ maxHeaderSize: LIMITS.headerBytes, ...timeoutsOf(limits) }, createHttp(tools, clientDir));
  const sockets = new Sockets({ authenticator, pace, rooms, connections, clock, logger });
  httpServer.on('upgrade', sockets.upgrade);
  /** Upgraded ones too, which the HTTP server forgets. */
  const connected = new Set<Socket>();
  httpServer.on('connection', (socket: Socket) => {
    connected.add(socket);
    socket.on('close', () => connected.delete(socket));
  });

  const close = async (): Promise<void> => {
    health.close();
    connections.close();
    live.close();
    news.close();
    callNews.close();
    // what is answered from now on is the last on its connection
    httpServer.keepAliveTimeout = 1;
    const stopped = new Promise<void>((resolve) => (httpServer.listening ? httpServer.close(() => resolve()) : resolve()));
    await restricted.close();
    stopFollowing();
    await rooms.close();
    await nodes?.close();
    const cancel = clock.after(LIMITS.graceMs, () => {
      for (const socket of connected) socket.destroy();
    });
    await stopped;
    cancel();
    await webhooks?.close();
    authenticator.close();
    await growing.close();
    await wordFiles.close();
    await follower.close();
    await history.close();
    await postman.close();
    await callMail?.close();
    await attachments.close();
    await begun;
    await comments.close();
    await consultations.close();
    await forum.close();
    await stopLeavers();
    await sessions.close();
    await lastHere.close();
    clock.doubt();
    await kept.close();
    await counts?.close();
    await keys.close();
    await log.close();
  };
  const census = (): Census => ({
    clients: connections.count,
    followers: live.followers,
    addresses: webhooks?.addresses ?? [],
    ...rooms.census(),
  });
  return { httpServer, tools, founded, census, confirmClock: () => clock.confirm(), close };
}

/** Of bodies there is no end to the whole, but a pace (body-pace.ts). */
const timeoutsOf = ({ headersMs, openRequestsEveryMs, keepAliveMs }: Limits) => ({
  requestTimeout: 0,
  headersTimeout: headersMs,
  connectionsCheckingInterval: openRequestsEveryMs,
  keepAliveTimeout: keepAliveMs,
});

/** 0 <= x < 1. */
const fraction = (): number => randomInt(2 ** 32) / 2 ** 32;

/** Loaded only where an address is configured. */
async function webhooksBy({ config, log, keys, nodes = null, logger }: AppTools, clock: Clock, rooms: Rooms, forum: Forum) {
  const { Webhooks } = await import('./webhooks/webhooks.ts');
  const objections = async (opinion: string) => {
    const summary = await rooms.summaries.of(opinion);
    return summary && { objected: summary.counts.objected, asOf: summary.seq };
  };
  const mine = (): boolean => nodes?.leads ?? true;
  const webhooks = new Webhooks(config.webhooks, { log, keys, clock, logger, mine, objections, random: fraction });
  const stops = [rooms.onAct(() => webhooks.news()), forum.onChange(() => webhooks.news())];
  return {
    get addresses() {
      return webhooks.addresses;
    },
    close(): Promise<void> {
      for (const stop of stops) stop();
      return webhooks.close();
    },
  };
}

/** What a notice says of opinions: numbers, calls that run, and that there was work on them. */
const opinionsBy = (rooms: Rooms): Pick<PostmanTools['facts'], 'numberOf' | 'callRuns' | 'changedSince'> => ({
  numberOf: async (id) => (await rooms.summaries.of(id))?.number ?? id,
  callRuns: async (id, deadline) =>
    (await (await rooms.open(id))?.look(({ state }) => [...state.blocks.values()].some(({ call }) => call?.deadline === deadline))) ??
    false,
  changedSince: async (since) =>
    (await rooms.summaries.all()).sound.flatMap(({ id, summary: { at, kind, number } }) =>
      at > since && kind === 'opinion' ? { id, number } : [],
    ),
});

function calendarOf({ uid, ...dated }: Dated, origin: string, now: number): string {
  const { hostname } = new URL(origin);
  const event = { ...dated, uid: `${uid}@${hostname}`, sequence: 0, changedAt: now, url: `${origin}/`, cancelled: false };
  return writeCalendar(dated.summary, [event]);
}
