/** How a person has chosen, on this device, to be told of a call while looking elsewhere. */
import type { Me } from '../../shared/wire/session.ts';

export type Signal = 'sound' | 'notice';

/** Where it is kept. */
export const signalsPlace = ({ seat, person }: Me): string => `nemcon.signals.${seat?.id}.${person}`;

export const chosenSignals = (me: Me): readonly string[] => (localStorage.getItem(signalsPlace(me)) ?? '').split(' ').filter(Boolean);
