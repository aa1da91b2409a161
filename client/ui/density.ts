/** How close things stand: marks, cards, rows. Chosen on this device; the style sheets go by an attribute of the page (tokens.css). */
const PLACE = 'nemcon.density';

export const DENSITIES = ['comfortable', 'compact'] as const;
type Density = (typeof DENSITIES)[number];

export const density = (): Density => (localStorage.getItem(PLACE) === 'compact' ? 'compact' : 'comfortable');

/** As it was chosen, from the first frame on. */
export function showDensity(): void {
  document.documentElement.dataset.density = density();
}

export function chooseDensity(chosen: Density): void {
  localStorage.setItem(PLACE, chosen);
  showDensity();
}
