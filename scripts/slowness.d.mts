export function slowness(): number;
export function factorOf(ms: number): number;
