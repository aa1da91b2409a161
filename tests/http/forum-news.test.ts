/** The stream that tells pages how far the forum's log has come. */
import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { expect, it } from 'vitest';
import type { Ending } from '../../server/auth/authenticator.ts';
import type { Done } from '../../server/http/call-news.ts';
import { ForumNews } from '../../server/http/forum-news.ts';
import { LIMITS } from '../../server/limits.ts';
import { manualClock } from '../support/clock.ts';

function stage() {
  const clock = manualClock();
  const told = new Set<() => void>();
  const state = { seq: 7 };
  const onChange = (listener: () => void) => {
    told.add(listener);
    return () => told.delete(listener);
  };
  const forum = { state, onChange };
  const called = new Set<(done: Done) => void>();
  const calls = {
    onChange: (listener: (done: Done) => void) => {
      called.add(listener);
      return () => called.delete(listener);
    },
  };
  const news = new ForumNews(forum as never, clock, calls as never);
  const act = (done: Done): void => {
    for (const one of called) one(done);
  };
  const reader = () => {
    const said: string[] = [];
    const ends: ((why: Ending) => void)[] = [];
    let forgotten = false;
    let ended = false;
    const res = Object.assign(new EventEmitter(), {
      status: () => res,
      set: () => res,
      write(words: string) {
        // as the response of a server does it, which closes a little after it has ended
        if (ended) throw new Error('write after end');
        said.push(words);
      },
      end() {
        ended = true;
      },
    });
    const onEnd = (ended: (why: Ending) => void) => {
      ends.push(ended);
      return () => {
        forgotten = true;
      };
    };
    const identity = { onEnd, session: 'one' };
    news.open(res as unknown as Response, identity);
    return { said, end: () => ends[0]?.('signed-out'), forgotten: () => forgotten, close: () => res.emit('close') };
  };
  const move = (): void => {
    state.seq += 1;
    for (const one of told) one();
  };
  return { clock, news, reader, move, act, told };
}

it('says where the log stands at once, with every change, and every 20 seconds', () => {
  const { clock, reader, move } = stage();
  const one = reader();
  move();
  const other = reader();
  clock.advance(20_000);
  expect(one.said).toEqual(['data: 7\n\n', 'data: 8\n\n', 'data: 8\n\n']);
  expect(other.said).toEqual(['data: 8\n\n', 'data: 8\n\n']);
  clock.advance(20_000);
  expect(other.said).toHaveLength(3);
});

it('F3.7 says at once that other calls run than before', () => {
  const { reader, act } = stage();
  const one = reader();
  act('calls');
  expect(one.said.slice(1)).toEqual(['event: calls\ndata: changed\n\n']);
});

it('P18 says of many acts once within a second that something was done, and again of what comes after', () => {
  const { clock, news, reader, act } = stage();
  const one = reader();
  for (let done = 0; done < 100; done += 1) act('act');
  expect(one.said).toHaveLength(1);
  clock.advance(1_000);
  expect(one.said.slice(1)).toEqual(['event: acts\ndata: done\n\n']);
  clock.advance(5_000);
  act('act');
  clock.advance(1_000);
  expect(one.said).toHaveLength(3);
  act('act');
  news.close();
  clock.advance(1_000);
  expect(one.said).toHaveLength(3);
});

it('ends with the right of whoever reads, and holds nothing of those who went', () => {
  const { news, reader, move, told } = stage();
  const gone = reader();
  const stays = reader();
  gone.end();
  move();
  gone.close();
  expect([gone.said.length, stays.said.length, gone.forgotten(), stays.forgotten()]).toEqual([1, 2, true, false]);
  news.close();
  move();
  stays.close();
  expect([told.size, stays.said.length, stays.forgotten()]).toEqual([0, 2, true]);
});

it('is held so many times by one session and no more, until one of them ends', () => {
  const { news, reader } = stage();
  const held = Array.from({ length: LIMITS.newsPerSession }, reader);
  expect([news.full('one'), news.full('another')]).toEqual([true, false]);
  held[0]?.end();
  expect(news.full('one')).toBe(false);
});
