/**
 * The id of a new opinion follows from its number, so the log itself refuses the second of two that are founded under one number in the same
 * moment, on one node or on several: they would begin one log, and an append takes a `seq` once.
 */
import { createHash } from 'node:crypto';

/** 16 hexadecimal digits of its hash: no two numbers of a forum meet. */
const LENGTH = 16;

export const opinionIdOf = (number: string): string => `o${createHash('sha256').update(numberKey(number)).digest('hex').slice(0, LENGTH)}`;

export const isSameNumber = (one: string, other: string): boolean => numberKey(one) === numberKey(other);

/** However it is written: letter case, and space around and between. */
const numberKey = (number: string): string => number.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
