const DAY = 86_400_000;

/** Days from one day to another, each as `2030-12-31`; negative when the second is earlier. NaN for what is no day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** `today`, `in 3 days`, `12 days ago`. */
export function awayInWords(days: number): string {
  if (Number.isNaN(days)) return '';
  if (days === 0) return 'today';
  const count = Math.abs(days);
  const spelled = `${count} ${count === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${spelled}` : `${spelled} ago`;
}
