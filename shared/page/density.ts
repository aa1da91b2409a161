/** How close things stand: marks, cards, rows. Chosen on a device; the first HTML says it already, so that nothing moves when the script comes. */
export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export const DENSITY_COOKIE = 'nemcon-density';

export const readDensity = (chosen: string | null | undefined): Density => (chosen === 'compact' ? 'compact' : 'comfortable');
