/** What this person has seen on this device, and is told no more. */
import { useState } from 'react';
import { useMyself } from './myself.ts';

/** Of older ones the paragraph is back or its deletion agreed long since. */
const KEPT = 500;

export function useSeen() {
  const { seat, person } = useMyself().me;
  const place = `nemcon.seen.${seat?.id}.${person}`;
  const [, draw] = useState(0);
  const seen = (): readonly string[] => (localStorage.getItem(place) ?? '').split('\n');
  return {
    has: (news: string): boolean => seen().includes(news),
    see: (news: string): void => {
      localStorage.setItem(place, [...seen(), news].slice(-KEPT).join('\n').trim());
      draw((times) => times + 1);
    },
  };
}

/** Of changes that wait: they are known by when the last of them stands, ms UTC. */
export const editorialNews = (opinion: string, standsAt: number): string => `${opinion} editorial ${standsAt}`;

/** `of`: log position of the proposal. */
export const personalNews = (opinion: string, of: number): string => `${opinion} personal ${of}`;

/** `since`: log position of its deletion. */
export const goneNews = (opinion: string, block: string, since: number): string => `${opinion} ${block} ${since}`;
