/** For the first field of something that was opened by the person who now types into it. Never for what a page opens by itself. */
export const toField = (field: HTMLElement | null): void => field?.focus();
