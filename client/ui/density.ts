/** How close things stand on this device; the style sheets go by an attribute of the page (tokens.css), which the server writes (shell.ts). */
import { DENSITY_COOKIE, type Density, readDensity } from '../../shared/page/density.ts';

/** A year, as the language. */
const KEPT_SECONDS = 31_536_000;

export const density = (): Density => readDensity(document.documentElement.dataset.density);

export function chooseDensity(chosen: Density): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in Firefox
  document.cookie = `${DENSITY_COOKIE}=${chosen}; Path=/; Max-Age=${KEPT_SECONDS}; SameSite=Lax`;
  document.documentElement.dataset.density = chosen;
}
