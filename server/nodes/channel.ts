/** How words get from node to node. */
export interface ChannelHearer {
  heard(words: string): void;
  /** From now on words come; some may have been missed. */
  opened(): void;
  /** No words come any more, until it is opened again. */
  lost(): void;
}

export interface Channel {
  /** Once, before anything is said. */
  hear(hearer: ChannelHearer): void;
  /** To all, this node included, or to one; how many have heard it. Throws StorageFault. */
  say(to: string | null, words: string): Promise<number>;
  /** The same for what may be large, to one, and holds up nothing else. */
  carry(to: string, words: string): Promise<number>;
  /** Hears on a line of its own anew. */
  reopen(): void;
  close(): Promise<void>;
}
