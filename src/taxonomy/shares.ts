/** Turns scores into shares that sum up to 1: the higher the temperature, the closer to each other. */
export function sharesOf(scores: readonly number[], temperature: number): readonly number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - highest) / temperature));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/** Confidence to three digits: more would claim a precision that nobody measured. */
export function rounded(share: number): number {
  return Math.floor(Math.max(0, Math.min(1, share)) * 1000) / 1000;
}
