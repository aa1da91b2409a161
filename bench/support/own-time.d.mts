export function ownMs(): number;
