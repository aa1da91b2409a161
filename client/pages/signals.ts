/** How somebody who looks elsewhere is told of a call: by a sound, by the browser. Chosen by each person on this device; off at first. */
import { useState } from 'react';
import { chosenSignals, type Signal, signalsPlace } from './chosen-signals.ts';
import { useMyself } from './myself.ts';

/** What was chosen, and how to choose. */
export function useSignals() {
  const { me } = useMyself();
  const [, draw] = useState(0);
  return {
    has: (signal: Signal): boolean => chosenSignals(me).includes(signal),
    choose: (signal: Signal, on: boolean): void => {
      localStorage.setItem(signalsPlace(me), [...chosenSignals(me).filter((one) => one !== signal), ...(on ? [signal] : [])].join(' '));
      draw((times) => times + 1);
    },
  };
}

/** Hz, and seconds from now. */
const TONES = [
  [660, 0],
  [880, 0.2],
] as const;
const TONE_SECONDS = 0.4;

/** Two short tones. Where nobody has pressed anything yet browsers let nothing be heard: later it would come as a surprise. */
export function ring(): void {
  if (navigator.userActivation?.hasBeenActive === false) return;
  const sound = new AudioContext();
  const now = sound.currentTime;
  for (const [pitch, after] of TONES) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, now + after);
    volume.gain.exponentialRampToValueAtTime(0.001, now + after + TONE_SECONDS);
    tone.connect(volume).connect(sound.destination);
    tone.start(now + after);
    tone.stop(now + after + TONE_SECONDS);
    tone.onended = () => void (after > 0 && sound.close());
  }
}

export const mayNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted';

/** Of several with the same `tag` the last is seen. Browsers on Android give notices to service workers alone, and throw. */
export function notify(words: string, tag: string, onPress: () => void): void {
  let notice: Notification;
  try {
    notice = new Notification(words, { tag });
  } catch {
    return;
  }
  notice.onclick = () => {
    window.focus();
    notice.close();
    onPress();
  };
}
