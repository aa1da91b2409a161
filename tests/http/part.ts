/** Of a sheet: the part under a heading of the third level, up to the next heading. */
export const part = (page: string, heading: string): string => page.split(`<h3>${heading}</h3>`)[1]?.split(/<h[23]|<\/section/)[0] ?? '';
