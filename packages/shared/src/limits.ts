/**
 * Sizes and rates, each with its unit in the name or the comment. An operator may override them by these names
 * through the `LIMITS` environment variable; what the page needs to know it reads from the catalogue.
 */
export const LIMITS = {
  // Text, in UTF-16 code units, as an editor counts them. The editor stops at n; readers cut at 4 n.
  titleLength: 120,
  purposeLength: 300,
  noteTextLength: 140,
  noteDetailLength: 4000,
  legendLabelLength: 40,
  groupTitleLength: 80,
  linkLabelLength: 60,
  personNameLength: 40,
  lockReasonLength: 200,

  // Document
  liveNotes: 2000,
  links: 5000,
  /** Encoded state; growth is refused at 100 % and announced at 80 %. */
  documentBytes: 8 * 1024 * 1024,

  // One frame
  frameBytes: 1024 * 1024,
  /** The first sync step 2 of a connection carries everything written offline. */
  firstSyncFrameBytes: 4 * 1024 * 1024,
  appMessageBytes: 4096,
  awarenessStateBytes: 4096,

  // One connection, token buckets
  syncFramesPerSecond: 60,
  syncFramesBurst: 200,
  syncBytesPerSecond: 256 * 1024,
  syncBytesBurst: 2 * 1024 * 1024,
  awarenessFramesPerSecond: 30,

  // Admission of one update
  structsPerUpdate: 20_000,
  structsPerFirstSync: 500_000,
  clientIdsPerUpdate: 2000,
  claimedClocks: 1_000_000,
  nestingDepth: 64,
  /** What applying it may cost, in comparisons of structs, some 0.1 µs each. */
  stepsPerUpdate: 200_000,
  stepsPerFirstSync: 2_000_000,
  /** The same for all updates of a connection; ten times as much at once. */
  stepsPerSecond: 200_000,

  // Connections
  connectionsPerCanvas: 200,
  connectionsPerUser: 10,
  connectionsPerMinute: 2000,

  // Backpressure, bytes buffered towards one peer
  laggingBytes: 64 * 1024,
  caughtUpBytes: 16 * 1024,
  bufferedBytesMax: 4 * 1024 * 1024,
  laggingMs: 20_000,

  // HTTP
  bodyBytes: 256 * 1024,
  /** A file that becomes a canvas. */
  importBytes: 4 * 1024 * 1024,
  pageSize: 50,
  guestsPerMinutePerAddress: 60,
  canvasesPerHourPerUser: 120,
  joinsPerMinutePerAddress: 120,
  editRequestsPerMinutePerUser: 300,
  /** Of any request to the API, for each person, or address where nobody is known. */
  requestsPerMinute: 1200,
  wrongCodesPerMinutePerAddress: 10,
  deviceLinksPerHourPerUser: 30,
  /** A link that brings one's identity to another device works for so long. */
  deviceLinkMs: 10 * 60_000,
  /** Stored bytes of all canvases somebody started; above it they start no more. */
  bytesPerCreator: 1024 * 1024 * 1024,
  linksPerCanvas: 200,

  // Events
  eventsPage: 500,
  /** Events are kept for so long; whoever was away for longer reads the resources again. */
  eventsKeptDays: 30,
  /** Who edited a note is written down at once, and for the same person again no more often than this. */
  noteFactsMs: 60_000,

  // Rooms and the log
  /** Between commits: at least so long, and longer the more people hear of them. */
  commitWindowMs: 8,
  commitWindowMaxMs: 36,
  commitRetryMs: 10_000,
  unloadAfterMs: 30_000,
  roomBytesTotal: 1024 * 1024 * 1024,
  checkpointLogBytes: 64 * 1024,
  checkpointLogRows: 4000,
  logKeptMs: 15 * 60_000,
  /** A deleted note or canvas can be brought back for so long. */
  restoreDays: 30,
} as const satisfies Record<string, number>

export type LimitName = keyof typeof LIMITS
export type Limits = Readonly<Record<LimitName, number>>

/** A text limit guards typing; merged edits may pass it up to this factor before a reader cuts. */
export const TEXT_SLACK = 4
