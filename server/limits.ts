/**
 * Every limit of the server in one place, with its unit in its name. A limit is a number that a test breaks against;
 * `assertLimits` runs before anything listens, so that none of them can be missing, negative or NaN and then mean "unlimited".
 */
const KiB = 1024;
const MiB = 1024 * KiB;

export const LIMITS = {
  // HTTP
  urlBytes: 8 * KiB,
  headerBytes: 16 * KiB,
  jsonBytes: 64 * KiB,
  importBytes: MiB,
  /** Lines, and beginnings of tags, in a text that is read as an opinion: each costs as much as a hundred letters. */
  importLines: 20_000,
  importTags: 60_000,
  /** The head of a request has come by then; nothing of what is open is looked at less often. */
  headersMs: 10_000,
  openRequestsEveryMs: 2_500,
  /** So long may nothing of a body come; after that it has come at half the speed of the slowest line that we know, 32 kbit/s. */
  bodyStallMs: 10_000,
  bodyBytesPerSecond: 2_000,
  /** Longer than proxies keep a connection that rests: whoever ends it first may end it under a request that is on its way. */
  keepAliveMs: 75_000,
  /**
   * Requests of one session at once, and each second from then on; acts come on top. A page makes 60 of them at most. What comes beyond that
   * waits, and no longer than a page waits for an answer.
   */
  requestsBurst: 200,
  requestsPerSecond: 30,
  /** The same of one address without a session: whole delegations, who come in the same minute, share one. */
  addressRequestsBurst: 6_000,
  addressRequestsPerSecond: 600,
  requestWaitMs: 10_000,
  /**
   * Failed attempts to sign in, a minute, of one way in and address; nobody who succeeds is counted, whole delegations share an address.
   * Above it what does not exist is answered with `too-many`; what exists never is.
   */
  signInFailuresPerMinute: 20,
  /** Sign-ins through the provider that are begun at one address: a whole meeting begins in the same minutes. Each is kept for ten. */
  leavesPerMinute: 600,
  /** Acts of one session: 2/s, over a minute so that a chair's batch passes. */
  actsPerMinute: 120,
  /** Looks for agreed language, of one session: each is some milliseconds of work. They are not counted as acts. */
  looksPerMinute: 60,
  /** Pages of one session that say up to where they have shown a text, each about once a minute. */
  herePerMinute: 60,
  /** Parts of pages that failed, of one session or address: what fails again and again has been told. */
  faultsPerMinute: 10,
  /** Above that an objection where one of its State stands already waits its turn, and no longer than a page waits for an answer. */
  raisingWaitMs: 10_000,
  /** Acts of one seat that came many at once: a table of a thousand participants, and one more, in ten minutes. */
  batchActs: 2_000,
  batchWindowMs: 600_000,
  recordPage: 500,

  // Consultations, where nobody signs in
  commentChars: 4_000,
  /** From one address in ten minutes: an office may share one. */
  commentsPerWindow: 30,
  commentWindowMs: 600_000,
  /** To one address, as long as none of the links is used: nobody's mailbox is filled from here. */
  unconfirmedByAddress: 5,
  /** Mails with the link of one comment, and the least time between two. */
  linksByComment: 3,
  linkPauseMs: 60_000,
  /** A form that comes back sooner was filled in by no person. */
  commentFillMs: 3_000,
  commentTicketMs: 86_400_000,

  // Signing in
  officeInvitationHours: 72,
  sessionsPerSeat: 40,
  tokensPerSeat: 10,
  labelChars: 120,
  /** How long somebody may stay at the provider. */
  flowMs: 600_000,
  providerSeconds: 10,
  /** A person who showed anew who it is comes back from the provider within this. */
  confirmSeconds: 60,
  /** How old the provider's word may be that somebody has signed out there. */
  logoutTokenSeconds: 300,
  clockSkewSeconds: 30,
  /** Of what a provider calls a person, or a session. */
  subjectChars: 255,

  // Mail
  smtpMs: 20_000,
  /** Of a link that is sent by mail. */
  mailedInvitationHours: 168,
  /** After a fault of ours. */
  mailPauseMs: 60_000,
  /** Between two looks for comments of which somebody wants to be told by mail. */
  callMailEveryMs: 60_000,
  /** Seats of one notice. */
  noticeSeats: 2_000,

  // Signing in, where that is asked of a Redis: every request with a session waits for its keys first
  keysMs: 2_000,

  // Health
  probeMs: 3_000,
  loopLagMs: 1_000,
  clockOffsetMs: 1_000,
  /** Beyond that the operator has to confirm the clock. */
  clockDoubtMs: 60_000,
  diskFreePercent: 10,

  // Stopping
  /** Requests that are being answered when the server stops get this long. */
  graceMs: 5_000,
  shutdownMs: 20_000,

  // WebSocket
  socketPayloadBytes: MiB,
  /** Frames of one request, with their lengths, where there is no WebSocket. */
  framesBytes: MiB + KiB,
  framesPerRequest: 1_024,
  readerMessageBytes: 64 * KiB,
  stateVectorBytes: 16 * KiB,
  socketFragments: 32,
  socketBufferedChunks: 1_024,
  socketsPerSession: 5,
  /** Streams that tell how far the forum has come: a page in sight holds one. */
  newsPerSession: 10,
  textMessagesPerSecond: 50,
  textMessagesBurst: 200,
  textBytesPerSecond: 64 * KiB,
  textBytesBurst: MiB,
  awarenessBytes: 2 * KiB,
  awarenessPerSecond: 10,
  /** Ids of presence that a room remembers; a session has one at a time. */
  presenceIds: 10_000,
  unsentBytes: MiB,
  unsentMs: 30_000,
  pingMs: 20_000,
  deadMs: 45_000,
  beatMs: 10_000,
  /** News of the forum's log that come this close together are told once. */
  forumNewsMs: 200,

  // Webhooks
  /** For one attempt. */
  webhookMs: 10_000,
  /** After something was done here; what others did is looked for now and then. */
  webhookSoonMs: 200,
  webhookEveryMs: 5_000,
  /** After the first attempt that failed; twice as long after each other one, up to the longest: about three days in all. */
  webhookPauseMs: 5_000,
  webhookMostPauseMs: 3_600_000,
  webhookTries: 80,
  /** Of what is refused (400 and the like), so that what comes after it is not held up for days. */
  webhookRefusedTries: 5,
  /** Entries that are read at once. */
  webhookPage: 200,
  /** Logs that are read for one address, and told to it, at once. */
  webhookAtOnce: 4,

  // Several nodes on one store
  /** What changes this close together is told to the other nodes at once. */
  nodesGapMs: 100,
  nodeBeatMs: 3_000,
  /** A node that was not heard for so many beats is gone. */
  nodeSilentBeats: 5,
  /** For an answer of another node. A client waits 30 s for its own. */
  nodeAnswerMs: 20_000,
  /** Where Redis did not count in time, it is not asked for so long. */
  countsPauseMs: 5_000,

  // Followers
  /** Of one node; each costs 16 to 26 KiB, and 13 us of each second in which the text changes: half a gigabyte, and a quarter of the loop (docs/scale.md). */
  followers: 20_000,
  /** Changes that come this close together are sent once; to who saves data, once in the longer time. */
  followMs: 1_000,
  followSavingMs: 5_000,
  /** How long what followers have before them is remembered when nobody follows. */
  followKeptMs: 120_000,
  /** How long a page without a stream counts as open: it loads itself again every 30 s. */
  followedPageMs: 60_000,
  /** A follower with more on the way gets the next changes joined. */
  followUnsentBytes: 16 * KiB,

  // Files for Word
  /** Asked for and not made yet. */
  wordFiles: 32,
  /** Memory of the thread that makes them: a text in 100,000 pieces fits. */
  wordThreadMiB: 512,

  /** Memory of the thread that makes snapshots: two documents of the largest text, with their history. */
  growThreadMiB: 512,

  // The past of opinions
  /** Asked and not answered yet; beyond them each seat may ask one more. */
  historyQuestions: 64,
  /** Of them by one seat: a browser asks no more than six at once. */
  historyQuestionsEach: 8,
  /** By all together who have none: what they read is kept, and seldom asked for. */
  historyQuestionsWithoutSeat: 16,
  /** Of its thread for one seat, milliseconds at once, and each second from then on: an eighth. Its next question waits until that is paid. */
  historyBurstMs: 1_000,
  historyMsPerSecond: 125,
  historyWaitMs: 10_000,
  /** A seat is refused so many questions in a second; those beyond wait for it, no longer than whoever is refused is told to. */
  historyRefusedPerSecond: 20,
  historyRefusedWaitMs: 5_000,
  /** Memory of the thread that folds it: a dozen logs, of which the longest takes 140 MiB. */
  historyThreadMiB: 1_024,
  /** Of one fold that is kept beside a snapshot: of 50,000 entries it takes 2 MiB. */
  keptFoldBytes: 16 * MiB,

  // Room
  /** That stay in memory though nobody is in them, for whoever comes back within a minute; each has 1 to 10 MiB. */
  idleRooms: 16,
  roomJobs: 1_000,
  /** Parts that are tried and appended at once, at about 0.2 ms each; what has come beyond them is the next batch, and waits for no gap. */
  partsAtOnce: 128,
  /** Updates of queues that are tried and appended at once, at 0.2 to 0.5 ms each in a paragraph: others wait that long. One queue is not divided. */
  queuedPerAppend: 256,
  /** Parts of one connection at once, but of a queue; what comes beyond them, where much has piled up, is one part. */
  partsPerAppend: 20,
  /** Changes of paragraphs that one append names, at about 350 bytes; a letter in a heading changes all that it governs. Beyond it what a connection has left is one part. */
  factsPerAppend: 600,
  roomBytes: 4 * MiB,

  // Text of an opinion
  structsPerUpdate: 20_000,
  deleteRangesPerUpdate: 20_000,
  clockAdvancePerUpdate: 400_000,
  nesting: 20,
  blocks: 2_000,
  charsPerBlock: 20_000,
  chars: 200_000,
} as const;

export type Limits = { readonly [name in keyof typeof LIMITS]: number };

/** Throws with the name of the first limit that is not a positive whole number. */
export function assertLimits(limits: Limits = LIMITS): void {
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value <= 0) throw new Error(`limit ${name} is not a positive whole number: ${value}`);
  }
}
