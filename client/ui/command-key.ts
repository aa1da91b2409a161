/**
 * Is this key meant as a command, and not a letter on its way? Never while composing, and never with AltGr: on many keyboards that is how `[`,
 * `@` and accents are typed, and Windows reports it as Ctrl+Alt.
 */
export const isCommandKey = (event: KeyboardEvent): boolean =>
  !event.isComposing && event.keyCode !== 229 && !event.getModifierState('AltGraph');

export const isMac = (): boolean => /Mac|iP(hone|[oa]d)/.test(navigator.platform);
